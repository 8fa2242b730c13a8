import { type DuckDBConnection, type DuckDBValue, INTEGER, LIST, listValue } from '@duckdb/node-api';
import { readText } from './read-text.ts';
import { TEXT_FIELDS } from './rollup/rollup-tables.ts';
import type { Parts } from './select-parts.ts';

/** The columns that tell cells apart, where the texts of some fields go by their numbers. */
export interface NumberedKeys {
  /** One column per field. */
  readonly keys: readonly string[];
  /** Those of them that have numbers. */
  readonly numbered: readonly string[];
  /** All columns: behind the keys, one for each numbered key with the text of what has no number (see `nameRest`). */
  readonly groups: readonly string[];
}

/** The fields whose texts have numbers in the rollups. */
export function findNumbered(fields: readonly string[]): readonly string[] {
  return fields.filter((field) => TEXT_FIELDS.includes(field));
}

/** The keys of parts that were asked for with the numbers of {@link findNumbered}; without rollups, there are none. */
export function numberKeys({ rolled }: Parts, fields: readonly string[]): NumberedKeys {
  const keys = fields.map((_, index) => `key${index}`);
  const isNumbered = (index: number): boolean => rolled !== undefined && TEXT_FIELDS.includes(fields[index] ?? '');
  const numbered = keys.filter((_, index) => isNumbered(index));
  return { keys, numbered, groups: [...keys, ...numbered.map(textOf)] };
}

/** The column with the text of a numbered key that has no number. */
export function textOf(key: string): string {
  return `${key}_text`;
}

/** More texts than this are not named one by one in a query. */
const MAX_NAMED = 100_000;

/**
 * The texts of numbers, each looked up once.
 * @param numbers null: there is none.
 * @param own the texts of those.
 */
export async function readTexts(
  connection: DuckDBConnection,
  numbers: readonly (number | null)[],
  own: readonly (DuckDBValue | undefined)[],
): Promise<readonly (string | null)[]> {
  const ids = [...new Set(numbers)].filter((number) => number !== null);
  const some = ids.length <= MAX_NAMED;
  const where = some ? 'WHERE id IN (SELECT unnest($1))' : '';
  const found = await connection.runAndReadAll(
    `SELECT id, value FROM rollup_texts ${where}`,
    some ? [listValue(ids)] : [],
    some ? [LIST(INTEGER)] : [],
  );
  const texts = new Map(found.getRows().map(([id, value]) => [Number(id), readText(value)]));
  return numbers.map((number, index) => (number === null ? readText(own[index]) : (texts.get(number) ?? null)));
}
