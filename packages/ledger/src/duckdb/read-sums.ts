import { type DuckDBConnection, type DuckDBDataChunk, DuckDBDecimal64Vector, type DuckDBValue } from '@duckdb/node-api';
import { SUM_NAMES, type SumName, type Sums } from '../call-store.ts';
import { findPlaces } from './add-cells.ts';
import { askApart } from './ask-apart.ts';
import type { Parts } from './select-parts.ts';
import { type Query, readBigInt, SUM_SQL } from './sum-sql.ts';

/** A row of {@link readSums}. */
export interface SumRow<Name extends SumName = SumName> {
  readonly keys: readonly DuckDBValue[];
  readonly sums: Sums<Name>;
}

/**
 * The sums of parts (see `PARTS`) by some columns of theirs, not to be changed.
 * @param keys SQL of what each row begins with, which tells rows apart.
 * @param grouped what follows the parts: how they are grouped.
 * @param names the sums that are needed.
 */
export function readSums<Name extends SumName = SumName>(
  connection: DuckDBConnection,
  parts: Parts,
  keys: readonly string[],
  grouped: string,
  names: readonly SumName[] = SUM_NAMES,
): Promise<readonly SumRow<Name>[]> {
  return askApart<readonly SumRow<Name>[]>(connection, parts, {
    asked: ['rows', keys, grouped, names],
    ask: (some) => readSumsOf(connection, some, { keys, grouped, names }),
    sizeOf: (rows) => rows.length * (keys.length + names.length),
    add: (rows, more) => addRows(rows, more, names),
  });
}

function addRows<Name extends SumName>(
  rows: readonly SumRow<Name>[],
  more: readonly SumRow<Name>[],
  names: readonly SumName[],
): readonly SumRow<Name>[] {
  const added = [...rows];
  const keysOf = (row: number): readonly DuckDBValue[] => rows[row]?.keys ?? [];
  const places = findPlaces(
    rows,
    { count: rows.length, keysOf },
    more.map(({ keys }) => keys),
  );
  for (const [index, place] of places.entries()) {
    const [one, other] = [rows[place], more[index]];
    if (other) added[place] = one ? { keys: one.keys, sums: addSums(one.sums, other.sums, names) } : other;
  }
  return added;
}

function addSums<Name extends SumName>(one: Sums<Name>, other: Sums<Name>, names: readonly SumName[]): Sums<Name> {
  const sums = names.map((name) => [name, one[name as Name] + other[name as Name]]);
  return Object.fromEntries(sums) as Sums<Name>;
}

async function readSumsOf<Name extends SumName>(
  connection: DuckDBConnection,
  { sql, values }: Query,
  {
    keys,
    grouped,
    names,
  }: { readonly keys: readonly string[]; readonly grouped: string; readonly names: readonly SumName[] },
): Promise<readonly SumRow<Name>[]> {
  const columns = keys.map((_, index) => `result${index}`);
  const named = keys.map((key, index) => `${key} AS ${columns[index]}`);
  const sums = names.map((name) => `coalesce(${SUM_SQL[name]}, 0) AS "${name}"`);
  const narrow = names.map((name) => `TRY_CAST("${name}" AS ${narrowType(name)}) AS "narrow ${name}"`);
  const read = names.map((name) => `"narrow ${name}"`);
  const wide = names.map((name) => `CASE WHEN "narrow ${name}" IS NULL THEN "${name}" END`);
  const result = await connection.run(
    `SELECT ${[...columns, ...read, ...wide].join(', ')}
    FROM (SELECT *, ${narrow.join(', ')} FROM (SELECT ${[...named, ...sums].join(', ')} FROM (${sql}) ${grouped}))`,
    values,
  );
  const chunks = await result.fetchAllChunks();
  return chunks.flatMap((chunk) => readRows<Name>(chunk, keys.length, names));
}

/** The type of a sum in 64 bits, which are read in a fraction of the time that 128 take. */
function narrowType(name: SumName): string {
  return /cost|savings/i.test(name) ? 'DECIMAL(18, 12)' : 'BIGINT';
}

function readRows<Name extends SumName>(
  chunk: DuckDBDataChunk,
  keyCount: number,
  names: readonly SumName[],
): readonly SumRow<Name>[] {
  const keys = Array.from({ length: keyCount }, (_, index) => chunk.getColumnVector(index));
  const reads = names.map((_, index) => readColumn(chunk, keyCount + index, keyCount + names.length + index));
  const zeros = Object.fromEntries(names.map((name) => [name, 0n]));
  // Row by row: what an object has is made with it, and the collector of garbage moves it once.
  return Array.from({ length: chunk.rowCount }, (_, row) => {
    const sums = { ...zeros };
    for (let index = 0; index < names.length; index += 1)
      sums[names[index] as SumName] = shareSmall(reads[index]?.(row) ?? 0n);
    return { keys: keys.map((vector) => vector.getItem(row)), sums: sums as Sums<Name> };
  });
}

/** Of many groups most counts are small, and a bigint of its own takes more memory than all else of one. */
const SMALL: readonly bigint[] = Array.from({ length: 1024 }, (_, value) => BigInt(value));

function shareSmall(value: bigint): bigint {
  return value >= 0n && value < 1024n ? (SMALL[Number(value)] ?? value) : value;
}

/** Reads the sums of a column; those that are too long for 64 bits are in one of their own. */
function readColumn(chunk: DuckDBDataChunk, narrow: number, wide: number): (row: number) => bigint {
  const vector = chunk.getColumnVector(narrow);
  const readWide = (row: number): bigint => readBigInt(chunk.getColumnVector(wide).getItem(row) ?? 0n);
  if (vector instanceof DuckDBDecimal64Vector) return (row) => vector.getScaledValue(row) ?? readWide(row);
  return (row) => (vector.getItem(row) as bigint | null) ?? readWide(row);
}
