import type { JSX } from 'react';

export interface CsvLinkProps {
  /** Of the API. */
  readonly path: string;
  /** The table, for those who cannot see beside what it stands. */
  readonly of: string;
  /** Whether all see it, since another table is saved beside it. @default false */
  readonly named?: boolean | undefined;
}

/** Saves a table to the last digit. */
export function CsvLink({ path, of, named = false }: CsvLinkProps): JSX.Element {
  return (
    <a href={path} download>
      CSV<span className={named ? undefined : 'visually-hidden'}> of {of}</span>
    </a>
  );
}
