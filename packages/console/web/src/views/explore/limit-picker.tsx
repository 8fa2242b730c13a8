import type { JSX } from 'react';

/** How many rows can be asked for; the first number unless another is. */
const LIMITS = ['50', '200', '1000', '5000'];

/** Fields of which a table alone is a series, which is shown whole. */
const TIMES: ReadonlySet<string> = new Set(['startedAt', 'hour', 'day', 'week', 'month']);

/** The limit of a table by some fields; undefined: it has none. */
export function readLimit(text: string | null, by: readonly string[]): string | undefined {
  if (text !== null) return text;
  return by.every((field) => TIMES.has(field)) ? undefined : LIMITS[0];
}

export interface LimitPickerProps {
  readonly limit: string | undefined;
  onChange(limit: string): void;
}

/** Chooses how many rows of the table are told one by one. */
export function LimitPicker({ limit = 'all', onChange }: LimitPickerProps): JSX.Element {
  const choices = LIMITS.includes(limit) ? LIMITS : [limit, ...LIMITS];
  return (
    <span className="control picker">
      <select aria-label="Rows at most" value={limit} onChange={({ target }) => onChange(target.value)}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice === 'all' ? 'all rows' : `first ${Number(choice).toLocaleString()} rows`}
          </option>
        ))}
      </select>
    </span>
  );
}
