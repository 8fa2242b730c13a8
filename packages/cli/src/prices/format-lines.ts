import type { PriceFactor, PriceLine } from '@spendspan/cost';
import { drawTable } from '../draw-table.ts';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import { describeMeter, describeUnit } from './describe-meter.ts';
import type { ExplainedCall } from './explain.ts';
import { alignDecimals, toShortDecimal } from './usd.ts';

type Price = ExplainedCall['price'];

/** A bill line by line as a table, its sources by number. */
export function formatLines({ lines, picoUsd }: Price, paint: Paint): string {
  const origins = listOrigins(lines);
  const amounts = alignDecimals([
    ...lines.map((line) => (line.picoUsd === undefined ? '–' : toShortDecimal(line.picoUsd))),
    picoUsd === undefined ? '–' : toShortDecimal(picoUsd),
  ]);
  const prices = alignDecimals(lines.map(({ usdPer = '–' }) => usdPer));
  return drawTable({
    head: ['Component', 'Quantity', 'USD', 'per', 'Amount, USD', 'Source'].map((head) => paint('title', head)),
    aligns: ['left', 'right', 'right', 'left', 'right', 'left'],
    rows: [
      ...lines.map((line, index) => {
        const sources = describeOrigins(line).map((origin) => `[${origins.indexOf(origin) + 1}]`);
        const cells = [
          describeMeter(line.meter),
          line.quantity.toLocaleString('en', { maximumFractionDigits: 20 }),
          prices[index] ?? '',
          describeUnit(line),
          amounts[index] ?? '',
          sources.length === 0 ? 'no price' : sources.join(' × '),
        ];
        return sources.length === 0 ? cells.map((cell) => paint('attention', cell)) : cells;
      }),
      ['Total', '', '', '', amounts.at(-1) ?? '', ''].map((cell) => (cell === '' ? '' : paint('title', cell))),
    ],
  });
}

/** How prices came about, what the parts add up to, and what the cache saved. */
export function formatSums({ lines, parts, picoUsd, cacheSavings }: Price): string {
  const derived = lines.flatMap(deriveInWords);
  const facts = derived.map((text, index) => `  ${(index === 0 ? 'Prices' : '').padEnd(LABEL)}${text}`);
  if (picoUsd === undefined) return facts.join('\n');
  const sums = Object.entries(parts).filter(([, pico]) => pico !== 0n);
  const sum = sums.map(([part, pico]) => `${describeMeter(part)} ${toShortDecimal(pico)}`).join(' + ');
  if (sums.length > 0) facts.push(`  ${'Parts'.padEnd(LABEL)}${sum} = ${toShortDecimal(picoUsd)}`);
  if (cacheSavings !== 0n) facts.push(`  ${'Cache'.padEnd(LABEL)}saved ${toShortDecimal(cacheSavings)}`);
  return facts.join('\n');
}

/** Characters before the text of a fact. */
const LABEL = 12;

/** `input EUR 1.9 × 1.0850 = USD 2.0615`. */
function deriveInWords({ meter, usdPer, derivation }: PriceLine): readonly string[] {
  if (!derivation) return [];
  const { currency, price, factors } = derivation;
  const product = [`${currency} ${price}`, ...factors.map(({ factor }) => factor)].join(' × ');
  return [`${describeMeter(meter)} ${product} = USD ${usdPer}`];
}

/** The sources of a bill, by number. */
export function formatOrigins(lines: readonly PriceLine[]): string {
  return listOrigins(lines)
    .map((origin, index) => `  [${index + 1}] ${cleanText(origin)}`)
    .join('\n');
}

function listOrigins(lines: readonly PriceLine[]): readonly string[] {
  return [...new Set(lines.flatMap(describeOrigins))];
}

/** Where the price is from, then what it was multiplied by. */
function describeOrigins({ source, url, checkedOn, from, derivation }: PriceLine): readonly string[] {
  if (source === undefined) return [];
  const dates = [checkedOn && `checked on ${checkedOn}`, from && `in force from ${from}`];
  return [
    joinWords([derivation?.source ?? source, url, ...dates]),
    ...(derivation?.factors ?? []).map((factor) => describeFactor(factor, derivation?.currency ?? 'USD')),
  ];
}

function describeFactor(priceFactor: PriceFactor, currency: string): string {
  const { kind, factor, table, key, url, checkedOn, from, source } = priceFactor;
  const what = kind === 'exchange_rate' ? `USD ${factor} for one ${currency}` : `${kind} ${factor}`;
  const dates = [checkedOn && `checked on ${checkedOn}`, from && `in force from ${from}`];
  return joinWords([what, table, url, kind === 'multiplier' ? key : undefined, source, ...dates]);
}

function joinWords(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' · ');
}
