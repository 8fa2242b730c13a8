import type { DuckDBConnection } from '@duckdb/node-api';
import { findInstant, type WriteCount, type WrittenInstant } from '../write-count.ts';

/** What is asked of the rollups of some hours. */
export interface RolledQuestion<T> {
  /** Tells what is asked, whatever the hours. */
  readonly key: string;
  /** In ascending order. */
  readonly hours: readonly number[];
  /** Asks of some of the hours; by default of all. */
  ask(hours?: readonly number[]): Promise<T>;
  /** How many values and sums an answer has. */
  sizeOf(answer: T): number;
  /** An answer of two that are of different hours; none where what there is of an hour depends on others. */
  readonly add?: (answer: T, more: T) => T;
}

interface Known {
  readonly key: string;
  readonly hours: readonly number[];
  readonly answer: unknown;
  /** Values and sums, hours, and letters of the key: a filter may be long. */
  readonly size: number;
  /** When it was found out. */
  readonly value: number;
}

/** Of each open file, what was used longest ago first. */
const KNOWN = new WeakMap<WriteCount, readonly Known[]>();

/** So many values, sums, hours and letters are kept of one file: a few dozen megabytes. */
const MOST = 2_000_000;

/**
 * Asks the rollups, as far as that was not done since they were last changed, whatever was recorded meanwhile.
 * @param connection in a transaction that sees one instant, and ends with the connection.
 * @returns what nobody is to change.
 */
export async function rememberRolled<T>(connection: DuckDBConnection, question: RolledQuestion<T>): Promise<T> {
  const instant = await findInstant(connection, 'rolledWrites');
  if (!instant) return question.ask();
  const { key, hours } = question;
  const known = findLargest(instant, question);
  // Not shared before it is there: who asks may give up.
  const answer = known ? await extend(question, known) : await question.ask();
  const size = question.sizeOf(answer) + hours.length + key.length;
  const one = { key, hours, answer, size, value: instant.value };
  if (known?.hours.length === hours.length) keep(instant.count, known, known);
  else keep(instant.count, one, known && growFrom(known, one));
  return answer;
}

/** Of an answer, the one to which the rest was added. */
const GROWN_FROM = new WeakMap<Known, Known>();

/**
 * Notes that one has grown from what was known, which is kept: when a call comes into the last hour, that is asked for again.
 * @returns what is not, since that was grown from in its turn.
 */
function growFrom(known: Known, one: Known): Known | undefined {
  const older = GROWN_FROM.get(known);
  GROWN_FROM.delete(known);
  GROWN_FROM.set(one, known);
  return older;
}

/** What is known of most of the hours, and of no others. */
function findLargest<T>({ count, value }: WrittenInstant, { key, hours, add }: RolledQuestion<T>): Known | undefined {
  const all = new Set(hours);
  const fits = (one: Known): boolean => {
    if (!one.hours.every((hour) => all.has(hour))) return false;
    return add ? count.isSame(one.hours, one.value, value) : one.value === value && one.hours.length === hours.length;
  };
  return (
    (KNOWN.get(count) ?? [])
      // Of less than half, there is little to be gained.
      .filter((one) => one.key === key && one.hours.length <= hours.length && one.hours.length * 2 >= hours.length)
      .sort((a, b) => b.hours.length - a.hours.length)
      .find(fits)
  );
}

async function extend<T>({ hours, ask, sizeOf, add }: RolledQuestion<T>, known: Known): Promise<T> {
  const answer = known.answer as T;
  const had = new Set(known.hours);
  const missing = hours.filter((hour) => !had.has(hour));
  if (missing.length === 0 || !add) return answer;
  const more = await ask(missing);
  return sizeOf(more) === 0 ? answer : add(answer, more);
}

/** @param before what it takes the place of. */
function keep(count: WriteCount, one: Known, before: Known | undefined): void {
  if (one.size > MOST) return;
  const isOver = ({ key, hours, value }: Known): boolean =>
    key === one.key && (hasSameHours(hours, one.hours) || !count.isSame(hours, value, one.value));
  let size = one.size;
  const others = (KNOWN.get(count) ?? []).filter((other) => other !== before && !isOver(other));
  const recent = others.reverse().filter((other) => {
    size += other.size;
    return size <= MOST;
  });
  KNOWN.set(count, [...recent.reverse(), one]);
}

function hasSameHours(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((hour, index) => hour === others[index]);
}
