import { chooseDecimals, formatAmount, parseUsd } from '@spendspan/ledger';

/** Exact amounts for people, all with the same decimals. */
export function formatAmounts(amounts: readonly string[]): readonly string[] {
  const picos = amounts.map(parseUsd);
  const decimals = chooseDecimals(picos);
  return picos.map((pico) => formatAmount(pico, decimals));
}
