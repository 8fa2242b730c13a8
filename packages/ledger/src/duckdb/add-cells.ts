import type { DuckDBValue } from '@duckdb/node-api';

/** Where each row of an answer is, by its keys, found out once. */
const PLACES = new WeakMap<object, ReadonlyMap<string, number>>();

/**
 * Where rows are added to those of an answer, which has one row of each key, or put behind them.
 * @param count how many rows the answer has.
 */
export function findPlaces(
  answer: object,
  { count, keysOf }: { readonly count: number; readonly keysOf: (row: number) => readonly DuckDBValue[] },
  more: readonly (readonly DuckDBValue[])[],
): readonly number[] {
  const places = PLACES.get(answer) ?? new Map(Array.from({ length: count }, (_, row) => [nameKeys(keysOf(row)), row]));
  PLACES.set(answer, places);
  let end = count;
  return more.map((keys) => places.get(nameKeys(keys)) ?? end++);
}

/** Texts, NULL and small whole numbers, which may be of another type elsewhere. */
function nameKeys(keys: readonly DuckDBValue[]): string {
  return JSON.stringify(keys.map((key) => (key === null ? null : String(key))));
}
