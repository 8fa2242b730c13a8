import { at, type GoldenRow, utc } from './row.ts';
import { MISTRAL, XAI } from './sources.ts';

const FEW = { inputTokens: 1000, outputTokens: 100 };
const MISTRAL_HOST = 'api.mistral.ai';
const GROK = 'api.x.ai';

/** Mistral: aliases that move, and a price that went up and down again. */
export const MISTRAL_MODELS: readonly GoldenRow[] = [
  {
    title: 'mistral-large-latest 0.5 / 0.05 / 1.5, which is Large 3',
    sum: '60×0.5 + 40×0.05 + 100×1.5',
    usd: '0.000182',
    call: at(MISTRAL_HOST, 'mistral-large-latest', { inputTokens: 100, cachedInputTokens: 40, outputTokens: 100 }),
    source: 'https://docs.mistral.ai/models/mistral-large-3-25-12',
  },
  {
    title: 'mistral-large-2411 2 / 6',
    sum: '100×2 + 100×6',
    usd: '0.0008',
    call: at(MISTRAL_HOST, 'mistral-large-2411', { inputTokens: 100, outputTokens: 100 }),
    source: MISTRAL,
  },
  {
    title: 'voxtral-mini-latest 0.003 a minute; the tokens that a transcript tells as well are another measure of it',
    sum: '36×50',
    usd: '0.0018',
    call: at(
      MISTRAL_HOST,
      'voxtral-mini-latest',
      { inputTokens: 13, outputTokens: 151, audioSeconds: 36 },
      { operation: 'transcription' },
    ),
    source: MISTRAL,
  },
  {
    title: 'mistral-medium-latest 0.4 / 2 until 2026-06-16, then Medium 3.1',
    sum: '1000×0.4 + 100×2',
    usd: '0.0006',
    call: at(MISTRAL_HOST, 'mistral-medium-latest', FEW, { at: utc('2026-06-01T00:00:00Z') }),
    source: MISTRAL,
  },
  {
    title: 'mistral-medium-latest 1.5 / 7.5 from that day on, then Medium 3.5',
    sum: '1000×1.5 + 100×7.5',
    usd: '0.00225',
    call: at(MISTRAL_HOST, 'mistral-medium-latest', FEW, { at: utc('2026-06-16T00:00:00Z') }),
    source: MISTRAL,
  },
  {
    title: 'mistral-small-latest 0.1 / 0.3 until 2026-03-16',
    sum: '1000×0.1 + 100×0.3',
    usd: '0.00013',
    call: at(MISTRAL_HOST, 'mistral-small-latest', FEW, { at: utc('2026-03-01T00:00:00Z') }),
    source: MISTRAL,
  },
  {
    title: 'mistral-small-latest 0.15 / 0.6 since',
    sum: '1000×0.15 + 100×0.6',
    usd: '0.00021',
    call: at(MISTRAL_HOST, 'mistral-small-latest', FEW),
    source: MISTRAL,
  },
  {
    title: 'mistral-large-4 1.36 / 0.14 / 4.18 from 2026-10-20 on',
    sum: '600×1.36 + 400×0.14 + 100×4.18',
    usd: '0.00129',
    call: at(MISTRAL_HOST, 'mistral-large-4', { ...FEW, cachedInputTokens: 400 }, { at: utc('2026-10-21T00:00:00Z') }),
    source: 'https://docs.mistral.ai/models/mistral-large-4-0',
  },
  {
    title: 'mistral-large-4 0.7 / 0.07 / 2.1 from 2026-10-29 on',
    sum: '600×0.7 + 400×0.07 + 100×2.1',
    usd: '0.000658',
    call: at(MISTRAL_HOST, 'mistral-large-4', { ...FEW, cachedInputTokens: 400 }),
    source: 'https://docs.mistral.ai/models/mistral-large-4-0',
  },
  {
    title: 'codestral-2508 0.3 / 0.9',
    sum: '1000×0.3 + 100×0.9',
    usd: '0.00039',
    call: at(MISTRAL_HOST, 'codestral-2508', FEW),
    source: MISTRAL,
  },
  {
    title: 'mistral-large-2512 batch 0.25 / 0.75',
    sum: '1000×0.25 + 100×0.75',
    usd: '0.000325',
    call: at(MISTRAL_HOST, 'mistral-large-2512', FEW, { serviceTier: 'batch' }),
    source: MISTRAL,
  },
];

/** xAI: its long context begins at 200,000 tokens, not above. */
export const XAI_GROK: readonly GoldenRow[] = [
  {
    title: 'grok-4 3 / 0.75 / 15',
    sum: '60×3 + 40×0.75 + 10×15',
    usd: '0.00036',
    call: at(GROK, 'grok-4-0709', { inputTokens: 100, cachedInputTokens: 40, outputTokens: 10 }),
    source: XAI,
  },
  {
    title: 'grok-4.20 1.25 / 0.2 / 2.5, one token below 200,000',
    sum: '199999×1.25 + 10×2.5',
    usd: '0.25002375',
    call: at(GROK, 'grok-4.20', { inputTokens: 199_999, outputTokens: 10 }),
    source: XAI,
  },
  {
    title: 'grok-4.20 2.5 / 0.4 / 5, exactly at 200,000',
    sum: '100000×2.5 + 100000×0.4 + 10×5',
    usd: '0.29005',
    call: at(GROK, 'grok-4.20', { inputTokens: 200_000, cachedInputTokens: 100_000, outputTokens: 10 }),
    source: XAI,
  },
  {
    title: 'grok-4.20 2 / 6 before 2026-04-30',
    sum: '1000×2 + 100×6',
    usd: '0.0026',
    call: at(GROK, 'grok-4.20', FEW, { at: utc('2026-04-29T12:00:00Z') }),
    source: XAI,
  },
  {
    title: 'grok-4.7 2 / 0.5 / 6',
    sum: '600×2 + 400×0.5 + 100×6',
    usd: '0.002',
    call: at(GROK, 'grok-4.7', { ...FEW, cachedInputTokens: 400 }),
    source: XAI,
  },
  {
    title: 'grok-4.20 batch 1 / 0.16 / 2, a fifth less',
    sum: '600×1 + 400×0.16 + 100×2',
    usd: '0.000864',
    call: at(GROK, 'grok-4.20', { ...FEW, cachedInputTokens: 400 }, { serviceTier: 'batch' }),
    source: XAI,
  },
];
