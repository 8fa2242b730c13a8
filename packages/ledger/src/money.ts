/** Pico-USD in a dollar: the ledger's unit is 10⁻¹² USD. */
export const PICO_PER_USD = 1_000_000_000_000n;

/** Largest amount that is believed of one call, in USD; what is above is a defect, not a price. */
const MAX_USD = 1e12;

/**
 * A span's amount (USD, double) as pico-USD, to the nearest one, ties to even. The double is taken at its exact value.
 * Undefined when it is no amount: not finite, or larger than 10¹² USD in size.
 */
export function picoFromUsd(usd: number): bigint | undefined {
  if (!(Math.abs(usd) <= MAX_USD)) return undefined;
  const product = usd * 1e12;
  const nearest = Math.round(product);
  // Below 2⁵⁰ the product is off by 1/8 at most, so within 1/4 of an integer that integer is the answer.
  if (Math.abs(product) < 2 ** 50 && Math.abs(product - nearest) < 0.25) return BigInt(nearest);
  return exactPico(usd);
}

function exactPico(usd: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, usd);
  const word = bits.getBigUint64(0);
  const field = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const mantissa = field === 0 ? fraction : fraction | (1n << 52n);
  const exponent = (field === 0 ? 1 : field) - 1075;
  const scaled = mantissa * PICO_PER_USD;
  const size = exponent >= 0 ? scaled << BigInt(exponent) : divideHalfEven(scaled, 1n << BigInt(-exponent));
  return usd < 0 ? -size : size;
}

/**
 * The quotient rounded to the nearest integer, ties to even.
 * @throws RangeError when the divisor is not positive.
 */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError(`[@spendspan/ledger] got divisor ${divisor}, expected a positive one`);
  const size = dividend < 0n ? -dividend : dividend;
  const quotient = size / divisor;
  const twiceRest = (size % divisor) * 2n;
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return dividend < 0n ? -rounded : rounded;
}

/** Pico-USD as a decimal string in USD with exactly 12 decimals: `0.000123400000`. */
export function formatUsd(picoUsd: bigint): string {
  const digits = (picoUsd < 0n ? -picoUsd : picoUsd).toString().padStart(13, '0');
  return `${picoUsd < 0n ? '-' : ''}${digits.slice(0, -12)}.${digits.slice(-12)}`;
}

/**
 * A decimal string in USD, as {@link formatUsd} writes it, as pico-USD.
 * @throws TypeError when it is no decimal with at most 12 decimals.
 */
export function parseUsd(usd: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,12}))?$/.exec(usd);
  if (!match) {
    throw new TypeError(
      `[@spendspan/ledger] got ${JSON.stringify(usd)}, expected a decimal amount in USD with at most 12 decimals`,
    );
  }
  const size = BigInt(match[2] ?? '') * PICO_PER_USD + BigInt((match[3] ?? '').padEnd(12, '0'));
  return match[1] ? -size : size;
}

/** `part` of `whole` as a number for people, null when the whole is 0; 0 and 1 are nothing and all of it, exactly. */
export function shareOf(part: bigint, whole: bigint): number | null {
  if (whole === 0n) return null;
  if (part === whole) return 1;
  const scaled = (part * PICO_PER_USD) / whole;
  return scaled === 0n ? Number(part) / Number(whole) : Number(scaled) / Number(PICO_PER_USD);
}

/** Pico-USD as a double in USD, for statistics; money itself stays whole. */
export function toUsdNumber(pico: bigint): number {
  return Number(pico) / Number(PICO_PER_USD);
}
