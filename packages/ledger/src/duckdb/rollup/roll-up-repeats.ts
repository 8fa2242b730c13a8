import type { DuckDBConnection } from '@duckdb/node-api';
import { fieldSql } from '../field-sql.ts';
import { COMPLETE, SAME } from '../repeat-sql.ts';
import { selectForeground } from '../sum-sql.ts';
import { TRACE_MARK } from './call-marks.ts';
import { inHours, ofHours } from './hour-ranges.ts';
import { hourSql, KIND_SQL, quoteName, readHours, SAME_KIND, TEXT_FIELDS } from './rollup-tables.ts';

/**
 * Rolls up the requests of some hours that are alike, and those of other hours in the same traces: between hours that
 * are rolled up all are found when the last of them is. It may be some more, of which the others are gone by now.
 */
export async function rollUpRepeats(connection: DuckDBConnection, hours: readonly number[]): Promise<void> {
  const of = ofHours(hours);
  await connection.run(`INSERT INTO rolled_traces
    SELECT DISTINCT ${hourSql('started_at')} AS hour, ${TRACE_MARK} FROM calls WHERE ${inHours(hours)} ORDER BY hour`);
  await connection.run(`CREATE TEMP TABLE shared AS SELECT hour, trace FROM rolled_traces
    WHERE NOT ${of} AND trace IN (SELECT trace FROM rolled_traces WHERE ${of})`);
  const others = await readHours(connection, 'SELECT DISTINCT hour FROM shared');
  const told = `${TRACE_MARK} IN (SELECT trace FROM shared)`;
  if (others.length > 0) {
    await connection.run(`DELETE FROM rolled_repeats WHERE ${ofHours(others)} AND ${told}`);
  }
  const complete = [inHours(hours), `${inHours(others)} AND ${told}`].map((where) =>
    selectForeground(`rowid AS id, ${SAME} AS same`, `${where} AND ${COMPLETE}`),
  );
  await connection.run(`CREATE TEMP TABLE alike AS WITH complete AS MATERIALIZED (${complete.join(' UNION ALL ')})
    SELECT id FROM complete WHERE same IN (SELECT same FROM complete GROUP BY same HAVING count(*) > 1)`);
  await insertAlike(connection, inHours([...hours, ...others]));
  await connection.run('DROP TABLE alike; DROP TABLE shared');
}

async function insertAlike(connection: DuckDBConnection, where: string): Promise<void> {
  const texts = TEXT_FIELDS.map((field) => `${fieldSql(field)} AS ${quoteName(field)}`);
  const own = 'trace_id, parent_span_id, input_tokens, cost_usd';
  const found = `SELECT ${hourSql('started_at')} AS hour, ${[KIND_SQL, ...texts, own].join(', ')}
    FROM calls WHERE ${where} AND rowid IN (SELECT id FROM alike)`;
  const said = TEXT_FIELDS.map((field) => `SELECT ${quoteName(field)} FROM found`).join(' UNION ALL ');
  const joins = TEXT_FIELDS.map(
    (field) => `LEFT JOIN said said_${field} ON said_${field}.value = found.${quoteName(field)}`,
  );
  const numbers = TEXT_FIELDS.map((field) => `said_${field}.id`);
  await connection.run(`INSERT INTO rolled_repeats
    WITH found AS MATERIALIZED (${found}),
      said AS MATERIALIZED (SELECT id, value FROM rollup_texts WHERE value IN (${said}))
    SELECT ${['hour', 'known.kind', ...numbers].join(', ')}, trace_id, parent_span_id, input_tokens,
      count(*), coalesce(sum(cost_usd), 0), min(coalesce(cost_usd, 0))
    FROM found JOIN rollup_kinds known ON ${SAME_KIND} ${joins.join(' ')} GROUP BY ALL`);
}
