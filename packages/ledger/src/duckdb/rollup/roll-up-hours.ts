import type { DuckDBConnection } from '@duckdb/node-api';
import { fieldSql } from '../field-sql.ts';
import { IS_PRICED, PARTS, selectForeground } from '../sum-sql.ts';
import { bucketSql } from './cost-bucket.ts';
import { inHours, ofHours } from './hour-ranges.ts';
import { rollUpCoverage } from './roll-up-coverage.ts';
import { rollUpRepeats } from './roll-up-repeats.ts';
import { rollUpRequests } from './roll-up-requests.ts';
import { rollUpUnits } from './roll-up-units.ts';
import {
  CALL_SQL,
  hourSql,
  KIND_COLUMNS,
  KIND_SQL,
  quoteName,
  SAME_KIND,
  TABLES,
  TEXT_FIELDS,
} from './rollup-tables.ts';

/** More kinds than this are no kinds: with them the rollups would be another copy of the calls. */
const MAX_KINDS = 250_000;

/** Hours in which more was spent are not rolled up: single costs are kept in 18 digits. Dollars. */
export const MAX_HOUR_USD = 999_999;

/**
 * Makes the rollups of some hours anew, inside a transaction of `connection`, in which nobody else rolls up or changes
 * calls. Whether calls of these hours were recorded meanwhile is for the caller to find out before it commits.
 * @returns the hours that are rolled up now: none when there would be too many kinds; then nothing is to be kept of it.
 */
export async function rollUpHours(connection: DuckDBConnection, hours: readonly number[]): Promise<readonly number[]> {
  const where = inHours(hours);
  const names = KIND_COLUMNS.join(', ');
  await connection.run(`INSERT INTO rollup_kinds (kind, ${names})
    SELECT (SELECT coalesce(max(kind), 0) FROM rollup_kinds) + row_number() OVER (), ${names}
    FROM (SELECT DISTINCT ${names} FROM (${selectForeground(KIND_SQL, where)})) found
    WHERE NOT EXISTS (SELECT 1 FROM rollup_kinds known WHERE ${SAME_KIND})`);
  const [[kinds] = []] = (await connection.runAndReadAll('SELECT count(*) FROM rollup_kinds')).getRows();
  if (Number(kinds ?? 0) > MAX_KINDS) return [];
  await makeRollingTable(connection, where);
  const dear = (await connection.runAndReadAll(DEAR_HOURS)).getRows().map(([hour]) => Number(hour));
  const rolled = hours.filter((hour) => !dear.includes(hour));
  for (const table of TABLES) await connection.run(`DELETE FROM ${table} WHERE ${ofHours(hours)}`);
  if (rolled.length > 0) {
    await insertRollups(connection, rolled);
    await rollUpRequests(connection, rolled);
    await rollUpRepeats(connection, rolled);
    await rollUpCoverage(connection, rolled);
    await rollUpUnits(connection, rolled);
  }
  await connection.run('DROP TABLE rolling');
  return rolled;
}

const DEAR_HOURS = `SELECT hour FROM rolling
  GROUP BY hour HAVING sum(abs(cost_usd)) > ${MAX_HOUR_USD} OR sum(abs(cache_savings_usd)) > ${MAX_HOUR_USD}`;

/** Puts what is rolled up of each call into the temporary table `rolling`, by the numbers of its kind and texts. */
async function makeRollingTable(connection: DuckDBConnection, where: string): Promise<void> {
  const calls = selectForeground(`${hourSql('started_at')} AS hour, ${KIND_SQL}, ${CALL_SQL}`, where);
  const texts = TEXT_FIELDS.map((field) => `SELECT ${fieldSql(field)} AS value FROM calls WHERE ${where}`);
  const said = `SELECT DISTINCT value FROM (${texts.join(' UNION ALL ')}) WHERE value IS NOT NULL`;
  await connection.run(`INSERT INTO rollup_texts (id, value)
    SELECT (SELECT coalesce(max(id), 0) FROM rollup_texts) + row_number() OVER (), value
    FROM (${said}) WHERE value NOT IN (SELECT value FROM rollup_texts)`);
  const numbers = TEXT_FIELDS.map((field) => `text_${field}.id AS ${quoteName(field)}`);
  const joins = TEXT_FIELDS.map(
    (field) => `LEFT JOIN said text_${field} ON text_${field}.value = found.${quoteName(field)}`,
  );
  // Of the many texts that there are, few are of these hours.
  await connection.run(`CREATE TEMP TABLE rolling AS
    WITH said AS MATERIALIZED (SELECT id, value FROM rollup_texts WHERE value IN (${said}))
    SELECT ${['hour', 'known.kind', 'known.class', ...numbers, ...Object.keys(PARTS)].join(', ')}
    FROM (${calls}) found JOIN rollup_kinds known ON ${SAME_KIND} ${joins.join(' ')}`);
}

async function insertRollups(connection: DuckDBConnection, hours: readonly number[]): Promise<void> {
  const rolling = `FROM rolling WHERE ${ofHours(hours)}`;
  const names = Object.keys(PARTS).join(', ');
  const sums = Object.keys(PARTS).map((name) => `sum(${name})`);
  const insertSums = (table: string, groups: string): string => `INSERT INTO ${table} (${groups}, ${names})
    SELECT ${groups}, ${sums.join(', ')} ${rolling} GROUP BY ${groups} ORDER BY hour`;
  await connection.run(insertSums('rollups', 'hour, kind'));
  await connection.run(insertSums('rolled_people', ['hour', 'kind', ...TEXT_FIELDS.map(quoteName)].join(', ')));
  // What is counted together lies together, which takes half the time then.
  await connection.run(`INSERT INTO rolled_costs SELECT hour, kind, cost_usd, ${bucketSql('cost_usd')} AS bucket
    FROM (SELECT hour, kind, CAST(cost_usd AS DECIMAL(18, 12)) AS cost_usd ${rolling} AND ${IS_PRICED})
    ORDER BY kind, bucket`);
  await connection.run(`INSERT INTO rollup_hours VALUES ${hours.map((one) => `(${one})`).join(', ')}`);
}
