import type { PriceLine } from '@spendspan/cost';

/** A component in words: `cached input`, `cache write 5m`. */
export function describeMeter(meter: string): string {
  return meter.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
}

/** What a price is for: `1M tokens`, `60 seconds`, `image`. */
export function describeUnit({ unit, per }: Pick<PriceLine, 'unit' | 'per'>): string {
  if (per === 1) return unit;
  return `${per === 1_000_000 ? '1M' : per.toLocaleString()} ${unit}s`;
}
