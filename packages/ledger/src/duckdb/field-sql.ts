import { DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';
import type { Selection } from '../call-store.ts';
import { findField, readOwnDimension } from '../fields.ts';
import { type Clocks, findStretches, type Stretch } from '../period/stretches.ts';
import { DIMENSION_COLUMNS } from './columns.ts';

const TIME: string = finiteTime('started_at');

/** SQL of the fields that do not depend on a time zone. */
const FIELD_SQL: Readonly<Record<string, string>> = {
  ...DIMENSION_COLUMNS,
  // Prices do not tell letters apart by case, so reports do not either; the columns keep them as they came.
  model: 'lower(coalesce(response_model, request_model))',
  provider: 'provider',
  service: 'service',
  operation: 'operation',
  costStatus: 'cost_status',
  costReason: 'cost_reason',
  trace: 'trace_id',
  span: 'span_id',
  parent: 'parent_span_id',
  // strftime's %n writes past the end of a TIMESTAMP_NS.
  startedAt: `strftime(${TIME}, '%Y-%m-%dT%H:%M:%S.') || lpad((epoch_ns(${TIME}) % 1000000000)::VARCHAR, 9, '0') || 'Z'`,
  host: 'lower(host)',
  tier: "CASE WHEN batch THEN 'batch' ELSE lower(service_tier) END",
  status: 'status',
  errorType: 'error_type',
  usageReason: 'usage_reason',
  attempts: 'CAST(attempts AS VARCHAR)',
};

/** How the fields of time are written: `2026-11-26T14`, `2026-11-26`, `2026-W48` (ISO 8601), `2026-11`. */
const TIME_FORMATS: Readonly<Record<string, string>> = {
  hour: '%Y-%m-%dT%H',
  day: '%Y-%m-%d',
  week: '%G-W%V',
  month: '%Y-%m',
};

/** Whether the field tells when a call started. */
export function isTimeField(name: string): boolean {
  return Object.hasOwn(TIME_FORMATS, name);
}

/**
 * SQL of the field of that name.
 * @param clocks of a selection: by whose clocks the fields of time are told.
 * @param startedAt SQL of the time that the fields of time tell.
 */
export function fieldSql(name: string, clocks: Clocks = {}, startedAt = 'started_at'): string {
  const field = findField(name).name;
  const own = readOwnDimension(field);
  if (own !== undefined) return `json_extract_string(other_dimensions, ${quote(`$.${JSON.stringify(own)}`)})`;
  const format = TIME_FORMATS[field];
  const sql = format === undefined ? FIELD_SQL[field] : `strftime(${localTime(clocks, startedAt)}, '${format}')`;
  if (sql === undefined) throw new RangeError(`[@spendspan/ledger] got field ${name}, expected one with a column`);
  return sql;
}

/** A selection of calls whose fields may also have one of several values each. */
export interface NarrowSelection extends Selection {
  readonly within?: Readonly<Record<string, readonly (string | null)[]>>;
}

/** SQL of the condition that something has one of some values. */
export function isOneOf(sql: string, values: readonly (string | null)[], list: (known: string[]) => string): string {
  const known = values.filter((value) => value !== null);
  const isKnown = known.length === 0 ? 'false' : `${sql} IN (${list(known)})`;
  return known.length === values.length ? isKnown : `(${isKnown} OR ${sql} IS NULL)`;
}

/** The selection as a condition, and the values that it names. */
export function makeWhere(selection: NarrowSelection): { where: string; values: DuckDBValue[] } {
  const { from, to, filter, within = {} } = selection;
  const conditions = ['true'];
  const values: DuckDBValue[] = [];
  const bind = (value: DuckDBValue): string => `$${values.push(value)}`;
  if (from !== undefined) conditions.push(`started_at >= ${bind(new DuckDBTimestampNanosecondsValue(from))}`);
  if (to !== undefined) conditions.push(`started_at < ${bind(new DuckDBTimestampNanosecondsValue(to))}`);
  for (const [field, value] of Object.entries(filter)) {
    const sql = fieldSql(field, selection);
    conditions.push(value === null ? `${sql} IS NULL` : `${sql} = ${bind(value)}`);
  }
  for (const [field, some] of Object.entries(within)) {
    conditions.push(isOneOf(fieldSql(field, selection), some, (known) => known.map(bind).join(', ')));
  }
  return { where: conditions.join(' AND '), values };
}

/**
 * SQL of the minute that a time is in, of which every field of time tells the same: since 1973 the clocks of all zones
 * have been whole minutes from UTC and changed on the minute, if at a minute past midnight as in St. John's. A time
 * before that stays as it is. https://data.iana.org/time-zones/tz-link.html
 */
export function minuteSql(startedAt: string): string {
  return `CASE WHEN ${startedAt} < TIMESTAMP_NS '1973-01-01 00:00:00' THEN ${startedAt}
    ELSE make_timestamp_ns(epoch_ns(${startedAt}) // 60000000000 * 60000000000) END`;
}

/** SQL of the time that clocks of a selection show at a time of it. */
export function localTime(clocks: Clocks, startedAt: string): string {
  const time = finiteTime(startedAt);
  const found = findStretches(clocks);
  if (!found) return time;
  const { timeZone, stretches, fromMs, toMs } = found;
  const beyond = [
    ...(fromMs === undefined ? [] : [`${startedAt} < ${momentSql(fromMs)}`]),
    ...(toMs === undefined ? [] : [`${startedAt} >= ${momentSql(toMs)}`]),
  ];
  const own = `1000 * (epoch_us(timezone(${quote(timeZone)}, timezone('UTC', ${time}))) - epoch_us(${time}))`;
  const offset = offsetSql(stretches, startedAt);
  const whole = beyond.length === 0 ? offset : `CASE WHEN ${beyond.join(' OR ')} THEN ${own} ELSE ${offset} END`;
  return `make_timestamp_ns(epoch_ns(${time}) + ${whole})`;
}

/** SQL of the nanoseconds that clocks are ahead of UTC: halving the stretches, a few comparisons tell it. */
function offsetSql(stretches: readonly Stretch[], startedAt: string): string {
  const half = stretches.length >> 1;
  const [first, middle] = [stretches[0], stretches[half]];
  if (half === 0 || !middle) return `${(first?.offsetMs ?? 0) * NANOS_PER_MS}`;
  const [before, after] = [stretches.slice(0, half), stretches.slice(half)];
  return `CASE WHEN ${startedAt} < ${momentSql(middle.fromMs)}
    THEN ${offsetSql(before, startedAt)} ELSE ${offsetSql(after, startedAt)} END`;
}

const NANOS_PER_MS = 1_000_000;

function momentSql(timeMs: number): string {
  return `make_timestamp_ns(${BigInt(timeMs) * BigInt(NANOS_PER_MS)})`;
}

/** The last nanosecond that there is stands for infinity, of which no time zone tells the day. */
function finiteTime(time: string): string {
  return `least(${time}, TIMESTAMP_NS '2262-01-01 00:00:00')`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
