import type { DuckDBConnection } from '@duckdb/node-api';
import { rememberRolled } from './rollup/rolled-answers.ts';
import type { Parts } from './select-parts.ts';
import type { Query } from './sum-sql.ts';

/** How answers are made of parts, and of other answers. */
export interface Adding<T> {
  /** What is asked of the parts, beside their selection: two questions that differ differ in this. */
  readonly asked: unknown;
  ask(parts: Query): Promise<T>;
  /** How many values and sums an answer has; 0 when it is of no call. */
  sizeOf(answer: T): number;
  /** A new answer of both together. */
  add(answer: T, more: T): T;
}

/**
 * Asks for sums of parts: what is rolled up only where that is not remembered, and what is not each time. The answer is
 * not to be changed.
 * @param connection in the transaction in which the parts were selected.
 */
export async function askApart<T>(connection: DuckDBConnection, parts: Parts, adding: Adding<T>): Promise<T> {
  const { apart } = parts;
  const { asked, ask, sizeOf, add } = adding;
  if (!apart) return ask(parts);
  const rolled = await rememberRolled(connection, {
    key: JSON.stringify([apart.key, asked]),
    hours: apart.hours,
    ask: (hours) => ask(apart.selectRolled(hours)),
    sizeOf,
    add,
  });
  if (!apart.calls) return rolled;
  const more = await ask(apart.calls);
  return sizeOf(more) === 0 ? rolled : add(rolled, more);
}
