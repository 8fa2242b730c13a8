import { ReportParameterError } from '../errors.ts';
import type { ReportParameter } from '../types.ts';

/** The parameter that says how many rows a table has, for whoever asks. */
export const ROW_LIMIT: ReportParameter = {
  name: 'limit',
  summary:
    'rows of a table at most, the first ones; the others are one row, so that it still adds up; or all (default)',
  required: false,
};

/** How many rows of a table people are shown unless they ask for more. */
export const SHOWN_ROWS = 50;

/** Rows that a limit may ask for: with more, all of them are asked for in less time. */
const MAX_ROWS = 10_000;

/**
 * The limit of a query; undefined: all rows.
 * @throws ReportParameterError
 */
export function readRowLimit(text = 'all'): number | undefined {
  if (text.trim() === 'all') return undefined;
  const limit = /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX_ROWS) {
    throw new ReportParameterError(
      'limit',
      JSON.stringify(text.slice(0, 80)),
      `a number from 1 to ${MAX_ROWS}, or all`,
    );
  }
  return limit;
}
