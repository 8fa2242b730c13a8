import { fieldSql } from './field-sql.ts';

/** What two requests have in common of which one repeats the other: SQL, and the name of the column that has it. */
export const ALIKE: ReadonlyMap<string, string> = new Map([
  ['trace_id', 'trace_id'],
  ['parent_span_id', 'parent_span_id'],
  ['operation', fieldSql('operation')],
  ['host', fieldSql('host')],
  ['model', fieldSql('model')],
  ['input_tokens', 'input_tokens'],
]);

/** SQL of a number that hardly any have in common that are not {@link ALIKE}, of a call. */
export const SAME: string = `hash(${[...ALIKE.values()].join(', ')})`;

/** Requests that can be repetitions: they went well, and were not broken off. */
export const COMPLETE: string = `status = 'ok' AND input_tokens > 0
  AND coalesce(usage_reason NOT IN ('stream_aborted', 'stream_unconsumed'), true)`;
