import type { DuckDBConnection } from '@duckdb/node-api';
import type { Selection } from '../../call-store.ts';
import { TRACE_MARK } from './call-marks.ts';
import { findRolled } from './find-rolled.ts';
import { inHours } from './hour-ranges.ts';
import { readHours } from './rollup-tables.ts';

/**
 * Conditions of time of which each call of one trace meets one, as `Rolled.rests` has them: those of the hours that are
 * rolled up and have calls of it, and of all that are not. Ids of traces are random: without this, those of all calls are
 * looked at. Undefined when the selection is not of one trace.
 */
export async function findTraceHours(
  connection: DuckDBConnection,
  { filter, ...period }: Selection,
): Promise<readonly string[] | undefined> {
  const { trace } = filter;
  if (typeof trace !== 'string') return undefined;
  const rolled = await findRolled(connection, { ...period, filter: {} }, []);
  if (!rolled) return undefined;
  const mark = `SELECT ${TRACE_MARK} FROM (SELECT CAST($1 AS VARCHAR) AS trace_id)`;
  const marked = `SELECT DISTINCT hour FROM rolled_traces WHERE trace = (${mark}) AND ${rolled.during}`;
  const hours = await readHours(connection, marked, [trace]);
  return hours.length === 0 ? rolled.rests : [...rolled.rests, inHours(hours)];
}
