import type { JSX } from 'react';
import { useReport } from '../../api/queries.ts';
import { formatLoneAmount } from '../../format/amount.ts';
import { formatCount, formatShare } from '../../format/numbers.ts';
import { Amount } from '../../parts/amount.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { Stat, Stats } from '../../parts/stat.tsx';
import { useUrl } from '../../url/use-url.ts';
import { ReportLink } from '../report-link.tsx';

/** Money that could have stayed: wasted requests, and input that was not cached. */
export function LeaksCard(): JSX.Element {
  const { query } = useUrl();
  const waste = useReport('waste', query);
  const cache = useReport('cache', query);
  return (
    <Card title="Waste and cache" wide>
      <Answer of={waste} what="wasted spend">
        {({ sections: [section] }) => {
          const low = asUsd(section?.total?.['minUsd']);
          return (
            <Stats>
              <Stat
                label="Wasted, at most"
                rest={describeWaste(low, section?.total?.['unknownCalls'])}
                tone="attention"
              >
                <Amount usd={asUsd(section?.total?.['maxUsd'])} labelled />
              </Stat>
              <Stat label="Of the spend" rest={<ReportLink name="waste">Failed, retried, repeated</ReportLink>}>
                {formatShare(asShare(section?.total?.['maxShare']))}
              </Stat>
            </Stats>
          );
        }}
      </Answer>
      <Answer of={cache} what="cache savings">
        {({ sections: [section] }) => (
          <Stats>
            <Stat label="Saved by cached input" tone="good" rest={describeCached(section?.total?.['cachedShare'])}>
              <Amount usd={asUsd(section?.total?.['savedUsd'])} labelled />
            </Stat>
            <Stat label="Missed, at most" rest={<ReportLink name="cache">By model, team and feature</ReportLink>}>
              {section?.total?.['missedUsd'] == null ? (
                '–'
              ) : (
                <Amount usd={String(section.total['missedUsd'])} labelled />
              )}
            </Stat>
          </Stats>
        )}
      </Answer>
    </Card>
  );
}

/** Requests that were wasted and have no known cost are in neither amount. */
function describeWaste(low: string | null, unknownCalls: string | number | null | undefined): string | undefined {
  const least = low === null ? [] : [`at least USD ${formatLoneAmount(low)}`];
  const unknown = Number(unknownCalls ?? 0);
  const beyond =
    unknown === 0
      ? []
      : [`beyond that ${formatCount(unknown)} ${unknown === 1 ? 'request' : 'requests'} of unknown cost`];
  return [...least, ...beyond].join('; ') || undefined;
}

function describeCached(share: string | number | null | undefined): string {
  return `${formatShare(asShare(share))} of input came from cache`;
}

function asShare(share: string | number | null | undefined): number | null {
  return share == null ? null : Number(share);
}

/** What is not told is unknown, not nothing. */
function asUsd(amount: string | number | null | undefined): string | null {
  return amount == null ? null : String(amount);
}
