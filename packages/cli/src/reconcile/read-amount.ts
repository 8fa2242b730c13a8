import { divideHalfEven, formatUsd, picoFromUsd } from '@spendspan/ledger';

/** Decimals of a pico-dollar. */
const DECIMALS = 12;

/**
 * An amount as OpenAI writes it (a number, or a decimal string that may be in scientific notation) in USD with 12
 * decimals, rounded half to even. Undefined when it is no amount.
 */
export function readAmount(value: unknown): string | undefined {
  if (typeof value === 'number') {
    const pico = picoFromUsd(value);
    return pico === undefined ? undefined : formatUsd(pico);
  }
  const match = typeof value === 'string' ? /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(value.trim()) : null;
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return formatUsd(0n);
  const shift = DECIMALS - fraction.length + Number(exponent);
  // Larger or smaller than any amount of money: no reason to write it out.
  if (shift > 40 || whole.length + fraction.length > 400) return undefined;
  const size =
    shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfEven(digits, 10n ** BigInt(Math.min(-shift, 500)));
  return formatUsd(sign === '-' ? -size : size);
}
