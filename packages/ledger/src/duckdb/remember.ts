import type { DuckDBConnection } from '@duckdb/node-api';
import { findInstant, type WriteCount } from './write-count.ts';

/** What was found out of an open file as it is since it was last written. */
interface Remembered {
  readonly value: number;
  readonly found: Map<string, unknown>;
}

const REMEMBERED = new WeakMap<WriteCount, Remembered>();

/** So much is remembered of one file, the latest. */
const MOST = 30;

/**
 * Finds something out, unless that was done since the file was last written.
 * @param connection in a transaction that sees one instant, and ends with the connection.
 * @param key tells what is found out; it depends on that and on what is in the file alone, and nobody changes it.
 */
export async function remember<T>(connection: DuckDBConnection, key: string, find: () => Promise<T>): Promise<T> {
  const instant = await findInstant(connection);
  if (!instant) return find();
  const { count, value } = instant;
  const known = findKnown(count, value);
  if (known.has(key)) return known.get(key) as T;
  // Not shared before it is there: who looks for it may give up.
  const found = await find();
  known.set(key, found);
  for (const oldest of [...known.keys()].slice(0, -MOST)) known.delete(oldest);
  return found;
}

function findKnown(count: WriteCount, value: number): Map<string, unknown> {
  const last = REMEMBERED.get(count);
  if (last?.value === value) return last.found;
  const found = new Map<string, unknown>();
  // Who still sees an earlier instant does not take the place of a later one.
  if (!last || last.value < value) REMEMBERED.set(count, { value, found });
  return found;
}
