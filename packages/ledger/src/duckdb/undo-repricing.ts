import type { DuckDBConnection } from '@duckdb/node-api';
import type { RepricingSummary } from '../call-store.ts';
import { COST_COLUMNS } from './columns.ts';
import { NONE_LEFT, UNCOUNTED } from './repriceable.ts';
import { compareSources, compareStatuses } from './repriced-certainty.ts';
import { compareRepricing, findSources, makeRepricedTable, REPRICED, replaceCosts } from './repriced-table.ts';

/** Takes back the last run that stands, in one transaction. Its old amounts stay where they are kept. */
export async function undoRepricing(
  connection: DuckDBConnection,
  fields: readonly string[],
): Promise<RepricingSummary | undefined> {
  await connection.run('BEGIN TRANSACTION');
  try {
    const last = await connection.runAndReadAll('SELECT max(run) FROM repricings WHERE undone_at IS NULL');
    const [[run] = []] = last.getRows();
    const summary = typeof run === 'number' ? await undoRun(connection, run, fields) : undefined;
    await connection.run('COMMIT');
    return summary;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function undoRun(
  connection: DuckDBConnection,
  run: number,
  fields: readonly string[],
): Promise<RepricingSummary> {
  await connection.run(`CREATE TEMP TABLE uncounted AS ${UNCOUNTED}`);
  await makeRepricedTable(connection);
  const costs = COST_COLUMNS.map(({ name }) => `old.${name}`).join(', ');
  await connection.run(`INSERT INTO ${REPRICED}
    SELECT calls.rowid, ${costs} FROM calls JOIN repriced_calls old
      ON old.trace_id = calls.trace_id AND old.span_id = calls.span_id AND old.started_at = calls.started_at
    WHERE old.run = ${run}`);
  const { totals, groups } = await compareRepricing(connection, { filter: {} }, fields);
  const statuses = await compareStatuses(connection, { filter: {} });
  const sources = await findSources(connection);
  const sourceChanges = await compareSources(connection);
  await replaceCosts(connection);
  await connection.run(
    `UPDATE repricings SET undone_at = get_current_timestamp() AT TIME ZONE 'UTC' WHERE run = ${run}`,
  );
  return { run, sources, sourceChanges, totals, statuses, groups, left: NONE_LEFT };
}
