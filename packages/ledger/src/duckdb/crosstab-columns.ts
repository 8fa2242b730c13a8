import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api';
import type { CellColumns, Selection, SumName } from '../call-store.ts';
import { ManyAmounts, MOST_NEAR } from '../many-amounts.ts';
import { findPlaces } from './add-cells.ts';
import { askApart } from './ask-apart.ts';
import { nameRest } from './name-rest.ts';
import { findNumbered, type NumberedKeys, numberKeys, readTexts, textOf } from './numbered-keys.ts';
import { readText } from './read-text.ts';
import { type Parts, selectParts } from './select-parts.ts';
import { PARTS, readBigInt, SUM_SQL } from './sum-sql.ts';

/**
 * See `CallView.crosstabColumns`. Cells are added up by the numbers of their texts, which are looked up once each, and sums
 * come as doubles where those are exact.
 * @param connection in a transaction.
 */
export async function crosstabColumns<Name extends SumName>(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
  names: readonly Name[],
): Promise<CellColumns<Name>> {
  const parts = await selectParts(connection, selection, fields, { numbered: findNumbered(fields) });
  return askApart<CellColumns<Name>>(connection, parts, {
    asked: ['columns', names],
    ask: (some) => readColumns(connection, { ...parts, ...some }, fields, names),
    sizeOf: ({ count }) => count * (fields.length + names.length),
    add: addColumns,
  });
}

async function readColumns<Name extends SumName>(
  connection: DuckDBConnection,
  parts: Parts,
  fields: readonly string[],
  names: readonly Name[],
): Promise<CellColumns<Name>> {
  const numbered = numberKeys(parts, fields);
  const { keys, groups } = numbered;
  const grouped = groups.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${groups.join(', ')}`;
  const sums = names.map((name) => `coalesce(${SUM_SQL[name]}, 0) AS "${name}"`);
  const sql = `SELECT ${[...groups, ...names.map(nearSql), ...names.map(farSql)].join(', ')}
    FROM (SELECT ${[...groups, ...sums].join(', ')} FROM (${numberedSql(parts, numbered)}) ${grouped})`;
  const chunks = await (await connection.run(sql, parts.values)).fetchAllChunks();
  const count = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const valuesOf = (column: number): readonly DuckDBValue[] => chunks.flatMap((chunk) => chunk.getColumnValues(column));
  const values: (readonly (string | null)[])[] = [];
  // One after the other: with the first that fails, the connection is closed.
  for (const [index, key] of keys.entries()) {
    values.push(
      numbered.numbered.includes(key)
        ? await readTexts(connection, valuesOf(index) as (number | null)[], valuesOf(groups.indexOf(textOf(key))))
        : valuesOf(index).map(readText),
    );
  }
  const read = (name: Name, index: number): [Name, ManyAmounts] => [
    name,
    readAmounts(chunks, count, { near: groups.length + index, far: groups.length + names.length + index }),
  ];
  return {
    count,
    values,
    sums: Object.fromEntries(names.map(read)) as Record<Name, ManyAmounts>,
  };
}

function addColumns<Name extends SumName>(cells: CellColumns<Name>, more: CellColumns<Name>): CellColumns<Name> {
  const rowOf = ({ values }: Pick<CellColumns, 'values'>, row: number): readonly (string | null)[] =>
    values.map((column) => column[row] ?? null);
  const others = Array.from({ length: more.count }, (_, row) => rowOf(more, row));
  const places = findPlaces(cells, { count: cells.count, keysOf: (row) => rowOf(cells, row) }, others);
  const added = others.filter((_, index) => (places[index] ?? 0) >= cells.count);
  const sums = Object.entries<ManyAmounts>(cells.sums).map(([name, amounts]) => [
    name,
    amounts.addAt(places, more.sums[name as Name]),
  ]);
  return {
    count: cells.count + added.length,
    values: cells.values.map((column, place) => [...column, ...added.map((values) => values[place] ?? null)]),
    sums: Object.fromEntries(sums) as Record<Name, ManyAmounts>,
  };
}

/** SQL of the parts, where texts go by their numbers. */
function numberedSql({ sql, rolled, calls }: Parts, { keys, numbered, groups }: NumberedKeys): string {
  if (rolled === undefined || numbered.length === 0) return sql;
  const columns = ['class', ...Object.keys(PARTS)];
  const texts = numbered.map((key) => `NULL::VARCHAR AS ${textOf(key)}`);
  return `WITH rest AS MATERIALIZED (${calls}), ${nameRest(keys, numbered, columns)}
    SELECT ${[...keys, ...texts, ...columns].join(', ')} FROM (${rolled})
    UNION ALL SELECT ${[...groups, ...columns].join(', ')} FROM named_rest`;
}

function isAmount(name: SumName): boolean {
  return /cost|savings/i.test(name);
}

/** SQL of a sum as a double, amounts in pico-USD; NULL where that is not exact. */
function nearSql(name: SumName): string {
  const whole = isAmount(name) ? `TRY_CAST("${name}" AS DECIMAL(18, 12)) * 1000000000000` : `"${name}"`;
  return `CASE WHEN ${isNear(name)} THEN CAST(CAST(${whole} AS BIGINT) AS DOUBLE) END`;
}

function farSql(name: SumName): string {
  return `CASE WHEN NOT (${isNear(name)}) THEN "${name}" END`;
}

function isNear(name: SumName): string {
  return isAmount(name) ? `abs("${name}") <= ${MOST_NEAR / 1e12}::DECIMAL(18, 12)` : `abs("${name}") <= ${MOST_NEAR}`;
}

function readAmounts(
  chunks: readonly DuckDBDataChunk[],
  count: number,
  at: { readonly near: number; readonly far: number },
): ManyAmounts {
  const near = new Float64Array(count);
  const far = new Map<number, bigint>();
  let start = 0;
  for (const chunk of chunks) {
    const vector = chunk.getColumnVector(at.near);
    const { rowCount } = chunk;
    for (let row = 0; row < rowCount; row += 1) {
      const amount = vector.getItem(row) as number | null;
      near[start + row] = amount ?? Number.NaN;
      if (amount === null) far.set(start + row, readBigInt(chunk.getColumnVector(at.far).getItem(row) ?? 0n));
    }
    start += rowCount;
  }
  return new ManyAmounts(near, (index) => far.get(index) ?? 0n);
}
