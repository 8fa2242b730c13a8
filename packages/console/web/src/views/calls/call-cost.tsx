import type { CallRecord } from '@spendspan/ledger';
import type { JSX } from 'react';
import { Amount, type AmountProps } from '../../parts/amount.tsx';
import { asText } from './call-record.ts';

export interface CallCostProps extends Omit<AmountProps, 'usd'> {
  readonly call: CallRecord;
}

/** The amount of a call, and what is not sure about it. */
export function CallCost({ call: { cost_usd, cost_status }, ...shown }: CallCostProps): JSX.Element {
  return (
    <>
      {cost_status === 'partial' && <small className="absent">at least </small>}
      {cost_status === 'estimated' && <small className="absent">about </small>}
      <Amount usd={asText(cost_usd)} {...shown} />
    </>
  );
}
