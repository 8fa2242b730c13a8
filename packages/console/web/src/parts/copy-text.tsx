import { type JSX, useState } from 'react';
import './copy-text.css';

/** A line to be pasted elsewhere. */
export function CopyText({ text }: { readonly text: string }): JSX.Element {
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // A browser may forbid it: the text can be selected.
      () => setCopied(false),
    );
  };
  return (
    <div className="copy-text">
      <pre>{text}</pre>
      <button type="button" className="control" onClick={copy}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
