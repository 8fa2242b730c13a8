import type { JSX } from 'react';
import { useCopy } from '../parts/use-copy.ts';

/** How long it says that it is done, in milliseconds. */
const SAID_MS = 2_000;

/** Copies the address, which shows somebody else the same. */
export function CopyLink(): JSX.Element {
  const [isCopied, copy] = useCopy(SAID_MS);
  return (
    <button type="button" className="control copy-link" onClick={() => copy(location.href)}>
      {isCopied ? 'Copied' : 'Copy link'}
    </button>
  );
}
