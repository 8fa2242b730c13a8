import { textOf } from './numbered-keys.ts';

/**
 * SQL of `named_rest`: what is not rolled up (`rest`), by the numbers of its texts; a text that has none is in the column
 * `key0_text` of its key.
 * @param amounts the other columns.
 */
export function nameRest(keys: readonly string[], numbered: readonly string[], amounts: readonly string[]): string {
  if (numbered.length === 0) return 'named_rest AS (SELECT * FROM rest)';
  const named = [
    ...keys.map((key) => (numbered.includes(key) ? `${key}_known.id AS ${key}` : key)),
    ...numbered.map((key) => `CASE WHEN ${key}_known.id IS NULL THEN ${key} END AS ${textOf(key)}`),
    ...amounts,
  ];
  const joins = numbered.map((key) => `LEFT JOIN known_texts ${key}_known ON ${key}_known.value = ${key}`);
  return `known_texts AS MATERIALIZED (SELECT id, value FROM rollup_texts
      WHERE value IN (${numbered.map((key) => `SELECT ${key} FROM rest`).join(' UNION ALL ')})),
    named_rest AS (SELECT ${named.join(', ')} FROM rest ${joins.join(' ')})`;
}
