import type { DuckDBConnection } from '@duckdb/node-api';
import { type Group, NO_SUMS, type Selection, type Summary } from '../call-store.ts';
import { isTimeField } from './field-sql.ts';
import { readSums, type SumRow } from './read-sums.ts';
import { readText } from './read-text.ts';
import { ROLLED_FIELDS } from './rollup/rollup-tables.ts';
import { selectParts } from './select-parts.ts';

/**
 * See `CallStore.summarize`. Fields with few values go together; what has about as many values as there are calls would
 * take the others with it, and goes alone.
 * @param connection in a transaction, so that totals and every breakdown are of the same instant.
 */
export async function summarize(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Summary> {
  const few = fields.filter(hasFewValues);
  const { totals, groups } = await summarizeTogether(connection, selection, few);
  const groupsOf = new Map(few.map((field, index) => [field, groups[index] ?? []]));
  for (const field of fields) {
    if (groupsOf.has(field)) continue;
    const alone = await summarizeTogether(connection, selection, [field]);
    groupsOf.set(field, alone.groups[0] ?? []);
  }
  return { totals, groups: fields.map((field) => groupsOf.get(field) ?? []) };
}

async function summarizeTogether(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Summary> {
  const parts = await selectParts(connection, selection, fields);
  const names = fields.map((_, index) => `key${index}`);
  const marks = names.map((name) => `GROUPING(${name})`);
  const grouped = `GROUP BY GROUPING SETS (${['()', ...names.map((name) => `(${name})`)].join(', ')})`;
  return readSummary(await readSums(connection, parts, [...marks, ...names], grouped), fields.length);
}

function hasFewValues(field: string): boolean {
  return ROLLED_FIELDS.includes(field) || isTimeField(field);
}

/** Rows have one mark per field (0 where the row is of that field's split), then one key per field. */
function readSummary(rows: readonly SumRow[], fieldCount: number): Summary {
  const groups: Group[][] = Array.from({ length: fieldCount }, () => []);
  let totals = NO_SUMS;
  for (const { keys, sums } of rows) {
    const index = keys.slice(0, fieldCount).findIndex((mark) => Number(mark) === 0);
    if (index === -1) totals = sums;
    else groups[index]?.push({ value: readText(keys[fieldCount + index]), sums });
  }
  return { totals, groups };
}
