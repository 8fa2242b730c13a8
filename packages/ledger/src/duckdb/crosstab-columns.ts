import { type DuckDBConnection, type DuckDBDataChunk, INTEGER, LIST, listValue } from '@duckdb/node-api';
import type { CellColumns, Selection, SumName } from '../call-store.ts';
import { ManyAmounts, MOST_NEAR } from '../many-amounts.ts';
import { nameRest } from './name-rest.ts';
import { readText } from './read-text.ts';
import { TEXT_FIELDS } from './rollup/rollup-tables.ts';
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
  const numbered = fields.filter((field) => TEXT_FIELDS.includes(field));
  const parts = await selectParts(connection, selection, fields, { numbered });
  const keys = fields.map((_, index) => `key${index}`);
  const known = keys.filter((_, index) => parts.rolled !== undefined && numbered.includes(fields[index] ?? ''));
  const groups = [...keys, ...known.map((key) => `${key}_text`)];
  const grouped = groups.length === 0 ? 'HAVING count(*) > 0' : `GROUP BY ${groups.join(', ')}`;
  const sums = names.map((name) => `coalesce(${SUM_SQL[name]}, 0) AS "${name}"`);
  const sql = `SELECT ${[...groups, ...names.map(nearSql), ...names.map(farSql)].join(', ')}
    FROM (SELECT ${[...groups, ...sums].join(', ')} FROM (${numberedSql(parts, keys, known)}) ${grouped})`;
  const chunks = await (await connection.run(sql, parts.values)).fetchAllChunks();
  const count = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
  const columns = keys.map((key, index) =>
    known.includes(key)
      ? readTexts(connection, chunks, { number: index, text: groups.indexOf(`${key}_text`) })
      : chunks.flatMap((chunk) => chunk.getColumnValues(index).map(readText)),
  );
  const read = (name: Name, index: number): [Name, ManyAmounts] => [
    name,
    readAmounts(chunks, count, { near: groups.length + index, far: groups.length + names.length + index }),
  ];
  return {
    count,
    values: await Promise.all(columns),
    sums: Object.fromEntries(names.map(read)) as Record<Name, ManyAmounts>,
  };
}

/** SQL of the parts, where texts of `known` keys go by their numbers. */
function numberedSql({ sql, rolled, calls }: Parts, keys: readonly string[], known: readonly string[]): string {
  if (rolled === undefined || known.length === 0) return sql;
  const columns = ['class', ...Object.keys(PARTS)];
  const texts = known.map((key) => `NULL::VARCHAR AS ${key}_text`);
  return `WITH rest AS MATERIALIZED (${calls}), ${nameRest(keys, known, columns)}
    SELECT ${[...keys, ...texts, ...columns].join(', ')} FROM (${rolled})
    UNION ALL SELECT ${[...keys, ...known.map((key) => `${key}_text`), ...columns].join(', ')} FROM named_rest`;
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
    for (let row = 0; row < chunk.rowCount; row += 1) {
      const amount = vector.getItem(row) as number | null;
      near[start + row] = amount ?? Number.NaN;
      if (amount === null) far.set(start + row, readBigInt(chunk.getColumnVector(at.far).getItem(row) ?? 0n));
    }
    start += chunk.rowCount;
  }
  return new ManyAmounts(near, (index) => far.get(index) ?? 0n);
}

/** More texts than this are not named one by one in a query. */
const MAX_NAMED = 100_000;

/** The texts of a column of numbers, and those that have none. */
async function readTexts(
  connection: DuckDBConnection,
  chunks: readonly DuckDBDataChunk[],
  at: { readonly number: number; readonly text: number },
): Promise<readonly (string | null)[]> {
  const numbers = chunks.flatMap((chunk) => chunk.getColumnValues(at.number) as (number | null)[]);
  const ids = [...new Set(numbers)].filter((number) => number !== null);
  const some = ids.length <= MAX_NAMED;
  const where = some ? 'WHERE id IN (SELECT unnest($1))' : '';
  const found = await connection.runAndReadAll(
    `SELECT id, value FROM rollup_texts ${where}`,
    some ? [listValue(ids)] : [],
    some ? [LIST(INTEGER)] : [],
  );
  const texts = new Map(found.getRows().map(([id, value]) => [Number(id), readText(value)]));
  const own = chunks.flatMap((chunk) => chunk.getColumnValues(at.text));
  return numbers.map((number, index) => (number === null ? readText(own[index]) : (texts.get(number) ?? null)));
}
