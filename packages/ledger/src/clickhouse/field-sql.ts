import type { Selection } from '../call-store.ts';
import { DIMENSION_COLUMNS } from '../dimension-columns.ts';
import { findField, readOwnDimension } from '../fields.ts';
import { type Clocks, findStretches } from '../period/stretches.ts';
import type { Params } from './clickhouse.ts';

/** The last nanosecond that there is stands for infinity, of which no time zone tells the day. */
const TIME = "least(started_at, toDateTime64('2262-01-01 00:00:00', 9, 'UTC'))";

/** SQL of the fields that do not depend on a time zone. */
const FIELD_SQL: Readonly<Record<string, string>> = {
  ...DIMENSION_COLUMNS,
  // Prices do not tell letters apart by case, so reports do not either; the columns keep them as they came.
  model: 'lowerUTF8(coalesce(response_model, request_model))',
  provider: 'provider',
  service: 'service',
  operation: 'operation',
  costStatus: 'cost_status',
  costReason: 'cost_reason',
  trace: 'trace_id',
  span: 'span_id',
  parent: 'parent_span_id',
  startedAt: `concat(replaceOne(toString(${TIME}), ' ', 'T'), 'Z')`,
  host: 'lowerUTF8(host)',
  tier: "if(ifNull(batch, false), 'batch', lowerUTF8(service_tier))",
  status: 'status',
  errorType: 'error_type',
  usageReason: 'usage_reason',
  attempts: 'toString(attempts)',
};

/** How the fields of time are written: `2026-11-26T14`, `2026-11-26`, `2026-W48` (ISO 8601), `2026-11`. */
const TIME_FORMATS: Readonly<Record<string, string>> = {
  hour: '%Y-%m-%dT%H',
  day: '%Y-%m-%d',
  week: '%G-W%V',
  month: '%Y-%m',
};

/**
 * SQL of the field of that name.
 * @param clocks of a selection: by whose clocks the fields of time are told.
 */
export function fieldSql(name: string, clocks: Clocks = {}): string {
  const field = findField(name).name;
  const own = readOwnDimension(field);
  if (own !== undefined) {
    return `if(mapContains(other_dimensions, ${quote(own)}), other_dimensions[${quote(own)}], NULL)`;
  }
  const format = TIME_FORMATS[field];
  const sql = format === undefined ? FIELD_SQL[field] : `formatDateTime(${localTime(clocks)}, '${format}', 'UTC')`;
  if (sql === undefined) throw new RangeError(`[@spendspan/ledger] got field ${name}, expected one with a column`);
  return sql;
}

/** SQL of the time that clocks of a selection show at the start of a call of it. */
function localTime(clocks: Clocks): string {
  const found = findStretches(clocks);
  if (!found) return TIME;
  const { timeZone, stretches, fromMs, toMs } = found;
  const seconds = `toInt64(intDiv(toUnixTimestamp64Nano(${TIME}), 1000000000))`;
  const list = (values: readonly number[]): string => `[${values.map((value) => `toInt64(${value})`).join(', ')}]`;
  const starts = list(stretches.map((stretch) => stretch.fromMs / 1000));
  const offsets = list(stretches.map(({ offsetMs }) => offsetMs / 1000));
  const offset = `transform(roundDown(${seconds}, ${starts}), ${starts}, ${offsets}, toInt64(0))`;
  const beyond = [
    ...(fromMs === undefined ? [] : [`${seconds} < ${fromMs / 1000}`]),
    ...(toMs === undefined ? [] : [`${seconds} >= ${toMs / 1000}`]),
  ].join(' OR ');
  const own = `toInt64(timeZoneOffset(toTimeZone(${TIME}, ${quote(timeZone)})))`;
  const whole = beyond === '' ? offset : `if(${beyond}, ${own}, ${offset})`;
  return `fromUnixTimestamp64Nano(toUnixTimestamp64Nano(${TIME}) + 1000000000 * ${whole}, 'UTC')`;
}

/** The names `key0`, `key1` … of some fields, and their SQL under these names. */
export function nameKeys(fields: readonly string[], clocks?: Clocks): { names: string[]; keys: string[] } {
  return {
    names: fields.map((_, index) => `key${index}`),
    keys: fields.map((field, index) => `${fieldSql(field, clocks)} AS key${index}`),
  };
}

/** The fields that a selection asks for as a condition, and the values that it names. Times are {@link makeSource}'s. */
export function makeFilter(selection: Selection): { where: string; params: Params } {
  const conditions = ['true'];
  const params: Record<string, string> = {};
  for (const [index, [field, value]] of Object.entries(selection.filter).entries()) {
    const sql = fieldSql(field, selection);
    if (value !== null) params[`value${index}`] = value;
    conditions.push(value === null ? `isNull(${sql})` : `${sql} = {value${index}:String}`);
  }
  return { where: conditions.join(' AND '), params };
}

/** A text as ClickHouse writes it. */
export function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
