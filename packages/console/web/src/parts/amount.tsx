import type { JSX } from 'react';
import { decimalsOf, formatAmount } from '../format/amount.ts';

export interface AmountProps {
  /** A decimal string in USD; null is unknown. */
  readonly usd: string | null;
  /** How many decimals to show; as many as this amount needs, unless it is compared with others. */
  readonly decimals?: number;
  /** Whether USD is written before it; in a column it is in the heading. */
  readonly labelled?: boolean;
}

/** An amount, rounded for people; what it is to the last digit is its value, and shown when it is pointed at. */
export function Amount({ usd, decimals, labelled = false }: AmountProps): JSX.Element {
  if (usd === null) return <span className="absent">unknown</span>;
  return (
    <data className="number" value={usd} title={`USD ${usd}`}>
      {labelled && <small className="unit">USD </small>}
      {formatAmount(usd, decimals ?? decimalsOf([usd]))}
    </data>
  );
}
