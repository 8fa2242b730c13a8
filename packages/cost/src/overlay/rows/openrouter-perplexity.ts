import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Perplexity, where the base lacks it or has an older price. */
export const OPENROUTER_PERPLEXITY = (): readonly PriceRow[] => [
  { ...OPENROUTER, models: ['perplexity/pplx-decider-v1-27b'], from: '2026-10-01', usd: { input: '0.04' } },
  {
    ...OPENROUTER,
    models: ['perplexity/pplx-decider-v1.1-27b'],
    from: '2026-10-01',
    usd: { input: '0.02', output: '0' },
  },
  { ...OPENROUTER, models: ['perplexity/sonar-pro-search'], from: '2026-10-01', usd: { input: '3', output: '15' } },
];
