import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Google, in batches, where the base lacks it or has an older price. */
export const OPENROUTER_GOOGLE_BATCH = (): readonly PriceRow[] => [
  {
    ...OPENROUTER,
    models: ['google/gemini-2.5-flash-lite:batch'],
    from: '2026-10-01',
    usd: { input: '0.05', cached_input: '0.01', cache_write: '0.041666667', output: '0.2' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-2.5-flash:batch'],
    from: '2026-10-01',
    usd: { input: '0.15', cached_input: '0.03', cache_write: '0.041666667', output: '1.25' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-2.5-pro:batch'],
    from: '2026-10-01',
    usd: { input: '0.625', cached_input: '0.125', cache_write: '0.1875', output: '5' },
    above: [{ inputTokens: 200_000, usd: { input: '1.25', cached_input: '0.25', output: '7.5' } }],
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3-flash-preview:batch'],
    from: '2026-10-01',
    usd: { input: '0.25', cache_write: '0.041666667', output: '1.5' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3.1-flash-lite:batch'],
    from: '2026-10-01',
    usd: { input: '0.125', cached_input: '0.0125', cache_write: '0.041666667', output: '0.75' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3.1-pro-preview:batch'],
    from: '2026-10-01',
    usd: { input: '1', cache_write: '0.1875', output: '6' },
    above: [{ inputTokens: 200_000, usd: { input: '2', output: '9' } }],
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3.5-flash-lite:batch'],
    from: '2026-10-01',
    usd: { input: '0.15', cached_input: '0.015', cache_write: '0.041666667', output: '1.25' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3.5-flash:batch'],
    from: '2026-10-01',
    usd: { input: '0.75', cached_input: '0.075', cache_write: '0.041666667', output: '4.5' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3.6-flash:batch'],
    from: '2026-10-01',
    usd: { input: '0.375', cached_input: '0.0375', cache_write: '0.041666667', output: '1.875' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3.7-flash:batch'],
    from: '2026-10-01',
    usd: { input: '0.375', cached_input: '0.0375', cache_write: '0.041666667', output: '1.875' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-3.8-flash:batch'],
    from: '2026-10-01',
    usd: { input: '0.375', cached_input: '0.0375', cache_write: '0.041666667', output: '1.875' },
  },
  {
    ...OPENROUTER,
    models: ['google/gemini-4-argon:batch'],
    from: '2026-10-01',
    usd: { input: '1', cached_input: '0.05', cache_write: '0.1875', output: '5' },
  },
];
