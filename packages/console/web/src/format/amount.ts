import { chooseDecimals, formatUsd, parseUsd } from './ledger-numbers.ts';

/**
 * An amount in USD (a decimal string) by the user's locale, rounded half-even; what would round to nothing is `<0.01`.
 * @param decimals at most 12.
 */
export function formatAmount(usd: string, decimals: number): string {
  const pico = parseUsd(usd);
  const finest = 10n ** BigInt(12 - decimals);
  const size = pico < 0n ? -pico : pico;
  const isHidden = size > 0n && size * 2n <= finest;
  const shown = isHidden ? formatUsd(pico < 0n ? -finest : finest) : usd;
  const text = new Intl.NumberFormat(undefined, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    roundingMode: 'halfEven',
    // A string keeps all digits; numbers would not.
  } as Intl.NumberFormatOptions).format(shown as `${number}`);
  return isHidden ? `${pico < 0n ? '>' : '<'}${text}` : text;
}

/** A rate, or an amount that is compared with none, by the user's locale: all its digits, and no zeros after them. */
export function formatExact(usd: string): string {
  return new Intl.NumberFormat(undefined, { maximumFractionDigits: 20 }).format(usd as `${number}`);
}

/** How many decimals amounts that are compared with each other need. */
export function decimalsOf(amounts: readonly (string | null | undefined)[]): number {
  return chooseDecimals(amounts.flatMap((usd) => (typeof usd === 'string' ? [parseUsd(usd)] : [])));
}

/** One amount that stands by itself, without its unit. */
export function formatLoneAmount(usd: string): string {
  return formatAmount(usd, decimalsOf([usd]));
}

/** For charts and bars, where a pixel is the finest step. */
export function toNumber(usd: string | number | null | undefined): number {
  return Number(usd ?? 0);
}

/** What amounts are ordered by; null is unknown. */
export function toPico(usd: string | number | null): bigint | null {
  return usd === null ? null : parseUsd(String(usd));
}
