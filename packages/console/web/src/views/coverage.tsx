import type { Totals } from '@spendspan/ledger';
import type { JSX } from 'react';
import { parseUsd, shareOf } from '../format/ledger-numbers.ts';
import { formatCount, formatShare } from '../format/numbers.ts';
import './coverage.css';

/** How sure the dollars are. Stands beside every total, also when all is well. */
export function Coverage({ totals }: { readonly totals: Totals }): JSX.Element {
  const { pricedShare, ownedShare } = totals;
  const cost = parseUsd(totals.costUsd);
  const partial = shareOf(parseUsd(totals.partialUsd), cost);
  const failures = totals.calls - totals.pricedCalls - totals.unpricedCalls;
  return (
    <dl className="coverage">
      <Meter
        label="Priced"
        share={pricedShare.calls}
        good={1}
        rest={`of requests, ${formatShare(pricedShare.tokens)} of tokens${
          failures === 0 ? '' : `; ${formatCount(failures)} failed without usage left out`
        }`}
      />
      <Meter
        label="Owned"
        share={ownedShare.usd}
        good={1}
        rest={`of dollars, ${formatShare(ownedShare.calls)} of requests have a team`}
      />
      <Meter
        label="Estimated"
        share={shareOf(parseUsd(totals.estimatedUsd), cost)}
        good={0}
        rest="of dollars: list price or best guess, counted in the spend"
      />
      {(partial ?? 0) > 0 && (
        <Meter label="At least" share={partial} good={0} rest="of dollars is a lower bound: a part has no price" />
      )}
    </dl>
  );
}

interface MeterProps {
  readonly label: string;
  readonly share: number | null;
  /** The share that nothing is wrong with. */
  readonly good: 0 | 1;
  readonly rest: string;
}

function Meter({ label, share, good, rest }: MeterProps): JSX.Element {
  const tone = (share ?? good) === good ? 'good' : 'attention';
  return (
    <div className={tone}>
      <dt>{label}</dt>
      <dd className="value">{formatShare(share)}</dd>
      <dd className="track" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(Math.max(share ?? 0, 0), 1) * 100}%` }} />
      </dd>
      <dd className="rest">{rest}</dd>
    </div>
  );
}
