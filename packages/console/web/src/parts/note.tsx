import type { JSX } from 'react';

/** A sentence of a report, what stands between backticks as code. */
export function Note({ text }: { readonly text: string }): JSX.Element {
  const parts = [...text.matchAll(/`([^`]*)`|[^`]+/g)];
  return (
    <>{parts.map(({ 0: part, 1: code, index }) => (code === undefined ? part : <code key={index}>{code}</code>))}</>
  );
}
