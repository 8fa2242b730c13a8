/** An unscaled integer as a decimal with that many decimals, trailing zeros left out: `0.0024`, `-3`. */
export function formatDecimal(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const decimals = digits.slice(digits.length - scale).replace(/0+$/, '');
  const whole = digits.slice(0, digits.length - scale);
  return `${unscaled < 0n ? '-' : ''}${whole}${decimals && `.${decimals}`}`;
}

/**
 * A decimal, also in scientific notation, as an integer with that many decimals; digits behind them are cut.
 * Undefined when it is none.
 */
export function parseDecimal(text: string, scale: number): bigint | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E(-?\d{1,4}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', decimals = '', exponent = '0'] = match;
  const digits = BigInt(whole + decimals);
  const shift = scale - decimals.length + Number(exponent);
  const size = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return sign ? -size : size;
}
