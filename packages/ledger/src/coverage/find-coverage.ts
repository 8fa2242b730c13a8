import type { CallStore, CoverageGroup } from '../call-store.ts';
import { WHERE } from '../filtered-report.ts';
import { formatTime } from '../format-time.ts';
import { formatUsd, shareOf } from '../money.ts';
import { describePeriod, PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { selectCalls } from '../report-definition.ts';
import { checkParameters } from '../report-parameters.ts';
import { askFilter } from '../reports/read-filter.ts';
import type { AskOptions, CostStatus, ReportParameter, ReportQuery } from '../types.ts';
import { advise, type Remedy } from './advise.ts';
import { writePriceFile } from './price-file.ts';
import type { Coverage, CoveragePart, CoverageRow } from './types.ts';

/** What the coverage can be asked of. */
export const COVERAGE_PARAMETERS: readonly ReportParameter[] = [...PERIOD_PARAMETERS, WHERE];

/** The worst first. */
const STATUSES = ['unpriced', 'partial', 'estimated', 'priced'] as const satisfies readonly CostStatus[];

interface Sum {
  readonly calls: bigint;
  readonly tokens: bigint;
  readonly cost: bigint;
}

/** How much of the spend in a store has a sure price; see `Ledger.coverage`. */
export async function findCoverage(store: CallStore, query: ReportQuery, options?: AskOptions): Promise<Coverage> {
  checkParameters('the coverage', COVERAGE_PARAMETERS, query);
  const period = readPeriod(query);
  const filter = await askFilter(store, query['where'], options);
  const groups = await store.sumCoverage(selectCalls(period, filter), options);
  const total = addUp(groups);
  const part = (sums: readonly CoverageGroup[]): CoveragePart => makePart(sums, total);
  const ofStatus = (status: CostStatus): CoveragePart => part(groups.filter((group) => group.status === status));
  const advised = groups
    .filter(({ status }) => status !== 'priced')
    .sort(compareGroups)
    .map((group) => makeRow(group, part([group])));
  return {
    period: describePeriod(period),
    filter,
    total: part(groups),
    byStatus: {
      priced: ofStatus('priced'),
      estimated: ofStatus('estimated'),
      partial: ofStatus('partial'),
      unpriced: ofStatus('unpriced'),
    },
    rows: advised.map(({ row }) => row),
    priceFile: writePriceFile(advised.flatMap(({ remedy }) => remedy ?? [])),
  };
}

function makeRow(
  group: CoverageGroup,
  part: CoveragePart,
): { readonly row: CoverageRow; readonly remedy: Remedy | null } {
  const { reason, requestModel, responseModel, provider, host, serviceTier, used } = group;
  const status = group.status as CoverageRow['status'];
  const doubt = { status, reason, requestModel, responseModel, provider, host, serviceTier, used };
  const { remedy, ...advice } = advise(doubt);
  const seen = { firstSeenAt: formatTime(group.firstNanos), lastSeenAt: formatTime(group.lastNanos) };
  return { row: { ...doubt, ...part, ...seen, ...advice }, remedy };
}

function makePart(groups: readonly CoverageGroup[], total: Sum): CoveragePart {
  const { calls, tokens, cost } = addUp(groups);
  const unknown = groups.length > 0 && groups.every(({ status }) => status === 'unpriced');
  return {
    calls: Number(calls),
    tokens: Number(tokens),
    costUsd: unknown ? null : formatUsd(cost),
    share: { calls: shareOf(calls, total.calls), tokens: shareOf(tokens, total.tokens) },
  };
}

function addUp(sums: readonly Sum[]): Sum {
  let [calls, tokens, cost] = [0n, 0n, 0n];
  for (const sum of sums) {
    calls += sum.calls;
    tokens += sum.tokens;
    cost += sum.cost;
  }
  return { calls, tokens, cost };
}

function compareGroups(a: CoverageGroup, b: CoverageGroup): number {
  const worse = STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status);
  if (worse !== 0) return worse;
  if (a.calls !== b.calls) return a.calls > b.calls ? -1 : 1;
  const [keyA, keyB] = [a, b].map(({ requestModel, responseModel, provider, host, serviceTier, reason }) =>
    JSON.stringify([responseModel, requestModel, host, provider, serviceTier, reason]),
  );
  return (keyA ?? '') < (keyB ?? '') ? -1 : 1;
}
