/** An exact decimal number: `digits` × 10^-`scale`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const PLAIN = /^(\d+)(?:\.(\d+))?$/;
const SCIENTIFIC = /^(\d+)(?:\.(\d+))?e([+-]\d+)$/;

/** Reads a plain decimal that is not negative (`"0.25"`); undefined for anything else. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = PLAIN.exec(text);
  if (!match) return undefined;
  const fraction = match[2] ?? '';
  return { digits: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

/** The shortest decimal that reads back as this double; undefined when it is negative or not finite. */
export function decimalOf(value: number): Decimal | undefined {
  if (Number.isSafeInteger(value) && value >= 0) return { digits: BigInt(value), scale: 0 };
  const text = String(value);
  const match = SCIENTIFIC.exec(text);
  if (!match) return parseDecimal(text);
  const fraction = match[2] ?? '';
  const digits = BigInt(`${match[1]}${fraction}`);
  const scale = fraction.length - Number(match[3]);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** A decimal as it was written: `1.0850`. */
export function formatDecimal({ digits, scale }: Decimal): string {
  const text = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Quotient of two integers that are not negative, rounded half to even. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  if (twice < denominator) return quotient;
  if (twice > denominator || quotient % 2n === 1n) return quotient + 1n;
  return quotient;
}
