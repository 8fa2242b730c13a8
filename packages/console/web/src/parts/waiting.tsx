import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect, useState } from 'react';
import { useQuestions } from '../api/queries.ts';
import { formatShare } from '../format/numbers.ts';
import './waiting.css';

/** Milliseconds after which somebody may want to know how far it is, and to stop waiting. */
const LONG_MS = 1_500;

/** That an answer is on its way; one that takes long says how far it is and can be given up, which ends the work on it. */
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
        <>
          <Progress />
          <button type="button" className="control" onClick={() => client.cancelQueries()}>
            Cancel
          </button>
        </>
      )}
    </div>
  );
}

/** How far the ledger is with what takes longest. Not read out: it changes twice a second. */
function Progress(): JSX.Element | null {
  const { data } = useQuestions(true);
  const [longest] = [...(data?.questions ?? [])].sort((one, other) => other.seconds - one.seconds);
  if (!longest) return null;
  const { seconds, share } = longest;
  return (
    <span className="progress dim" aria-hidden="true">
      {share !== null && <progress value={share} max={1} />}
      {Math.round(seconds).toLocaleString()} s{share === null ? '' : `, ${formatShare(share)} of this step`}
    </span>
  );
}
