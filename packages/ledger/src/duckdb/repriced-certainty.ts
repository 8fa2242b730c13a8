import type { DuckDBConnection } from '@duckdb/node-api';
import type { RepricingStatusSums, Selection } from '../call-store.ts';
import type { SourceChange } from '../repricing/types.ts';
import type { CostStatus } from '../types.ts';
import { makeWhere } from './field-sql.ts';
import { REPRICED } from './repriced-table.ts';
import { PRICED, readBigInt, UNPRICED } from './sum-sql.ts';

/** The calls of each status before and after; those that {@link REPRICED} does not name keep theirs. */
export async function compareStatuses(
  connection: DuckDBConnection,
  selection: Selection,
): Promise<readonly RepricingStatusSums[]> {
  const { where, values } = makeWhere(selection);
  const counted = `${PRICED} OR (${UNPRICED})`;
  const sql = `SELECT cost_status, count(*) FILTER (NOT after), count(*) FILTER (after),
      coalesce(sum(cost_usd) FILTER (NOT after), 0)::DECIMAL(38, 12),
      coalesce(sum(cost_usd) FILTER (after), 0)::DECIMAL(38, 12)
    FROM (
      SELECT false AS after, rowid AS id, * FROM calls
      UNION ALL
      SELECT true, calls.rowid, calls.* REPLACE (
        CASE WHEN new.id IS NULL THEN calls.cost_usd ELSE new.cost_usd END AS cost_usd,
        coalesce(new.cost_status, calls.cost_status) AS cost_status
      ) FROM calls LEFT JOIN ${REPRICED} new ON new.id = calls.rowid
    )
    WHERE ${where} AND id NOT IN (SELECT id FROM uncounted) AND (${counted})
    GROUP BY cost_status`;
  return (await connection.runAndReadAll(sql, values)).getRows().map(([status, ...sums]) => {
    const [oldCalls = 0n, newCalls = 0n, oldCost = 0n, newCost = 0n] = sums.map(readBigInt);
    return { status: status as CostStatus, oldCalls, newCalls, oldCost, newCost };
  });
}

/** From which tables to which the rows of {@link REPRICED} go; where the table stays the same it is not told. */
export async function compareSources(connection: DuckDBConnection): Promise<readonly SourceChange[]> {
  const sql = `SELECT old.cost_source, new.cost_source, count(*) AS calls
    FROM ${REPRICED} new JOIN calls old ON old.rowid = new.id
    WHERE old.cost_source IS DISTINCT FROM new.cost_source
    GROUP BY ALL ORDER BY calls DESC, old.cost_source NULLS LAST, new.cost_source NULLS LAST`;
  return (await connection.runAndReadAll(sql)).getRows().map(([from, to, calls]) => ({
    from: from === null || from === undefined ? null : String(from),
    to: to === null || to === undefined ? null : String(to),
    calls: Number(calls),
  }));
}
