import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Mistral AI, where the base lacks it or has an older price. */
export const OPENROUTER_MISTRAL = (): readonly PriceRow[] => [
  {
    ...OPENROUTER,
    models: ['mistralai/codestral-2508:batch'],
    from: '2026-10-01',
    usd: { input: '0.15', cached_input: '0.015', output: '0.45' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/ministral-8b-2512:batch'],
    from: '2026-10-01',
    usd: { input: '0.075', cached_input: '0.0075', output: '0.075' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-large', 'mistralai/mistral-large-2407', 'mistral-large-2411'],
    from: '2026-10-19',
    usd: { input: '2', cached_input: '0.2', output: '6' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-large-2512:batch'],
    from: '2026-10-01',
    usd: { input: '0.25', cached_input: '0.025', output: '0.75' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-large-4-0', 'mistralai/mistral-large-4-0-20261006'],
    from: '2026-10-06',
    usd: { input: '0.68', cached_input: '0.07', output: '2.09' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-large-4-0', 'mistralai/mistral-large-4-0-20261006'],
    from: '2026-11-03',
    usd: { input: '0.7', cached_input: '0.07', output: '2.1' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-medium-3'],
    from: '2026-10-19',
    usd: { input: '0.4', cached_input: '0.04', output: '2' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-medium-3.5-20260430'],
    from: '2026-04-30',
    usd: { input: '1.5', output: '7.5' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-medium-3-5:batch'],
    from: '2026-10-01',
    usd: { input: '0.75', output: '3.75' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-medium-3.1:batch'],
    from: '2026-10-01',
    usd: { input: '0.2', cached_input: '0.02', output: '1' },
  },
  { ...OPENROUTER, models: ['mistralai/mistral-nemo'], from: '2026-10-19', usd: { input: '0.029', output: '0.03' } },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-nemo'],
    from: '2026-11-03',
    usd: { input: '0.15', cached_input: '0.015', output: '0.15' },
  },
  { ...OPENROUTER, models: ['mistralai/mistral-saba-2502'], from: '2026-10-01', usd: { input: '0.2', output: '0.6' } },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-saba', 'mistralai/mistral-saba-2502'],
    from: '2026-10-19',
    usd: { input: '0.2', cached_input: '0.02', output: '0.6' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-small-24b-instruct-2501'],
    from: '2026-10-19',
    usd: { input: '0.05', output: '0.08' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-small-2603:batch'],
    from: '2026-10-01',
    usd: { input: '0.075', cached_input: '0.0075', output: '0.3' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-small-3.1-24b-instruct-2503'],
    from: '2026-10-01',
    usd: { input: '0.05', output: '0.15' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-small-3.1-24b-instruct', 'mistralai/mistral-small-3.1-24b-instruct-2503'],
    from: '2026-10-19',
    usd: { input: '0.351', output: '0.555' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-small-3.2-24b-instruct-2506'],
    from: '2026-10-01',
    usd: { input: '0.075', output: '0.2' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-small-3.2-24b-instruct', 'mistralai/mistral-small-3.2-24b-instruct-2506'],
    from: '2026-10-19',
    usd: { input: '0.09375', output: '0.25' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mistral-small-3.2-24b-instruct', 'mistralai/mistral-small-3.2-24b-instruct-2506'],
    from: '2026-11-03',
    usd: { input: '0.1', cached_input: '0.01', output: '0.3' },
  },
  {
    ...OPENROUTER,
    models: ['mistralai/mixtral-8x22b-instruct'],
    from: '2026-10-19',
    usd: { input: '2', cached_input: '0.2', output: '6' },
  },
];
