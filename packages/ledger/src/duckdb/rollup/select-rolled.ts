import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import type { Selection } from '../../call-store.ts';
import { fieldSql, isTimeField, localTime } from '../field-sql.ts';
import { ALIKE } from '../repeat-sql.ts';
import { IS_PRICED, PARTS } from '../sum-sql.ts';
import { TRACE_MARK } from './call-marks.ts';
import { type HourRange, toRanges } from './hour-ranges.ts';
import { hourSql, KIND_COLUMNS, NANOS_PER_HOUR, quoteName, ROLLED_FIELDS, TEXT_FIELDS } from './rollup-tables.ts';

/** What of a selection is rolled up. */
export interface Rolled {
  /** SQL of the hours that can be read from the rollups, with the fields of time that are asked for. */
  readonly hours: string;
  /** SQL of the condition that the calls of all other hours meet. */
  readonly rest: string;
}

/** Conditions with more stretches of time than this go by the hour of each call instead. */
const MAX_RANGES = 8;

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
  const rows = (await connection.runAndReadAll(`SELECT hour FROM (${hours}) ORDER BY hour`)).getRows();
  if (rows.length === 0) return undefined;
  const gaps = findGaps(toRanges(rows.map(([hour]) => Number(hour))));
  const byHour = `${hourSql('started_at')} NOT IN (SELECT hour FROM (${hours}))`;
  return { hours, rest: gaps.length > MAX_RANGES ? byHour : `(${gaps.join(' OR ')})` };
}

/**
 * The hours that are rolled up, lie in the selection from beginning to end, and during which each of the fields of time
 * has one value: in Kathmandu a UTC hour is in two hours, and now and then in two days.
 */
function selectHours({ from, to, timeZone = 'UTC' }: Selection, timeFields: readonly string[]): string {
  const start = `make_timestamp_ns(hour * ${NANOS_PER_HOUR})`;
  const end = `make_timestamp_ns(hour * ${NANOS_PER_HOUR} + ${NANOS_PER_HOUR - 1n})`;
  const conditions = ['hour NOT IN (SELECT hour FROM stale_hours)'];
  if (from !== undefined) conditions.push(`hour >= ${(from + NANOS_PER_HOUR - 1n) / NANOS_PER_HOUR}`);
  if (to !== undefined) conditions.push(`hour < ${to / NANOS_PER_HOUR}`);
  for (const field of timeFields) {
    conditions.push(`${fieldSql(field, timeZone, start)} = ${fieldSql(field, timeZone, end)}`);
  }
  if (timeFields.length > 0 && timeZone !== 'UTC') {
    // No clock is changed within the hour, so that what is the same at both ends is so in between.
    const [first, last] = [start, end].map((time) => `epoch_us(${localTime(timeZone, time)})`);
    conditions.push(`${last} - ${first} = ${NANOS_PER_HOUR / 1000n - 1n}`);
  }
  const names = timeFields.map((field) => `${fieldSql(field, timeZone, start)} AS ${columnOf(field)}`);
  const labels = timeFields.map((field) => fieldSql(field, timeZone, start)).join(', ');
  // One number for all hours of a day (or whatever is asked for); for all that there are when nothing is.
  const slot = labels === '' ? '0' : `min(hour) OVER (PARTITION BY ${labels})`;
  return `SELECT ${['hour', `${slot} AS slot`, ...names].join(', ')} FROM rollup_hours WHERE ${conditions.join(' AND ')}`;
}

/** Where the value of a field is, or its number: of kinds, of calls or, where a clock shows it, of {@link selectHours}. */
function columnOf(field: string): string {
  return isTimeField(field) ? `clock_${field}` : quoteName(field);
}

/** SQL of the value of a field, behind {@link joinNames}. */
function sqlOf(field: string): string {
  return TEXT_FIELDS.includes(field) ? `text_${field}.value` : columnOf(field);
}

/** Whether rows have the value of the field themselves, and not by their kind. */
function isOwnColumn(field: string): boolean {
  return isTimeField(field) || TEXT_FIELDS.includes(field);
}

/** Conditions of the time before, between and after some stretches. */
function findGaps(ranges: readonly HourRange[]): readonly string[] {
  const nanos = (hour: number | undefined): string => `make_timestamp_ns(${BigInt(hour ?? 0) * NANOS_PER_HOUR})`;
  const between = ranges.slice(1).map(({ start }, index) => {
    return `(started_at >= ${nanos(ranges[index]?.end)} AND started_at < ${nanos(start)})`;
  });
  return [`started_at < ${nanos(ranges[0]?.start)}`, ...between, `started_at >= ${nanos(ranges.at(-1)?.end)}`];
}

/**
 * The query of what the rollups have of a selection, as `selectParts` has it.
 * @param values those of the query so far; the filter adds its own.
 * @param numbered a field of which to tell the number of its text, and not the text.
 */
export function selectRolled(
  rolled: Rolled,
  selection: Selection,
  fields: readonly string[],
  values: DuckDBValue[],
  numbered?: string,
): string {
  const texts = [...fields, ...Object.keys(selection.filter)].filter((field) => TEXT_FIELDS.includes(field));
  const table = texts.length > 0 ? 'rolled_people' : 'rollups';
  const groups = ['alike', 'slot', ...new Set(fields.filter((field) => TEXT_FIELDS.includes(field)).map(quoteName))];
  const sums = Object.keys(PARTS).map((name) => `sum(${name}) AS ${name}`);
  const value = (field: string): string => (field === numbered ? columnOf(field) : sqlOf(field));
  const keys = fields.map((field, index) => `${value(field)} AS key${index}`);
  const named = fields.filter((field) => field !== numbered);
  return `SELECT ${[...keys, 'class', ...Object.keys(PARTS)].join(', ')}
    FROM (SELECT ${[...groups, ...sums].join(', ')} FROM ${joinRolled(table, rolled, selection, fields, values)}
      GROUP BY ${groups.join(', ')}) ${joinNames(rolled, named)}`;
}

/** As {@link selectRolled}, the cost of each call that has one: `cost` and the keys. Not by texts, nor of one of them. */
export function selectRolledCosts(
  rolled: Rolled,
  selection: Selection,
  fields: readonly string[],
  values: DuckDBValue[],
): string {
  const keys = fields.map((field, index) => `${columnOf(field)} AS key${index}`);
  const rows = joinRolled('rolled_costs', rolled, selection, fields, values, IS_PRICED);
  return `SELECT ${['cost_usd AS cost', ...keys].join(', ')} FROM (SELECT * FROM ${rows}) ${joinNames(rolled, fields)}`;
}

/**
 * The rolled up requests that may be repetitions, without those of traces in a table `open`: what they have in common
 * (see `ALIKE`), how many there are, what they and the cheapest of them cost, and the keys.
 */
export function selectRolledRepeats(
  rolled: Rolled,
  selection: Selection,
  fields: readonly string[],
  values: DuckDBValue[],
): string {
  const named = [...fields, ...ALIKE.keys()];
  const keys = fields.map((field, index) => `${sqlOf(field)} AS key${index}`);
  const rows = joinRolled('rolled_repeats', rolled, selection, named, values);
  const alike = [...ALIKE.keys()].map((name) => `${name} AS ${name}_alike`);
  const amounts = ['calls', 'cost_usd AS cost', 'least_usd AS least'];
  return `SELECT ${[`hash(${[...ALIKE.keys()].join(', ')}) AS same`, ...alike, ...amounts, ...keys].join(', ')}
    FROM (SELECT * FROM ${rows}) ${joinNames(rolled, fields)}
    WHERE ${TRACE_MARK} NOT IN (SELECT trace FROM open)`;
}

/** Whether {@link selectRolledCosts} has what is asked. */
export function hasRolledCosts({ filter }: Selection, fields: readonly string[]): boolean {
  return ![...fields, ...Object.keys(filter)].some((field) => TEXT_FIELDS.includes(field));
}

/**
 * The selected rows of a table of rollups, each with numbers for what the names are of that it is asked for: `alike`, a
 * kind with the same values of the fields, and `slot`, an hour with the same fields of time. To go by small numbers
 * first and by texts at the end takes a fraction of the time.
 */
function joinRolled(
  table: string,
  { hours }: Rolled,
  { filter }: Selection,
  fields: readonly string[],
  values: DuckDBValue[],
  kinds = 'true',
): string {
  const conditions = Object.entries(filter).map(([field, value]) => ({
    field,
    sql: `${columnOf(field)} ${value === null ? 'IS NULL' : `= ${bindValue(field, value, values)}`}`,
  }));
  const where = (isMeant: (field: string) => boolean): string =>
    ['true', ...conditions.filter(({ field }) => isMeant(field)).map(({ sql }) => sql)].join(' AND ');
  const alike = ['class', ...fields.filter((field) => ROLLED_FIELDS.includes(field)).map(columnOf)].join(', ');
  return `(SELECT * FROM ${table} WHERE ${where((field) => TEXT_FIELDS.includes(field))})
    JOIN (SELECT hour, slot FROM (${hours}) WHERE ${where(isTimeField)}) USING (hour)
    JOIN (SELECT kind, min(kind) OVER (PARTITION BY ${alike}) AS alike FROM rollup_kinds
      WHERE ${kinds} AND ${where((field) => ROLLED_FIELDS.includes(field))}) USING (kind)`;
}

function bindValue(field: string, value: string, values: DuckDBValue[]): string {
  const bound = `$${values.push(value)}`;
  return TEXT_FIELDS.includes(field) ? `(SELECT id FROM rollup_texts WHERE value = ${bound})` : bound;
}

function joinNames({ hours }: Rolled, fields: readonly string[]): string {
  const times = [...new Set(fields.filter(isTimeField))].map(columnOf);
  const kinds = `JOIN (SELECT kind AS alike, ${KIND_COLUMNS.join(', ')} FROM rollup_kinds) USING (alike)`;
  const texts = [...new Set(fields.filter((field) => TEXT_FIELDS.includes(field)))].map(
    (field) => `LEFT JOIN rollup_texts text_${field} ON text_${field}.id = ${quoteName(field)}`,
  );
  return [
    kinds,
    ...(times.length === 0 ? [] : [`JOIN (SELECT DISTINCT slot, ${times.join(', ')} FROM (${hours})) USING (slot)`]),
    ...texts,
  ].join(' ');
}
