import { type JSX, useState } from 'react';

/** How long it says that it is done, in milliseconds. */
const SAID_MS = 2_000;

/** Copies the address, which shows somebody else the same. */
export function CopyLink(): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(location.href).then(
      () => {
        setCopied(true);
        setTimeout(() => setCopied(false), SAID_MS);
      },
      // A browser may forbid it: the address stands above.
      () => setCopied(false),
    );
  };
  return (
    <button type="button" className="control copy-link" onClick={copy}>
      {isCopied ? 'Copied' : 'Copy link'}
    </button>
  );
}
