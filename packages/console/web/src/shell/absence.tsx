import type { JSX } from 'react';
import { useIsAway } from '../api/recovery.ts';
import '../parts/failure.css';

/** That the console is gone, once for all that it does not answer. */
export function Absence(): JSX.Element | null {
  if (!useIsAway()) return null;
  return (
    <div className="failure" role="alert">
      <p>
        <strong>The console does not answer.</strong> What is shown is from before; it goes on when the console is back.
        Is it running? <code>spendspan console</code> starts it.
      </p>
    </div>
  );
}
