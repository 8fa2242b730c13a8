import { parseUsd } from './money.ts';

const PICO_DIGITS = 12;

/**
 * How many decimals a column of amounts needs: all of them while the largest is below one dollar (at most 8), so that
 * the rows visibly add up; 4 below 1,000 dollars; 2 above.
 */
export function chooseDecimals(amounts: readonly bigint[], finest = 8): number {
  const reach = (dollars: bigint): boolean => amounts.some((amount) => absolute(amount) >= dollars * DOLLAR);
  const limit = reach(1000n) ? 2 : reach(1n) ? 4 : finest;
  const needed = Math.max(...amounts.map(countDecimals), 2);
  return Math.min(needed, limit);
}

/** An amount with a fixed number of decimals, rounded half-even; what would round to nothing is `<0.01`, or `>-0.01`, never 0. */
export function formatAmount(pico: bigint, decimals: number): string {
  const step = 10n ** BigInt(PICO_DIGITS - decimals);
  const size = absolute(pico);
  let units = size / step;
  const rest = size % step;
  if (rest * 2n > step || (rest * 2n === step && units % 2n === 1n)) units += 1n;
  if (units === 0n && size > 0n) return `${pico < 0n ? '>-' : '<'}${formatUnits(1n, decimals)}`;
  return (pico < 0n ? '-' : '') + formatUnits(units, decimals);
}

/** One amount (a decimal string in USD) that stands by itself: `USD 0.0042`. */
export function formatUsdAmount(usd: string): string {
  const pico = parseUsd(usd);
  return `USD ${formatAmount(pico, chooseDecimals([pico]))}`;
}

/** A count with thousands separated: `12,345`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/**
 * A share with one decimal, which may be below 0 or above 1 where it is of something else than a whole. Only exactly 0 and
 * 1 are shown as 0 % and 100 %; `–` for the share of nothing.
 */
export function formatShare(share: number | null): string {
  if (share === null) return '–';
  if (share === 0 || Math.abs(share) === 1) return `${share * 100} %`;
  const percent = Math.abs(share) * 100;
  const [sign, less, more] = share < 0 ? ['-', '>-', '<-'] : ['', '<', '>'];
  if (percent < 0.1) return `${less}0.1 %`;
  return percent > 99.9 && percent < 100 ? `${more}99.9 %` : `${sign}${ONE_DECIMAL.format(percent)} %`;
}

const ONE_DECIMAL = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const DOLLAR = 10n ** BigInt(PICO_DIGITS);

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function countDecimals(pico: bigint): number {
  const fraction = (absolute(pico) % DOLLAR).toString().padStart(PICO_DIGITS, '0');
  return fraction.replace(/0+$/, '').length;
}

function formatUnits(units: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const whole = (units / scale).toLocaleString('en-US');
  return decimals === 0 ? whole : `${whole}.${(units % scale).toString().padStart(decimals, '0')}`;
}
