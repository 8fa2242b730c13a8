/** A count: `12,345`. */
export function formatCount(count: number): string {
  return count.toLocaleString();
}

/** A count where room is short: `12.3K`. */
export function formatCompact(count: number): string {
  return count.toLocaleString(undefined, { notation: 'compact', maximumFractionDigits: 1 });
}

/** Any number, with two decimals unless it is whole. */
export function formatNumber(value: number): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  return value.toLocaleString(undefined, { minimumFractionDigits: digits, maximumFractionDigits: 2 });
}

/** A share with one decimal; only exactly 0 and 1 are shown as 0 % and 100 %, and `–` is the share of nothing. */
export function formatShare(share: number | null): string {
  if (share === null) return '–';
  const percent = (value: number, digits: number): string =>
    value.toLocaleString(undefined, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });
  if (share === 0 || Math.abs(share) === 1) return percent(share, 0);
  const size = Math.abs(share);
  if (size < 0.001) return `${share < 0 ? '>' : '<'}${percent(Math.sign(share) * 0.001, 1)}`;
  if (size > 0.999 && size < 1) return `${share < 0 ? '<' : '>'}${percent(Math.sign(share) * 0.999, 1)}`;
  return percent(share, 1);
}
