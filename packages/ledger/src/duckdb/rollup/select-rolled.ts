import type { DuckDBValue } from '@duckdb/node-api';
import type { Selection } from '../../call-store.ts';
import { COVERAGE_KEYS, COVERAGE_SUMS } from '../coverage-sql.ts';
import { isOneOf, isTimeField, type NarrowSelection } from '../field-sql.ts';
import { ALIKE } from '../repeat-sql.ts';
import { IS_PRICED, PARTS, type Query } from '../sum-sql.ts';
import { type AddingUp, COUNTS } from './adding-up.ts';
import { TRACE_MARK } from './call-marks.ts';
import { columnOf, type Rolled } from './find-rolled.ts';
import { KIND_COLUMNS, quoteName, ROLLED_FIELDS, TEXT_FIELDS } from './rollup-tables.ts';

/** SQL of the value of a field, behind {@link joinNames}. */
function sqlOf(field: string): string {
  return TEXT_FIELDS.includes(field) ? `text_${field}.value` : columnOf(field);
}

/** What of the rollups is asked for otherwise than usual. */
export interface RolledColumns extends Partial<AddingUp> {
  /** Fields of which to tell the number of the text, and not the text. */
  readonly numbered?: readonly string[];
  /** Calls of several classes may be one row, which tells any of them. @default false */
  readonly classless?: boolean;
}

/** The table that {@link selectRolled} reads. */
export function tableOf({ filter }: Selection, fields: readonly string[]): 'rolled_people' | 'rollups' {
  const isOfPeople = [...fields, ...Object.keys(filter)].some((field) => TEXT_FIELDS.includes(field));
  return isOfPeople ? 'rolled_people' : 'rollups';
}

/**
 * The query of what the rollups have of a selection, as `selectParts` has it.
 * @param values those of the query so far; the filter adds its own.
 */
export function selectRolled(
  rolled: Rolled,
  selection: NarrowSelection,
  fields: readonly string[],
  values: DuckDBValue[],
  { numbered = [], classless = false, inDoubles = false, zeros = [] }: RolledColumns = {},
): string {
  const table = tableOf(selection, fields);
  const groups = ['alike', 'slot', ...new Set(fields.filter((field) => TEXT_FIELDS.includes(field)).map(quoteName))];
  const sum = (name: string): string => {
    if (zeros.includes(name)) return COUNTS.includes(name) ? '0::BIGINT' : '0::DECIMAL(18, 12)';
    return inDoubles && COUNTS.includes(name) ? `CAST(sum(CAST(${name} AS DOUBLE)) AS BIGINT)` : `sum(${name})`;
  };
  const sums = Object.keys(PARTS).map((name) => `${sum(name)} AS ${name}`);
  const value = (field: string): string => (numbered.includes(field) ? columnOf(field) : sqlOf(field));
  const keys = fields.map((field, index) => `${value(field)} AS key${index}`);
  const named = fields.filter((field) => !numbered.includes(field));
  return `SELECT ${[...keys, 'class', ...Object.keys(PARTS)].join(', ')}
    FROM (SELECT ${[...groups, ...sums].join(', ')} FROM ${joinRolled(table, rolled, selection, fields, values, { classless })}
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
  const rows = joinRolled('rolled_costs', rolled, selection, fields, values, { kinds: IS_PRICED });
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

/** What is rolled up of how sure prices are, with the columns of `sumCovered`. Of all calls of the time. */
export function selectRolledCoverage({ during }: Rolled): string {
  return `SELECT ${[...COVERAGE_KEYS.keys(), ...COVERAGE_SUMS.keys()].join(', ')} FROM rolled_coverage WHERE ${during}`;
}

/** What users, customers or sessions cost, by their `number`, which may have several rows. Of all calls of the time. */
export function selectRolledUnits({ during }: Rolled, unit: string): string {
  const number = quoteName(unit);
  return `SELECT ${number} AS number, cost_usd FROM rolled_units WHERE ${number} IS NOT NULL AND ${during}`;
}

/**
 * The kinds of the selected calls that have a price: `kind` and the values of some fields that make kinds, by the names
 * that the columns are to have. The filter names no other fields.
 */
export function selectPricedKinds({ filter }: Selection, columns: ReadonlyMap<string, string>): Query {
  const values: DuckDBValue[] = [];
  const conditions = Object.entries(filter).map(
    ([field, value]) => `${columnOf(field)} ${value === null ? 'IS NULL' : `= ${bindValue(field, value, values)}`}`,
  );
  const named = [...columns].map(([field, name]) => `${columnOf(field)} AS ${name}`);
  const where = [IS_PRICED, ...conditions].join(' AND ');
  return { sql: `SELECT ${['kind', ...named].join(', ')} FROM rollup_kinds WHERE ${where}`, values };
}

/** Whether {@link selectRolledUnits} has what is asked. */
export function hasRolledUnits({ filter }: Selection, fields: readonly string[]): boolean {
  return fields.length === 0 && Object.keys(filter).length === 0;
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
  { hours, during }: Rolled,
  { filter, within = {} }: NarrowSelection,
  fields: readonly string[],
  values: DuckDBValue[],
  { kinds = 'true', classless = false }: { readonly kinds?: string; readonly classless?: boolean } = {},
): string {
  const conditions = [
    ...Object.entries(filter).map(([field, value]) => ({
      field,
      sql: `${columnOf(field)} ${value === null ? 'IS NULL' : `= ${bindValue(field, value, values)}`}`,
    })),
    ...Object.entries(within).map(([field, some]) => ({
      field,
      sql: isOneOf(columnOf(field), some, (known) => bindValues(field, known, values)),
    })),
  ];
  const where = (isMeant: (field: string) => boolean): string =>
    ['true', ...conditions.filter(({ field }) => isMeant(field)).map(({ sql }) => sql)].join(' AND ');
  const shared = [
    ...(classless ? [] : ['class']),
    ...fields.filter((field) => ROLLED_FIELDS.includes(field)).map(columnOf),
  ];
  const alike = shared.length === 0 ? '' : `PARTITION BY ${shared.join(', ')}`;
  const texts = where((field) => TEXT_FIELDS.includes(field));
  const rows = [...fields, ...Object.keys(filter)].some(isTimeField)
    ? `(SELECT * FROM ${table} WHERE ${texts}) JOIN (SELECT hour, slot FROM (${hours}) WHERE ${where(isTimeField)}) USING (hour)`
    : `(SELECT *, 0 AS slot FROM ${table} WHERE ${texts} AND ${during})`;
  return `${rows} JOIN (SELECT kind, min(kind) OVER (${alike}) AS alike FROM rollup_kinds
      WHERE ${kinds} AND ${where((field) => ROLLED_FIELDS.includes(field))}) USING (kind)`;
}

function bindValue(field: string, value: string, values: DuckDBValue[]): string {
  const bound = `$${values.push(value)}`;
  return TEXT_FIELDS.includes(field) ? `(SELECT id FROM rollup_texts WHERE value = ${bound})` : bound;
}

function bindValues(field: string, some: readonly string[], values: DuckDBValue[]): string {
  const bound = some.map((value) => `$${values.push(value)}`).join(', ');
  return TEXT_FIELDS.includes(field) ? `SELECT id FROM rollup_texts WHERE value IN (${bound})` : bound;
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
