import type { JSX } from 'react';

export interface CsvLinkProps {
  /** Of the API. */
  readonly path: string;
  /** The table, for those who cannot see beside what it stands. */
  readonly of: string;
}

/** Saves a table to the last digit. */
export function CsvLink({ path, of }: CsvLinkProps): JSX.Element {
  return (
    <a href={path} download>
      CSV<span className="visually-hidden"> of {of}</span>
    </a>
  );
}
