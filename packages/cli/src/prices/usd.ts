const DECIMALS = 12;

/** Pico-USD as an exact decimal in USD with all twelve decimals: `0.002200000000`. */
export function toDecimal(picoUsd: bigint): string {
  const sign = picoUsd < 0n ? '-' : '';
  const digits = (picoUsd < 0n ? -picoUsd : picoUsd).toString().padStart(DECIMALS + 1, '0');
  return `${sign}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

/** Pico-USD as an exact decimal in USD without the zeros at its end, as prices are written: `0.0022`, `0.4`, `12`. */
export function toShortDecimal(picoUsd: bigint): string {
  return toDecimal(picoUsd).replace(/\.?0+$/, '');
}

/** Decimals one below the other, point beneath point: padded to equal length on the right. What is no number stays at the left of the point. */
export function alignDecimals(cells: readonly string[]): readonly string[] {
  const widths = cells.map((cell) => cell.length - readWhole(cell).length);
  const width = Math.max(0, ...widths);
  return cells.map((cell, index) => cell + ' '.repeat(width - (widths[index] ?? 0)));
}

function readWhole(cell: string): string {
  return /^[^.]*/.exec(cell)?.[0] ?? '';
}
