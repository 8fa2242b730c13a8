import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useState } from 'react';
import './waiting.css';

/** Milliseconds after which somebody may want to stop waiting. */
const LONG_MS = 2_000;

/** That an answer is on its way; one that takes long can be given up. */
export function Waiting({ what }: { readonly what: string }): JSX.Element {
  const client = useQueryClient();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="waiting" role="status">
      <span className="bar" aria-hidden="true" />
      <span className={isLong ? 'dim' : 'visually-hidden'}>Adding up {what} …</span>
      {isLong && (
        <button type="button" className="control" onClick={() => client.cancelQueries()}>
          Stop
        </button>
      )}
    </div>
  );
}
