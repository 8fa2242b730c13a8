import { at, type GoldenRow, utc } from './row.ts';
import { EUROS } from './sources.ts';

const FEW = { inputTokens: 1000, outputTokens: 100 };

/** A call of the host that `eur.yaml` is about. */
function inEuros(
  model: string,
  usage: GoldenRow['call']['usage'],
  time = '2026-11-23T12:00:00Z',
): Pick<GoldenRow, 'call' | 'prices' | 'source' | 'table'> {
  return {
    call: at('eu1.llm.example.eu', model, usage, { at: utc(time) }),
    prices: 'eur.yaml',
    source: EUROS,
    table: 'user',
  };
}

/** Prices in euros, at 1.0850 USD a euro from 2026-01-01 and at 1.1025 from 2026-07-01 on. */
export const PRICES_IN_EUROS: readonly GoldenRow[] = [
  {
    title: 'mistral-large 1.7 / 5.1 €, at 1.1025 USD a euro',
    sum: '1000×1.87425 + 100×5.62275',
    usd: '0.002436525',
    ...inEuros('mistral-large', FEW),
  },
  {
    title: 'mistral-large 1.9 / 5.7 € the moment before its price changes',
    sum: '1000×2.09475 + 100×6.28425',
    usd: '0.002723175',
    ...inEuros('mistral-large-2512', FEW, '2026-09-30T23:59:59.999Z'),
  },
  {
    title: 'mistral-large 1.9 / 5.7 € the moment before the rate changes, at 1.0850',
    sum: '1000×2.0615 + 100×6.1845',
    usd: '0.00267995',
    ...inEuros('mistral-large-2512', FEW, '2026-06-30T23:59:59.999Z'),
  },
  {
    title: 'image-maker before the first rate: nobody says what a euro was',
    status: 'unpriced',
    reason: 'no_exchange_rate',
    ...inEuros('image-maker', { images: 1 }, '2025-12-31T23:59:59.999Z'),
  },
  {
    title: 'image-maker 0.035 € a picture of its default size',
    sum: '3×38587.5',
    usd: '0.1157625',
    ...inEuros('image-maker', { images: 3 }),
  },
  {
    title: 'image-maker 0.07 € a picture in hd',
    sum: '2×77175',
    usd: '0.15435',
    ...inEuros('image-maker', { images: 2, imageSize: '1024x1024', imageQuality: 'hd' }),
  },
  {
    title: 'video-maker 0.09 € a second',
    sum: '4.5×99225',
    usd: '0.4465125',
    ...inEuros('video-maker', { videoSeconds: 4.5 }),
  },
  {
    title: 'mistral-large 1.7 / 5.1 €, a web search 0.009 €',
    sum: '1000×1.87425 + 100×5.62275 + 1×9922.5',
    usd: '0.012359025',
    ...inEuros('mistral-large', { ...FEW, webSearchCalls: 1 }),
  },
];
