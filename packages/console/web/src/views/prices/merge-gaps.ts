import type { CoverageRow } from '@spendspan/ledger';
import { formatUsd, parseUsd } from '../../format/ledger-numbers.ts';
import type { Where } from '../../url/where.ts';

/** Calls without a sure price that have the same in every field that the page filters by. */
export interface Gap
  extends Pick<CoverageRow, 'status' | 'reason' | 'provider' | 'host' | 'calls' | 'tokens' | 'costUsd'> {
  readonly model: string | null;
  readonly tier: string | null;
  /** What to do, once each. */
  readonly advice: readonly string[];
}

/** What the calls of a gap have, by field; an empty value: they have none. */
export function whereOf({ model, tier, status, reason, provider, host }: Omit<Gap, 'calls' | 'advice'>): Where {
  const own = { model, costStatus: status, costReason: reason, provider, host, tier };
  return Object.fromEntries(Object.entries(own).map(([field, value]) => [field, value ?? '']));
}

/** Rows of a coverage, those that no filter tells apart (the same model was asked for by several names) as one. */
export function mergeGaps(rows: readonly CoverageRow[]): readonly Gap[] {
  const gaps = new Map<string, Gap>();
  for (const row of rows) {
    const gap = toGap(row);
    const key = JSON.stringify(whereOf(gap));
    const known = gaps.get(key);
    gaps.set(key, known ? merge(known, gap) : gap);
  }
  return [...gaps.values()];
}

function toGap({ responseModel, requestModel, serviceTier, advice, ...row }: CoverageRow): Gap {
  return { ...row, model: responseModel ?? requestModel, tier: serviceTier, advice: [advice] };
}

function merge(a: Gap, b: Gap): Gap {
  const known = [a.costUsd, b.costUsd].filter((usd) => usd !== null);
  return {
    ...a,
    calls: a.calls + b.calls,
    tokens: a.tokens + b.tokens,
    costUsd: known.length === 0 ? null : formatUsd(known.reduce((sum, usd) => sum + parseUsd(usd), 0n)),
    advice: [...new Set([...a.advice, ...b.advice])],
  };
}
