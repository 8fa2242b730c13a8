import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Cohere, where the base lacks it or has an older price. */
export const OPENROUTER_COHERE = (): readonly PriceRow[] => [
  { ...OPENROUTER, models: ['cohere/command-a-03-2025'], from: '2026-10-01', usd: { input: '2.5', output: '10' } },
  {
    ...OPENROUTER,
    models: ['cohere/command-a-plus', 'cohere/command-a-plus-05-2026'],
    from: '2026-10-01',
    usd: { input: '0.3', cached_input: '0.15', output: '1.5' },
  },
];
