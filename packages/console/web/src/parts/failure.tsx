import type { JSX } from 'react';
import { isUnreachable, useIsAway } from '../api/recovery.ts';
import './failure.css';

export interface FailureProps {
  readonly error: Error;
  retry(): void;
  /** Whether what is shown beside it is an earlier answer. */
  readonly stale?: boolean;
}

/** Why there is no answer, and a way to ask again. */
export function Failure({ error, retry, stale = false }: FailureProps): JSX.Element | null {
  // It is said once above all of them, and nobody has to ask again.
  const isSaidAbove = useIsAway() && isUnreachable(error);
  if (isSaidAbove) return stale ? null : <p className="dim">No answer yet.</p>;
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{stale ? 'Not up to date: ' : 'No answer: '}</strong>
        {error.message}
      </p>
      <button type="button" className="control" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
