import type { Paint, Tone } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import type { ExplainedCall } from './explain.ts';
import { formatLines, formatOrigins, formatSums } from './format-lines.ts';
import { formatRemedy } from './format-remedy.ts';
import { toShortDecimal } from './usd.ts';

type Price = ExplainedCall['price'];

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

function describeHost({ host, provider, providerFrom }: Price): string | undefined {
  if (host === undefined) return undefined;
  if (providerFrom === 'host') return `${host}, a host of ${provider}`;
  return `${host}, a host of no provider known${provider === undefined ? '' : `; said to be ${provider}`}`;
}

function describeList({ list, source, status, lines }: Price): string | undefined {
  const derived = lines.find(({ derivation }) => derivation?.factors.some(({ kind }) => kind === 'multiplier'));
  const multipliers = derived?.derivation?.factors.filter(({ kind }) => kind === 'multiplier') ?? [];
  const product = multipliers.map(({ factor }) => ` × ${factor}`).join('');
  const how = product === '' ? ', as your price file changes it' : `${product}, as your price file says`;
  const changed = source.startsWith('user:') ? how : '';
  if (list !== undefined) return `${list}${changed}`;
  return changed === '' || status === 'unpriced' ? undefined : 'your price file';
}
