/** `1234567` as `1,234,567`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** A share from 0 to 1 as `98.7 %`; what is not all is never shown as 100 %, what is something never as 0 %. */
export function formatShare(share: number | null): string {
  if (share === null) return '–';
  if (share === 0 || share === 1) return `${share * 100} %`;
  return `${Math.min(99.9, Math.max(0.1, share * 100)).toFixed(1)} %`;
}

/**
 * A decimal amount as `$1,234.56`; below a dollar four significant digits, cut and not rounded, so that sub-cent amounts
 * are readable. The exact amount belongs beside it.
 */
export function formatAmount(usd: string | null): string {
  if (usd === null) return '–';
  const [, sign = '', whole = '0', decimals = ''] = /^(-?)(\d+)\.(\d+)$/.exec(usd) ?? [];
  if (BigInt(whole) > 0n) return `${sign}$${BigInt(whole).toLocaleString('en-US')}.${decimals.slice(0, 2)}`;
  const zeros = /^0*/.exec(decimals)?.[0].length ?? 0;
  if (zeros === decimals.length) return '$0.00';
  return `${sign}$0.${decimals.slice(0, Math.max(2, zeros + 4)).replace(/(..)0+$/, '$1')}`;
}
