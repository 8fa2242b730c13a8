import type { JSX } from 'react';
import { apiPath, type Parameters } from '../../api/fetch-json.ts';
import { CsvLink } from '../../parts/csv-link.tsx';

export interface SaveCsvProps {
  readonly report: string;
  readonly parameters: Parameters;
  /** Name of one of its tables. */
  readonly table: string;
  /** @default its name */
  readonly of?: string;
  /** See `CsvLink`. */
  readonly named?: boolean;
}

/** Saves a table to the last digit, as `spendspan report --format csv` prints it. */
export function SaveCsv({ report, parameters, table, of = table, named }: SaveCsvProps): JSX.Element {
  const path = apiPath(`reports/${encodeURIComponent(report)}/csv`, { ...parameters, table });
  return <CsvLink path={path} of={of} named={named} />;
}
