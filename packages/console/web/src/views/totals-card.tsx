import type { Totals } from '@spendspan/ledger';
import type { JSX, ReactNode } from 'react';
import { parseUsd, readCost } from '../format/ledger-numbers.ts';
import { formatCompact, formatCount } from '../format/numbers.ts';
import { Amount } from '../parts/amount.tsx';
import { Stat, Stats } from '../parts/stat.tsx';
import { Coverage } from './coverage.tsx';

export interface TotalsCardProps {
  readonly totals: Totals;
  /** What the spend is compared with. */
  readonly rest?: ReactNode;
  /** More figures beside the spend. */
  readonly children?: ReactNode;
  /** What stands between the figures and how sure they are. */
  readonly below?: ReactNode;
  /** Makes a link of the number of requests. */
  readonly linkCount?: (count: ReactNode) => ReactNode;
}

/** What was spent, on how much, and how sure that is. */
export function TotalsCard({ totals, rest, children, below, linkCount }: TotalsCardProps): JSX.Element {
  const { calls, failedCalls, unpricedCalls, costPerCallUsd, cacheSavingsUsd } = totals;
  const cost = readCost(totals);
  const exceptions = [
    ...(failedCalls === 0 ? [] : [`${formatCount(failedCalls)} failed`]),
    ...(unpricedCalls === 0 ? [] : [`${formatCount(unpricedCalls)} without a known price`]),
  ].join(', ');
  return (
    <section className="card wide" aria-label="Totals">
      <Stats>
        <Stat label="Spend" large rest={rest} tone={cost === null ? 'attention' : 'plain'}>
          <Amount usd={cost} labelled />
        </Stat>
        {children}
        <Stat label="Requests" rest={exceptions || undefined}>
          {linkCount && calls > 0 ? linkCount(formatCount(calls)) : formatCount(calls)}
        </Stat>
        <Stat label="Average" rest="per priced request">
          {costPerCallUsd === null ? '–' : <Amount usd={costPerCallUsd} labelled />}
        </Stat>
        <Stat label="Tokens" rest={describeTokens(totals)}>
          {formatCompact(totals.inputTokens)} in, {formatCompact(totals.outputTokens)} out
        </Stat>
        {parseUsd(cacheSavingsUsd) !== 0n && (
          <Stat label="Saved" rest="by cached input" tone="good">
            <Amount usd={cacheSavingsUsd} labelled />
          </Stat>
        )}
      </Stats>
      {below}
      <Coverage totals={totals} />
    </section>
  );
}

function describeTokens({ cacheReadTokens, reasoningTokens }: Totals): string | undefined {
  const parts = [
    ...(cacheReadTokens === 0 ? [] : [`${formatCompact(cacheReadTokens)} from cache`]),
    ...(reasoningTokens === 0 ? [] : [`${formatCompact(reasoningTokens)} reasoning`]),
  ];
  return parts.join(', ') || undefined;
}
