import type { ParsedPriceFile } from '@spendspan/cost';
import { describeMeter } from './prices/describe-meter.ts';
import { isFee } from './prices/price-file-entry.ts';
import { toShortDecimal } from './prices/usd.ts';

type FileModel = ParsedPriceFile['providers'][number]['models'][number];
type Card = FileModel['periods'][number]['card'];
/** The rates of one tier in one context band. */
export type FileRates = Card['standard'][0]['rates'];
/** A price of a price file. */
export type FileRate = NonNullable<FileRates[keyof FileRates]>;

/** What `Rate.exact` is one pico-USD of. */
const EXACT_PER_PICO = 9n * 10n ** 24n;

/** Pico-USD for so many units at a rate, or the same of the file's currency before its exchange rate. */
export function readPico(exact: bigint, per: number): bigint {
  return (2n * exact * BigInt(per) + EXACT_PER_PICO) / (2n * EXACT_PER_PICO);
}

/** `input 2.2, output 8.8`: what the file says, in its currency; of what has neither, the rest. */
export function formatAmounts({ standard: [{ rates, formats = [] }] }: Card): string {
  const main = (['input', 'output'] as const).flatMap((meter) => formatAmount(meter, rates[meter]));
  if (main.length > 0) return main.join(', ');
  const others = (Object.keys(rates) as (keyof FileRates)[]).filter((meter) => !isFee(meter));
  const words = [
    ...others.flatMap((meter) => formatAmount(meter, rates[meter])),
    ...formats.flatMap(({ meter, size, quality, rate }) => {
      const format = [size, quality].filter((word) => word !== undefined).join(' ');
      return formatAmount(meter, rate).map((text) => (format === '' ? text : text.replace(/ (?=\S+$)/, ` ${format} `)));
    }),
  ];
  return words.join(', ');
}

function formatAmount(meter: string, rate: FileRate | undefined): readonly string[] {
  if (!rate) return [];
  const exact = rate.derivation?.exact ?? rate.exact;
  return [`${describeMeter(meter)} ${toShortDecimal(readPico(exact, UNITS.get(meter) ?? MILLION))}`];
}

const MILLION = 1_000_000;
/** What prices are given for that are not for a million. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['audioSecond', 60],
  ['videoSecond', 1],
  ['image', 1],
  ['request', 1],
]);
