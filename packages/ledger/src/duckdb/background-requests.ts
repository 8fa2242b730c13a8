import type { DuckDBConnection } from '@duckdb/node-api';
import { RESPONSE_MARK } from './rollup/call-marks.ts';
import { findRolled } from './rollup/find-rolled.ts';
import { inHours } from './rollup/hour-ranges.ts';
import { readHours } from './rollup/rollup-tables.ts';
import { selectForeground } from './sum-sql.ts';
import { findInstant, type WriteCount } from './write-count.ts';

/** SQL of the requests of background responses that count, to be put behind `selectForeground` of the same. */
export type AddBackground = (columns: string, where: string) => string;

const FOUND = new WeakMap<DuckDBConnection, Promise<AddBackground>>();

/** When there was last none whose bill is not there. */
const SETTLED = new WeakMap<WriteCount, number>();

/** There is none. */
export const NO_BACKGROUND: AddBackground = () => '';

/**
 * Finds the requests of background responses whose bill is not there. Once for all questions of one instant, since bills
 * are looked for in all calls.
 * @param connection in a transaction that sees one instant, and ends with the connection.
 */
export function findBackground(connection: DuckDBConnection): Promise<AddBackground> {
  const found = FOUND.get(connection) ?? findAnew(connection);
  FOUND.set(connection, found);
  return found;
}

async function findAnew(connection: DuckDBConnection): Promise<AddBackground> {
  const instant = await findInstant(connection);
  if (instant && SETTLED.get(instant.count) === instant.value) return NO_BACKGROUND;
  const found = await makeTable(connection);
  if (instant && found === NO_BACKGROUND) SETTLED.set(instant.count, instant.value);
  return found;
}

async function makeTable(connection: DuckDBConnection): Promise<AddBackground> {
  const rolled = await findRolled(connection, { filter: {} }, []);
  const rest = rolled?.rest ?? 'true';
  const clean = `hour IN (SELECT hour FROM (${rolled?.hours ?? 'SELECT 0 AS hour WHERE false'}))`;
  await connection.run(`CREATE TEMP TABLE creators AS
    SELECT started_at, trace_id, span_id, response_id, host, true AS rolled FROM rolled_requests WHERE ${clean}
    UNION ALL SELECT started_at, trace_id, span_id, response_id, host, false
    FROM calls WHERE usage_reason = 'background' AND ${rest}`);
  if ((await connection.runAndReadAll('SELECT 1 FROM creators LIMIT 1')).getRows().length === 0) return NO_BACKGROUND;
  const late = await findHours(connection, clean);
  const responses = (where: string): string => `response_id IN (SELECT response_id FROM creators WHERE ${where})`;
  // As SETTLED says it, by the row: to pick the ids of spans from everywhere takes as long as all the rest.
  await connection.run(`CREATE TEMP TABLE unsettled AS
    WITH bills AS MATERIALIZED (
      SELECT response_id, host FROM rolled_bills WHERE ${clean}
      UNION ALL ${selectForeground('response_id, host', `${rest} AND ${responses('true')}`)}
      UNION ALL ${selectForeground('response_id, host', `${inHours(late)} AND ${responses('NOT rolled')}`)})
    SELECT started_at, trace_id, span_id FROM creators WHERE NOT EXISTS (SELECT 1 FROM bills
      WHERE bills.response_id = creators.response_id AND bills.host IS NOT DISTINCT FROM creators.host)`);
  return selectUnsettled(connection);
}

/** Hours that are rolled up and may have bills of requests that are not. */
function findHours(connection: DuckDBConnection, clean: string): Promise<readonly number[]> {
  return readHours(
    connection,
    `SELECT DISTINCT hour FROM rolled_responses WHERE response IN (
      SELECT ${RESPONSE_MARK} FROM creators WHERE NOT rolled AND response_id IS NOT NULL) AND ${clean}`,
  );
}

async function selectUnsettled(connection: DuckDBConnection): Promise<AddBackground> {
  const sql = 'SELECT epoch_ns(min(started_at)), epoch_ns(max(started_at)) FROM unsettled';
  const [[first, last] = []] = (await connection.runAndReadAll(sql)).getRows();
  if (typeof first !== 'bigint') return NO_BACKGROUND;
  const during = `started_at BETWEEN make_timestamp_ns(${first}) AND make_timestamp_ns(${last})`;
  await connection.run(`CREATE TEMP TABLE background_requests AS SELECT rowid AS id FROM calls
    WHERE ${during} AND usage_reason = 'background' AND (started_at, trace_id, span_id) IN (SELECT (started_at, trace_id, span_id) FROM unsettled)`);
  return (columns, where) => `UNION ALL SELECT ${columns} FROM calls
    WHERE ${where} AND ${during} AND usage_reason = 'background' AND rowid IN (SELECT id FROM background_requests)`;
}
