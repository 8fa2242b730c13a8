import type { DuckDBConnection } from '@duckdb/node-api';
import type { Selection } from '../../call-store.ts';
import { fieldSql, isTimeField, localTime } from '../field-sql.ts';
import { remember } from '../remember.ts';
import { type HourRange, ofHours, toRanges } from './hour-ranges.ts';
import { hourSql, NANOS_PER_HOUR, quoteName, ROLLED_FIELDS, readHours, TEXT_FIELDS } from './rollup-tables.ts';

/** What of a selection is rolled up. */
export interface Rolled {
  /** SQL of the hours that can be read from the rollups, with the fields of time that are asked for. */
  readonly hours: string;
  /** SQL of the condition that rolled up rows of these hours meet, by their `hour`. */
  readonly during: string;
  /** SQL of the condition that the calls of all other hours meet. */
  readonly rest: string;
  /**
   * Conditions of which such a call meets one, each of one stretch of time where there are not too many: of several
   * selects DuckDB reads only the parts of the table that each is about; of one with all of them, it reads all.
   */
  readonly rests: readonly string[];
  /** Whether no other hours are left, so that no call meets {@link rest}. */
  readonly isWhole: boolean;
  /** The hours themselves, in ascending order. */
  readonly found: readonly number[];
}

/** Conditions with more stretches of time than this go by the hour of each call instead. */
const MAX_RANGES = 8;

/** With more stretches, selects of one each take longer than one of all calls. */
const MAX_SELECTS = 100;

/** Whether the rollups tell the field. */
function isRolledField(field: string): boolean {
  return ROLLED_FIELDS.includes(field) || isOwnColumn(field);
}

/** What of a selection is rolled up; undefined when nothing is that could be used. */
export async function findRolled(
  connection: DuckDBConnection,
  selection: Selection,
  fields: readonly string[],
): Promise<Rolled | undefined> {
  const used = [...fields, ...Object.keys(selection.filter)];
  if (!used.every(isRolledField)) return undefined;
  const hours = selectHours(selection, [...new Set(used.filter(isTimeField))]);
  const found = await remember(connection, hours, () => readHours(connection, hours));
  if (found.length === 0) return undefined;
  const ranges = toRanges(found);
  const gaps = findGaps(ranges, selection);
  const isWhole = gaps.length === 0;
  if (ranges.length < MAX_RANGES) {
    const rest = isWhole ? 'false' : `(${gaps.join(' OR ')})`;
    return { hours, during: ofHours(found), rest, rests: [rest], isWhole, found };
  }
  const rest = `${hourSql('started_at')} NOT IN (SELECT hour FROM (${hours}))`;
  const rests = ranges.length < MAX_SELECTS && !isWhole ? gaps : [rest];
  return { hours, during: `hour IN (SELECT hour FROM (${hours}))`, rest, rests, isWhole, found };
}

/** Some of the hours of what is rolled up, to be read as those are. */
export function narrowRolled(rolled: Rolled, found: readonly number[]): Rolled {
  const during = ofHours(found);
  return { ...rolled, hours: `SELECT * FROM (${rolled.hours}) WHERE ${during}`, during, found };
}

/**
 * The hours that are rolled up, lie in the selection from beginning to end, and during which each of the fields of time
 * has one value: in Kathmandu a UTC hour is in two hours, and now and then in two days.
 */
function selectHours(selection: Selection, timeFields: readonly string[]): string {
  const { from, to, timeZone = 'UTC' } = selection;
  const start = `make_timestamp_ns(hour * ${NANOS_PER_HOUR})`;
  const end = `make_timestamp_ns(hour * ${NANOS_PER_HOUR} + ${NANOS_PER_HOUR - 1n})`;
  const conditions = ['hour NOT IN (SELECT hour FROM stale_hours)'];
  if (from !== undefined) conditions.push(`hour >= ${(from + NANOS_PER_HOUR - 1n) / NANOS_PER_HOUR}`);
  if (to !== undefined) conditions.push(`hour < ${to / NANOS_PER_HOUR}`);
  for (const field of timeFields) {
    conditions.push(`${fieldSql(field, selection, start)} = ${fieldSql(field, selection, end)}`);
  }
  if (timeFields.length > 0 && timeZone !== 'UTC') {
    // No clock is changed within the hour, so that what is the same at both ends is so in between.
    const [first, last] = [start, end].map((time) => `epoch_us(${localTime(selection, time)})`);
    conditions.push(`${last} - ${first} = ${NANOS_PER_HOUR / 1000n - 1n}`);
  }
  const names = timeFields.map((field) => `${fieldSql(field, selection, start)} AS ${columnOf(field)}`);
  const labels = timeFields.map((field) => fieldSql(field, selection, start)).join(', ');
  // One number for all hours of a day (or whatever is asked for); for all that there are when nothing is.
  const slot = labels === '' ? '0' : `min(hour) OVER (PARTITION BY ${labels})`;
  return `SELECT ${['hour', `${slot} AS slot`, ...names].join(', ')} FROM rollup_hours WHERE ${conditions.join(' AND ')}`;
}

/** Where the value of a field is, or its number: of kinds, of calls or, where a clock shows it, of {@link selectHours}. */
export function columnOf(field: string): string {
  return isTimeField(field) ? `clock_${field}` : quoteName(field);
}

/** Whether rows have the value of the field themselves, and not by their kind. */
function isOwnColumn(field: string): boolean {
  return isTimeField(field) || TEXT_FIELDS.includes(field);
}

/**
 * Conditions of the time of a selection that is before, between and after some stretches. What lies outside of the
 * selection is in none: of a plain stretch DuckDB looks at the times alone, and at all columns of what meets more than that.
 */
function findGaps(ranges: readonly HourRange[], { from, to }: Selection): readonly string[] {
  const starts = [undefined, ...ranges.map(({ end }) => nanosOf(end))];
  return starts.flatMap((start, index) => {
    const next = ranges[index];
    return gapSql(laterOf(start, from), earlierOf(next && nanosOf(next.start), to));
  });
}

/** SQL of a stretch of time, if there is something in it. */
function gapSql(start: bigint | undefined, end: bigint | undefined): readonly string[] {
  if (start !== undefined && end !== undefined && start >= end) return [];
  const conditions = [
    ...(start === undefined ? [] : [`started_at >= make_timestamp_ns(${start})`]),
    ...(end === undefined ? [] : [`started_at < make_timestamp_ns(${end})`]),
  ];
  return [`(${conditions.join(' AND ')})`];
}

function nanosOf(hour: number): bigint {
  return BigInt(hour) * NANOS_PER_HOUR;
}

function laterOf(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}

function earlierOf(one: bigint | undefined, other: bigint | undefined): bigint | undefined {
  return one === undefined || (other !== undefined && other < one) ? other : one;
}
