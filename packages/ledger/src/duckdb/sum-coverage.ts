import { type DuckDBConnection, DuckDBTimestampNanosecondsValue, type DuckDBValue } from '@duckdb/node-api';
import type { CoverageGroup, Selection } from '../call-store.ts';
import type { CostStatus } from '../types.ts';
import { findBackground } from './background-requests.ts';
import { COVERAGE_COLUMNS, COVERED, DETAILS, sumCovered } from './coverage-sql.ts';
import { makeWhere } from './field-sql.ts';
import { findRolled } from './rollup/find-rolled.ts';
import { selectRolledCoverage } from './rollup/select-rolled.ts';
import { readBigInt, selectForeground } from './sum-sql.ts';

/**
 * See `CallStore.sumCoverage`.
 * @param connection in a transaction.
 */
export async function sumCoverage(
  connection: DuckDBConnection,
  selection: Selection,
): Promise<readonly CoverageGroup[]> {
  const { where, values } = makeWhere(selection);
  // They do not tell of the fields that one could select by.
  const isWhole = Object.keys(selection.filter).length === 0;
  const rolled = isWhole ? await findRolled(connection, selection, []) : undefined;
  const addBackground = await findBackground(connection);
  const covered = `${where} AND (${COVERED})`;
  const calls = `${selectForeground(COVERAGE_COLUMNS, `${covered} AND ${rolled?.rest ?? 'true'}`)}
    ${addBackground(COVERAGE_COLUMNS, covered)}`;
  const sql = sumCovered(`${rolled ? `${selectRolledCoverage(rolled)} UNION ALL` : ''} ${calls}`);
  return (await connection.runAndReadAll(sql, values)).getRows().map(readGroup);
}

function readGroup(row: readonly DuckDBValue[]): CoverageGroup {
  const [status, reason, requestModel, responseModel, provider, host, serviceTier] = row.map(readText);
  const [calls, tokens, cost, first, last, used] = row.slice(7);
  return {
    status: status as CostStatus,
    reason: reason ?? null,
    requestModel: requestModel ?? null,
    responseModel: responseModel ?? null,
    provider: provider ?? null,
    host: host ?? null,
    serviceTier: serviceTier ?? null,
    calls: readBigInt(calls ?? 0n),
    tokens: readBigInt(tokens ?? 0n),
    cost: readBigInt(cost ?? 0n),
    firstNanos: readNanos(first),
    lastNanos: readNanos(last),
    used: DETAILS.filter((_, bit) => ((readBits(used) >> BigInt(bit)) & 1n) === 1n),
  };
}

function readText(value: DuckDBValue): string | null {
  return typeof value === 'string' ? value : null;
}

function readBits(value: DuckDBValue | undefined): bigint {
  return typeof value === 'bigint' ? value : 0n;
}

function readNanos(value: DuckDBValue | undefined): bigint {
  return value instanceof DuckDBTimestampNanosecondsValue ? value.nanos : 0n;
}
