import type { JSX } from 'react';
import './legend.css';

/** More colours than these nobody tells apart; the last is for the rest. */
export const MAX_SERIES = 8;

/** The variable of the colour of a series by its position. */
export function colorName(index: number): string {
  return index >= MAX_SERIES - 1 ? '--series-rest' : `--series-${index + 1}`;
}

/** Which colour is what. */
export function Legend({ names }: { readonly names: readonly string[] }): JSX.Element {
  return (
    <ul className="legend">
      {names.map((name, index) => (
        <li key={name}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect width="10" height="10" rx="3" fill={`var(${colorName(index)})`} />
          </svg>
          <span title={name}>{name}</span>
        </li>
      ))}
    </ul>
  );
}
