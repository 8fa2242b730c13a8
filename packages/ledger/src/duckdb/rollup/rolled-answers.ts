import type { DuckDBConnection } from '@duckdb/node-api';
import { findInstant, type WriteCount } from '../write-count.ts';

/** What the rollups of an open file came to, as they are since they were last changed. */
interface RolledAnswers {
  readonly value: number;
  /** By what was asked, the one that was used longest ago first. */
  readonly known: Map<string, Known>;
  /** Of all that is known. */
  size: number;
}

interface Known {
  readonly answer: unknown;
  readonly size: number;
}

const ANSWERS = new WeakMap<WriteCount, RolledAnswers>();

/** So many values and sums are kept of one file: a few dozen megabytes. */
const MOST = 2_000_000;

/**
 * Asks the rollups, unless that was done since they were last changed, whatever was recorded meanwhile.
 * @param connection in a transaction that sees one instant, and ends with the connection.
 * @param key tells what is asked and of which hours; nobody changes the answer.
 * @param sizeOf tells how many values and sums an answer has.
 */
export async function rememberRolled<T>(
  connection: DuckDBConnection,
  key: string,
  ask: () => Promise<T>,
  sizeOf: (answer: T) => number,
): Promise<T> {
  const instant = await findInstant(connection, 'rolledWrites');
  if (!instant) return ask();
  const answers = findAnswers(instant.count, instant.value);
  const known = answers.known.get(key);
  if (known) {
    answers.known.delete(key);
    answers.known.set(key, known);
    return known.answer as T;
  }
  // Not shared before it is there: who asks may give up.
  const answer = await ask();
  keep(answers, key, { answer, size: sizeOf(answer) });
  return answer;
}

function findAnswers(count: WriteCount, value: number): RolledAnswers {
  const last = ANSWERS.get(count);
  if (last?.value === value) return last;
  const answers = { value, known: new Map<string, Known>(), size: 0 };
  // Who still sees an earlier instant does not take the place of a later one.
  if (!last || last.value < value) ANSWERS.set(count, answers);
  return answers;
}

function keep(answers: RolledAnswers, key: string, one: Known): void {
  if (one.size > MOST) return;
  answers.size += one.size - (answers.known.get(key)?.size ?? 0);
  answers.known.delete(key);
  answers.known.set(key, one);
  for (const [oldest, { size }] of answers.known) {
    if (answers.size <= MOST) break;
    answers.known.delete(oldest);
    answers.size -= size;
  }
}
