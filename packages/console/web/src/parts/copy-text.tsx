import type { JSX } from 'react';
import { useCopy } from './use-copy.ts';
import './copy-text.css';

/** A line to be pasted elsewhere. */
export function CopyText({ text }: { readonly text: string }): JSX.Element {
  const [isCopied, copy] = useCopy();
  return (
    <div className="copy-text">
      <pre>{text}</pre>
      <button type="button" className="control" onClick={() => copy(text)}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </div>
  );
}
