import { useState } from 'react';

/**
 * What copies a text, and whether it has.
 * @param saidMs how long it says so, in milliseconds. @default for good
 */
export function useCopy(saidMs?: number): readonly [isCopied: boolean, copy: (text: string) => void] {
  const [isCopied, setCopied] = useState(false);
  const copy = (text: string): void => {
    navigator.clipboard.writeText(text).then(
      () => {
        setCopied(true);
        if (saidMs !== undefined) setTimeout(() => setCopied(false), saidMs);
      },
      // A browser may forbid it: the text stands where it can be selected.
      () => setCopied(false),
    );
  };
  return [isCopied, copy];
}
