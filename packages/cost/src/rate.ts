import { type Decimal, decimalOf, divideHalfEven } from './decimal.ts';
import { type Derivation, type Factor, joinTables, type Origin } from './origin.ts';

/** USD per unit of one meter, exact. */
export interface Rate {
  /** Whole pico-USD per unit, when it is whole and a safe integer: the fast lane of the arithmetic. */
  readonly pico: number | undefined;
  /** USD × 9·10³⁶ per unit. */
  readonly exact: bigint;
  readonly origin: Origin;
  /** What it was multiplied by; absent for a rate as its table has it. */
  readonly derivation?: Derivation;
}

/** Decimals that a rate keeps after all multiplications. */
const SCALE = 36;
/** Divides by any number of units that prices are given for: 1, 10³, 10⁶, 60, 3600. */
const EXACT_PER_USD = 9n * 10n ** BigInt(SCALE);
const EXACT_PER_PICO = EXACT_PER_USD / 10n ** 12n;

/**
 * The rate of a price that buys `per` units (one million tokens, 3600 seconds); undefined when it has more decimals than
 * can be kept exactly.
 */
export function createRate(price: Decimal, per: number, origin: Origin): Rate | undefined {
  const digits = price.digits * EXACT_PER_USD;
  const divisor = BigInt(per) * 10n ** BigInt(price.scale);
  return digits % divisor === 0n ? toRate(digits / divisor, origin) : undefined;
}

/** The rate times a factor; undefined when it has more decimals than can be kept exactly. */
export function multiplyRate(rate: Rate, by: Factor): Rate | undefined {
  const { factor, table } = by;
  const digits = rate.exact * factor.digits;
  const divisor = 10n ** BigInt(factor.scale);
  if (digits % divisor !== 0n) return undefined;
  const { origin, derivation = { exact: rate.exact, table: origin.table, factors: [] } } = rate;
  return {
    ...toRate(digits / divisor, { ...origin, table: joinTables(table, origin.table) }),
    derivation: { ...derivation, factors: [...derivation.factors, by] },
  };
}

function toRate(exact: bigint, origin: Origin): Rate {
  const pico = exact % EXACT_PER_PICO === 0n ? Number(exact / EXACT_PER_PICO) : undefined;
  return { exact, pico: pico !== undefined && Number.isSafeInteger(pico) ? pico : undefined, origin };
}

/** USD for `per` units as a plain decimal, rounded half to even at twelve decimals (only prices of a third of something need it). */
export function formatRate(rate: Pick<Rate, 'exact'>, per: number): string {
  const pico = divideHalfEven(rate.exact * BigInt(per), EXACT_PER_PICO);
  const digits = pico.toString().padStart(13, '0');
  const fraction = digits.slice(-12).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -12) : `${digits.slice(0, -12)}.${fraction}`;
}

/** Pico-USD of fractions of {@link Rate.exact} units, rounded half to even. */
export function roundToPico(exact: bigint): bigint {
  return divideHalfEven(exact, EXACT_PER_PICO);
}

/** `quantity` × `rate` in units of {@link Rate.exact}, rounded half to even beneath them (only for fractions of seconds). */
export function multiplyExactly(quantity: number, rate: Rate): bigint {
  if (Number.isSafeInteger(quantity)) return BigInt(quantity) * rate.exact;
  const decimal = decimalOf(quantity);
  return decimal ? divideHalfEven(decimal.digits * rate.exact, 10n ** BigInt(decimal.scale)) : 0n;
}

/** Pico-USD of one quantity at one rate, rounded half to even. */
export function amountOf(quantity: number, rate: Rate): bigint {
  const amount = rate.pico === undefined ? Number.NaN : quantity * rate.pico;
  return Number.isSafeInteger(amount) && Number.isInteger(quantity)
    ? BigInt(amount)
    : roundToPico(multiplyExactly(quantity, rate));
}

/** Pico-USD as the nearest double in USD. */
export function usdOf(picoUsd: bigint): number {
  // Both are exact doubles below 2⁵³, so the division rounds once; above it, reading the decimal does.
  if (picoUsd <= MAX_SAFE) return Number(picoUsd) / 1e12;
  const text = picoUsd.toString();
  return Number(`${text.slice(0, -12)}.${text.slice(-12)}`);
}

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);
