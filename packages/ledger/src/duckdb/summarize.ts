import type { DuckDBConnection } from '@duckdb/node-api';
import { type Group, NO_SUMS, type Selection, SUM_NAMES, type Summary, type Sums } from '../call-store.ts';
import { cutGroups } from '../rank-cells.ts';
import { sumCells } from '../totals.ts';
import { crosstab } from './crosstab.ts';
import { isTimeField } from './field-sql.ts';
import { rankCells } from './rank-cells.ts';
import { readSums, type SumRow } from './read-sums.ts';
import { readText } from './read-text.ts';
import { ROLLED_FIELDS } from './rollup/rollup-tables.ts';
import { selectParts } from './select-parts.ts';

/** The groups of a field that are told, and how many there are. */
interface FieldGroups {
  readonly groups: readonly Group[];
  readonly count: number;
}

/**
 * See `CallStore.summarize`. Fields with few values go together; what has about as many values as there are calls would
 * take the others with it, and goes alone; where nothing goes with it, the totals are what all of its groups add up to.
 * @param connection in a transaction, so that totals and every breakdown are of the same instant.
 */
export async function summarize(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
  limit?: number,
): Promise<Summary> {
  const few = fields.filter(hasFewValues);
  const [one] = fields;
  if (fields.length === 1 && one !== undefined && few.length === 0 && limit === undefined) {
    return summarizeWhole(connection, selection, one);
  }
  const { totals, groups } = await summarizeTogether(connection, selection, few);
  const found = new Map<string, FieldGroups>();
  for (const [index, field] of few.entries()) {
    const all = groups[index] ?? [];
    found.set(field, { groups: cutGroups(field, all, limit), count: all.length });
  }
  for (const field of fields) {
    if (!found.has(field)) found.set(field, await summarizeAlone(connection, selection, field, limit));
  }
  const told = fields.map((field) => found.get(field));
  return { totals, groups: told.map((one) => one?.groups ?? []), counts: told.map((one) => one?.count ?? 0) };
}

/** With more groups than this, DuckDB adds the totals up in less time. */
const MAX_ADDED = 50_000;

async function summarizeWhole(connection: DuckDBConnection, selection: Selection, field: string): Promise<Summary> {
  const { groups, count } = await summarizeAlone(connection, selection, field, undefined);
  const isQuick = count <= MAX_ADDED;
  const totals = isQuick ? sumCells(groups) : (await summarizeTogether(connection, selection, [])).totals;
  return { totals, groups: [groups], counts: [count] };
}

async function summarizeTogether(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Pick<Summary, 'totals' | 'groups'>> {
  const parts = await selectParts(connection, selection, fields);
  const names = fields.map((_, index) => `key${index}`);
  const marks = names.map((name) => `GROUPING(${name})`);
  const grouped = `GROUP BY GROUPING SETS (${['()', ...names.map((name) => `(${name})`)].join(', ')})`;
  return readSummary(await readSums(connection, parts, [...marks, ...names], grouped), fields.length);
}

async function summarizeAlone(
  connection: DuckDBConnection,
  selection: Selection,
  field: string,
  limit: number | undefined,
): Promise<FieldGroups> {
  const toGroup = ({ values, sums }: { values: readonly (string | null)[]; sums: Sums }): Group => ({
    value: values[0] ?? null,
    sums,
  });
  if (limit !== undefined) {
    const { cells, count } = await rankCells(connection, selection, [field], SUM_NAMES, { order: 'cost', limit });
    return { groups: cells.map(toGroup), count };
  }
  const cells = await crosstab(connection, selection, [field]);
  return { groups: cells.map(toGroup), count: cells.length };
}

function hasFewValues(field: string): boolean {
  return ROLLED_FIELDS.includes(field) || isTimeField(field);
}

/** Rows have one mark per field (0 where the row is of that field's split), then one key per field. */
function readSummary(rows: readonly SumRow[], fieldCount: number): Pick<Summary, 'totals' | 'groups'> {
  const groups: Group[][] = Array.from({ length: fieldCount }, () => []);
  let totals = NO_SUMS;
  for (const { keys, sums } of rows) {
    const index = keys.slice(0, fieldCount).findIndex((mark) => Number(mark) === 0);
    if (index === -1) totals = sums;
    else groups[index]?.push({ value: readText(keys[fieldCount + index]), sums });
  }
  return { totals, groups };
}
