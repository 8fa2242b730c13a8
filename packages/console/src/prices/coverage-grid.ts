import type { Coverage, CoverageRow, ReportGrid } from '@spendspan/ledger';

/** What has no sure price, as a table. */
export function makeCoverageGrid({ rows }: Coverage): ReportGrid {
  return {
    name: 'coverage',
    columns: COVERAGE_COLUMNS.map(([name]) => name),
    names: ['requestModel', 'responseModel', 'provider', 'host', 'serviceTier', 'reason', 'advice'],
    rows: rows.map((row) => COVERAGE_COLUMNS.map(([, read]) => read(row))),
  };
}

const COVERAGE_COLUMNS: readonly (readonly [name: string, read: (row: CoverageRow) => string | number | null])[] = [
  ['status', ({ status }) => status],
  ['reason', ({ reason }) => reason],
  ['requestModel', ({ requestModel }) => requestModel],
  ['responseModel', ({ responseModel }) => responseModel],
  ['provider', ({ provider }) => provider],
  ['host', ({ host }) => host],
  ['serviceTier', ({ serviceTier }) => serviceTier],
  ['used', ({ used }) => used.join(' ')],
  ['calls', ({ calls }) => calls],
  ['tokens', ({ tokens }) => tokens],
  ['costUsd', ({ costUsd }) => costUsd],
  ['firstSeenAt', ({ firstSeenAt }) => firstSeenAt],
  ['lastSeenAt', ({ lastSeenAt }) => lastSeenAt],
  ['advice', ({ advice }) => advice],
];
