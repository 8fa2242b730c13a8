import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { type AddBackground, findBackground, NO_BACKGROUND } from './background-requests.ts';
import { fieldSql, isTimeField, makeWhere, minuteSql, type NarrowSelection } from './field-sql.ts';
import { findAddingUp } from './rollup/adding-up.ts';
import { findRolled, narrowRolled, type Rolled } from './rollup/find-rolled.ts';
import { findTraceHours } from './rollup/find-trace-hours.ts';
import { type RolledColumns, selectRolled, tableOf } from './rollup/select-rolled.ts';
import { CLASS, PARTS, type Query, selectForeground } from './sum-sql.ts';

/** Queries and the values that they name. */
export interface Parts {
  /** SQL of all of them. */
  readonly sql: string;
  /** SQL of what the rollups have; undefined when that is nothing. */
  readonly rolled: string | undefined;
  /** SQL of the rest, from the calls. */
  readonly calls: string;
  readonly values: DuckDBValue[];
  /** Both by themselves, where sums of the first can be remembered; those by persons may be as many as calls. */
  readonly apart?: Apart;
}

/** {@link Parts}, each with its own values. */
export interface Apart {
  /** Tells what is selected of the rollups, whatever the hours. */
  readonly key: string;
  /** In ascending order. */
  readonly hours: readonly number[];
  /** @param hours some of them. @default all */
  selectRolled(hours?: readonly number[]): Query;
  /** Undefined when there is no time of which calls are read. */
  readonly calls: Query | undefined;
}

/** What {@link PARTS} add up. */
const AMOUNTS = Object.keys(PARTS).filter((name) => name !== 'calls');

/**
 * The queries of the {@link PARTS} of a selection by fields (`key0`, `key1` …) and `class`: of the hours that are rolled
 * up from there, and of the rest from the calls. A group may have several rows.
 * @param connection in a transaction, in which the query is then run: both see one instant.
 * @param columns what the rollups tell instead of texts, or not at all.
 */
export async function selectParts(
  connection: DuckDBConnection,
  selection: NarrowSelection,
  fields: readonly string[],
  columns?: RolledColumns,
): Promise<Parts> {
  const { where, values } = makeWhere(selection);
  const rolled = await findRolled(connection, selection, fields);
  const addBackground = await findBackground(connection);
  const rests = rolled?.rests ?? (await findTraceHours(connection, selection)) ?? ['true'];
  const calls = selectFromCalls(selection, fields, { where, rests, addBackground });
  if (!rolled) return { sql: calls, rolled: undefined, calls, values };
  const table = tableOf(selection, fields);
  // Of few groups they are no quicker.
  const hasManyGroups = table === 'rolled_people' || fields.some(isTimeField);
  const addingUp = hasManyGroups ? await findAddingUp(connection, table) : {};
  const select = (own: DuckDBValue[], some: Rolled = rolled): string =>
    selectRolled(some, selection, fields, own, { ...columns, ...addingUp });
  const isRolled = rolled.isWhole && addBackground === NO_BACKGROUND;
  const ofCalls = isRolled ? undefined : { sql: calls, values: [...values] };
  const sums = select(values);
  const parts = { sql: `${sums} UNION ALL ${calls}`, rolled: sums, calls, values };
  if (table === 'rolled_people') return parts;
  const { filter, within, timeZone } = selection;
  const key = JSON.stringify([fields, filter, within, timeZone, columns]);
  const selectSome = (hours?: readonly number[]): Query => {
    const own: DuckDBValue[] = [];
    return { sql: select(own, hours && narrowRolled(rolled, hours)), values: own };
  };
  return { ...parts, apart: { key, hours: rolled.found, selectRolled: selectSome, calls: ofCalls } };
}

interface Condition {
  readonly where: string;
  /** Those of the calls that are in no rollup that is read: each meets one. */
  readonly rests: readonly string[];
  readonly addBackground: AddBackground;
}

function selectFromCalls(
  selection: NarrowSelection,
  fields: readonly string[],
  { where, rests, addBackground }: Condition,
): string {
  const names = fields.map((_, index) => `key${index}`);
  const key = (field: string, index: number, startedAt?: string): string =>
    `${fieldSql(field, selection, startedAt)} AS ${names[index]}`;
  const parts = Object.entries(PARTS).map(([name, sql]) => `${sql} AS ${name}`);
  const select = (keys: readonly string[], groups: readonly string[]): string => {
    const columns = [...keys, `${CLASS} AS class`, ...AMOUNTS].join(', ');
    const selects = rests.map((rest) => selectForeground(columns, `${where} AND ${rest}`));
    // Requests of background responses are in no rollup.
    return `SELECT ${[...groups, ...parts].join(', ')} FROM (${selects.join(' UNION ALL ')} ${addBackground(columns, where)})
      GROUP BY ${groups.join(', ')}`;
  };
  if (!fields.some(isTimeField))
    return select(
      fields.map((field, index) => key(field, index)),
      [...names, 'class'],
    );
  // What the clock shows is found out once a minute, not once a call.
  const ofCalls = fields.flatMap((field, index) => (isTimeField(field) ? [] : [key(field, index)]));
  const own = names.filter((_, index) => !isTimeField(fields[index] ?? ''));
  const keys = fields.map((field, index) => (isTimeField(field) ? key(field, index, 'minute') : names[index]));
  return `SELECT ${[...keys, 'class', ...Object.keys(PARTS)].join(', ')}
    FROM (${select([...ofCalls, `${minuteSql('started_at')} AS minute`], [...own, 'minute', 'class'])})`;
}
