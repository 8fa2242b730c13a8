import type { Meter } from './meters.ts';
import type { ContextBand, Rates } from './rate-card.ts';

/** What text is billed by. */
type TextMeter =
  | 'input'
  | 'cachedInput'
  | 'cacheWrite'
  | 'cacheWrite5m'
  | 'cacheWrite30m'
  | 'cacheWrite1h'
  | 'cacheWrite12h'
  | 'output'
  | 'reasoning';

const METERS: readonly (TextMeter & Meter)[] = [
  'input',
  'cachedInput',
  'cacheWrite',
  'cacheWrite5m',
  'cacheWrite30m',
  'cacheWrite1h',
  'cacheWrite12h',
  'output',
  'reasoning',
];

/** Whole pico-USD per token of text; NaN where there is no rate, or none that is whole and a safe integer. */
export interface TextRates extends Readonly<Record<TextMeter, number>> {
  /** As in {@link ContextBand.above}. */
  readonly above: number;
  /** The one table of all of these rates. */
  readonly table: string;
}

/** The rates of text in a band; undefined where there is more to say of them than their number. */
export function toTextRates({ above, rates }: ContextBand): TextRates | undefined {
  const [table, ...others] = new Set(METERS.flatMap((meter) => rates[meter]?.origin.table ?? []));
  const isGuessed = METERS.some((meter) => rates[meter]?.origin.guess);
  if (table === undefined || others.length > 0 || isGuessed || rates.request) return undefined;
  const pico = Object.fromEntries(METERS.map((meter) => [meter, picoOf(rates[meter])]));
  return { ...(pico as Record<TextMeter, number>), above, table };
}

function picoOf(rate: Rates[Meter]): number {
  return rate?.pico ?? Number.NaN;
}
