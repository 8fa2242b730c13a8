import { stringify } from 'csv-stringify/sync';
import { CALL_FIELDS, toPlainValue } from './call-fields.ts';
import { guardFormula } from './guard-formula.ts';
import type { ExportFormat } from './types.ts';

/** A line per call (RFC 4180: CRLF, quotes doubled), with a heading. What is not known is empty. */
export const csv: ExportFormat = {
  name: 'csv',
  summary: 'a line per call, for spreadsheets',
  contentType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  async *encode(batches) {
    yield formatLines([CALL_FIELDS.map(({ name }) => name)]);
    for await (const calls of batches) {
      yield formatLines(
        calls.map((call) =>
          CALL_FIELDS.map((field) => {
            const value = toPlainValue(field, field.read(call));
            if (typeof value === 'string') return field.kind === 'text' ? guardFormula(value) : value;
            if (typeof value === 'object') return value && JSON.stringify(value);
            return String(value);
          }),
        ),
      );
    }
  },
};

/** Lines of CSV; null is an empty cell. */
export function formatLines(rows: readonly (readonly (string | null)[])[]): string {
  return stringify(rows as (string | null)[][], { record_delimiter: 'windows', quoted_match: LINE_END });
}

/** Any of these ends a line for somebody, not only both together. */
const LINE_END = /[\r\n]/;
