import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { COVERAGE_COLUMNS, COVERED, DETAILS } from '../coverage-sql.ts';
import { fieldSql } from '../field-sql.ts';
import { COMPLETE, SAME } from '../repeat-sql.ts';
import { CLASS, PARTS } from '../sum-sql.ts';
import { RESPONSE_MARK, TRACE_MARK } from './call-marks.ts';
import { bucketSql } from './cost-bucket.ts';

/**
 * Rollups are a cache of sums, never the truth. `rollups` has, per UTC hour and kind of calls, the {@link PARTS} that
 * every sum is made of; `rollup_kinds` says of each kind what its calls have in common. `rolled_people` has them by
 * user, customer and session, too; `rollup_texts` has the values of those, which go by their number. `rolled_costs` has
 * the cost of each single call, and the bucket that it is in. An hour may be read from there while it is in `rollup_hours` and not in
 * `stale_hours`. Who records calls puts their hours into `stale_hours`, in the same transaction, and nothing else: two
 * inserts are never in each other's way. Who changes or removes calls does so too ({@link markStaleHours}), or takes
 * all that was made of them away ({@link forgetHours}). Only rolling up takes hours out of `stale_hours`.
 *
 * Requests of background responses (see `findBackground`) are in no rollup: whether they count depends on later calls.
 * `rolled_requests` has them, `rolled_bills` the bills of all of them, `rolled_responses` a mark of each response id, by
 * which bills are looked for. `rolled_repeats` has the requests that are alike in one trace (see `sumRepeats`), in one
 * hour or several; `rolled_traces` a mark of each trace, by which its hours are found.
 *
 * `rolled_coverage` has what is told of prices that are sure and not (see `sumCoverage`). `rolled_units` has what each
 * user, customer and session cost, whatever the kind, of those with a known cost. `rolled_sessions` names the sessions of
 * which it has several rows, and maybe some of which it has no longer: what one row has of others is all they cost.
 */

/** The fields whose values make a kind; those that have about as many values as there are calls are not among them. */
export const ROLLED_FIELDS: readonly string[] = [
  ...['team', 'project', 'feature', 'environment', 'model', 'provider', 'service', 'operation', 'costStatus'],
  ...['costReason', 'host', 'tier', 'status', 'errorType', 'usageReason', 'attempts'],
];

/** The fields that `rolled_people` has beside the kind, each as the number of a text. */
export const TEXT_FIELDS: readonly string[] = ['user', 'customer', 'session'];

/** The tables that have the hour of what is in them. */
export const TABLES: readonly string[] = [
  ...['rollups', 'rolled_people', 'rolled_costs', 'rolled_responses', 'rolled_requests', 'rolled_bills'],
  ...['rolled_traces', 'rolled_repeats', 'rolled_coverage', 'rolled_units', 'rollup_hours', 'stale_hours'],
];

/** Names of the columns of `rollup_kinds` that tell kinds apart. */
export const KIND_COLUMNS: readonly string[] = ['class', ...ROLLED_FIELDS.map(quoteName)];

/** The column of `rollup_kinds` that has the value of a field. */
export function quoteName(field: string): string {
  return `"${field}"`;
}

export const NANOS_PER_HOUR = 3_600_000_000_000n;

/** SQL of the hour that a time is in, counted from the Unix epoch. */
export function hourSql(startedAt: string): string {
  return `CAST(epoch_ns(${startedAt}) // ${NANOS_PER_HOUR} AS INTEGER)`;
}

/** SQL of the columns of `rollup_kinds`, of a call. */
export const KIND_SQL: string = [
  `${CLASS} AS class`,
  ...ROLLED_FIELDS.map((field) => `${fieldSql(field)} AS ${quoteName(field)}`),
].join(', ');

/** SQL of whether `found` is of the kind `known`. */
export const SAME_KIND: string = KIND_COLUMNS.map((name) => `found.${name} IS NOT DISTINCT FROM known.${name}`).join(
  ' AND ',
);

/** SQL of what is rolled up of a call beside its kind; of texts themselves, not their numbers. */
export const CALL_SQL: string = [
  ...TEXT_FIELDS.map((field) => `${fieldSql(field)} AS ${quoteName(field)}`),
  ...Object.keys(PARTS).map((name) => (name === 'calls' ? '1 AS calls' : `coalesce(${name}, 0) AS ${name}`)),
].join(', ');

/** Empties the rollups when they were made by a program with other rules than this one's. */
export async function checkDefinition(connection: DuckDBConnection): Promise<void> {
  const [[engine] = []] = (await connection.runAndReadAll('SELECT version()')).getRows();
  // Another DuckDB may have another hash().
  const covered = [COVERED, COVERAGE_COLUMNS, ...DETAILS];
  const definition = [
    KIND_SQL,
    CALL_SQL,
    TRACE_MARK,
    RESPONSE_MARK,
    SAME,
    COMPLETE,
    ...covered,
    bucketSql('cost_usd'),
    engine,
  ].join(', ');
  const rows = (await connection.runAndReadAll('SELECT definition FROM rollup_definition')).getRows();
  if (rows.length === 1 && rows[0]?.[0] === definition) return;
  await connection.run('BEGIN TRANSACTION');
  for (const table of [...TABLES, 'rolled_sessions', 'rollup_kinds', 'rollup_texts', 'rollup_definition']) {
    await connection.run(`DELETE FROM ${table}`);
  }
  await connection.run('INSERT INTO rollup_definition VALUES ($1)', [definition]);
  await connection.run('COMMIT');
}

/**
 * Says that the sums of some hours are no longer those of their calls; part of every transaction that changes calls or
 * removes them, before it does.
 * @param times a query that selects one column, the times at which the calls started.
 */
export async function markStaleHours(connection: DuckDBConnection, times: string): Promise<void> {
  await connection.run(`INSERT INTO stale_hours
    SELECT DISTINCT hour FROM (SELECT ${hourSql('started_at')} AS hour FROM (${times}))
    WHERE hour IN (SELECT hour FROM rollup_hours)`);
}

/**
 * Takes away all that was made of the calls of some hours, and what they alone have said; part of every transaction that
 * takes something out of calls for good, before it does.
 * @param times as in {@link markStaleHours}.
 */
export async function forgetHours(connection: DuckDBConnection, times: string, values: DuckDBValue[]): Promise<void> {
  await connection.run(
    `CREATE TEMP TABLE forgotten AS SELECT DISTINCT ${hourSql('started_at')} AS hour FROM (${times})`,
    values,
  );
  // Calls may be recorded meanwhile: what is in stale_hours stays, and does no harm.
  for (const table of TABLES.filter((name) => name !== 'stale_hours')) {
    await connection.run(`DELETE FROM ${table} WHERE hour IN (SELECT hour FROM forgotten)`);
  }
  await connection.run('DROP TABLE forgotten');
  await connection.run('DELETE FROM rollup_kinds WHERE kind NOT IN (SELECT kind FROM rollups)');
  await connection.run(
    'DELETE FROM rolled_sessions WHERE session NOT IN (SELECT session FROM rolled_units WHERE session IS NOT NULL)',
  );
  const used = TEXT_FIELDS.map((field) => `SELECT ${quoteName(field)} AS id FROM rolled_people`).join(' UNION ALL ');
  await connection.run(`DELETE FROM rollup_texts WHERE id NOT IN (SELECT id FROM (${used}) WHERE id IS NOT NULL)`);
}

/** The hours whose rollups are right. */
export async function readCleanHours(connection: DuckDBConnection): Promise<Set<number>> {
  return new Set(
    await readHours(connection, 'SELECT hour FROM rollup_hours WHERE hour NOT IN (SELECT hour FROM stale_hours)'),
  );
}

/** The hours that a query selects, in ascending order. */
export async function readHours(
  connection: DuckDBConnection,
  sql: string,
  values: readonly DuckDBValue[] = [],
): Promise<readonly number[]> {
  const rows = (await connection.runAndReadAll(`SELECT hour FROM (${sql}) ORDER BY hour`, [...values])).getRows();
  return rows.map(([hour]) => Number(hour));
}
