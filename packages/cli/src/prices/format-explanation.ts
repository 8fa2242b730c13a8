import type { PriceExplanation, PriceLine } from '@spendspan/cost';
import { drawTable } from '../draw-table.ts';
import type { Paint, Tone } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import { describeMeter, describeUnit } from './describe-meter.ts';
import type { ExplainedCall } from './explain.ts';
import { alignDecimals, toShortDecimal } from './usd.ts';

/** An explanation for people: the amount, whose price, the arithmetic, the sources, what to do. */
export function formatExplanation(explained: ExplainedCall, paint: Paint): string {
  const { price } = explained;
  const blocks = [
    formatHead(explained, paint),
    formatFacts(explained),
    ...(price.lines.length === 0 ? [] : [formatLines(price, paint), formatSums(price), formatOrigins(price.lines)]),
    formatRemedy(explained),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const TONES = {
  priced: 'good',
  estimated: 'attention',
  partial: 'attention',
  unpriced: 'bad',
} as const satisfies Record<string, Tone>;

function formatHead({ price, advice }: ExplainedCall, paint: Paint): string {
  const { picoUsd, status, reason } = price;
  const atLeast = status === 'partial' ? 'at least ' : '';
  const amount = picoUsd === undefined ? 'No amount' : `${atLeast}USD ${toShortDecimal(picoUsd)}`;
  const why = reason === undefined ? '' : ` (${reason})${advice ? `: ${cleanText(advice.why)}` : ''}`;
  return `${paint('title', amount)} · ${paint(TONES[status], status)}${why}`;
}

function formatFacts({ call, price, file }: ExplainedCall): string {
  const { aboveInputTokens: above } = price;
  const asked =
    call.requestModel === undefined || call.model === undefined ? '' : `, asked for as ${call.requestModel}`;
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    ['Model', `${call.model ?? call.requestModel}${asked}`],
    ['Host', describeHost(price)],
    ['Provider', price.host === undefined ? price.provider : undefined],
    ['Price list', describeList(price)],
    ['Tier', price.tier],
    ['At', price.at],
    ['Context', above === undefined ? undefined : `requests above ${above.toLocaleString('en')} input tokens`],
    ['Price file', file],
    ['Tables', price.source],
  ];
  return facts
    .flatMap(([label, value]) => (value === undefined ? [] : [`  ${label.padEnd(10)} ${cleanText(value)}`]))
    .join('\n');
}

function describeHost({ host, provider, providerFrom }: PriceExplanation): string | undefined {
  if (host === undefined) return undefined;
  if (providerFrom === 'host') return `${host}, a host of ${provider}`;
  return `${host}, a host of no provider known${provider === undefined ? '' : `; said to be ${provider}`}`;
}

function describeList({ list, source, status }: PriceExplanation): string | undefined {
  const changed = source.startsWith('user:') ? ', as your price file changes it' : '';
  if (list !== undefined) return `${list}${changed}`;
  return changed === '' || status === 'unpriced' ? undefined : 'your price file';
}

function formatLines({ lines, picoUsd }: PriceExplanation, paint: Paint): string {
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
        const cells = [
          describeMeter(line.meter),
          line.quantity.toLocaleString('en', { maximumFractionDigits: 20 }),
          prices[index] ?? '',
          describeUnit(line),
          amounts[index] ?? '',
          line.source === undefined ? 'no price' : `[${origins.indexOf(describeOrigin(line)) + 1}]`,
        ];
        return line.source === undefined ? cells.map((cell) => paint('attention', cell)) : cells;
      }),
      ['Total', '', '', '', amounts.at(-1) ?? '', ''].map((cell) => (cell === '' ? '' : paint('title', cell))),
    ],
  });
}

function formatSums({ parts, picoUsd, cacheSavings }: PriceExplanation): string {
  if (picoUsd === undefined) return '';
  const sums = Object.entries(parts).filter(([, pico]) => pico !== 0n);
  const sum = sums.map(([part, pico]) => `${describeMeter(part)} ${toShortDecimal(pico)}`).join(' + ');
  const lines = sums.length === 0 ? [] : [`  Parts       ${sum} = ${toShortDecimal(picoUsd)}`];
  if (cacheSavings !== 0n) lines.push(`  Cache       saved ${toShortDecimal(cacheSavings)}`);
  return lines.join('\n');
}

function formatOrigins(lines: readonly PriceLine[]): string {
  return listOrigins(lines)
    .map((origin, index) => `  [${index + 1}] ${cleanText(origin)}`)
    .join('\n');
}

function listOrigins(lines: readonly PriceLine[]): readonly string[] {
  return [...new Set(lines.filter(({ source }) => source !== undefined).map(describeOrigin))];
}

function describeOrigin({ source, url, checkedOn, from }: PriceLine): string {
  const words = [source, url, checkedOn && `checked on ${checkedOn}`, from && `in force from ${from}`];
  return words.filter((word) => word !== undefined && word !== '').join(' · ');
}

function formatRemedy({ advice, file }: ExplainedCall): string {
  if (!advice) return '';
  const { remedy, priceFile } = advice;
  const todo = `What to do: ${cleanText(remedy)}.`;
  if (priceFile === undefined) return todo;
  const where =
    file === undefined
      ? 'Save this as prices.yaml, for --prices or SPENDSPAN_PRICES'
      : `Add this to ${cleanText(file)}`;
  const text = priceFile.split('\n').map((line) => `  ${cleanText(line)}`);
  return `${todo}\n${where}; "?" is yours to fill in, in USD per million tokens (or piece, second, call):\n\n${text.join('\n')}`;
}
