import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Anthropic, where the base lacks it or has an older price. */
export const OPENROUTER_ANTHROPIC = (): readonly PriceRow[] => [
  {
    ...OPENROUTER,
    models: ['anthropic/claude-5-fable-20260609'],
    from: '2026-06-09',
    usd: { input: '10', cached_input: '1', cache_write: '12.5', output: '50' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-fable-5.1-20260831'],
    from: '2026-08-31',
    usd: { input: '10', cached_input: '0.25', cache_write: '12.5', output: '50' },
  },
  {
    ...OPENROUTER,
    models: /^anthropic\/claude-haiku-5\.5(-\d{8})?$/,
    example: 'anthropic/claude-haiku-5.5',
    from: '2026-10-07',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', cache_write_1h: '0.2', output: '0.5' },
    above: [
      {
        inputTokens: 100_000,
        usd: { input: '0.5', cached_input: '0.05', cache_write: '0.625', cache_write_1h: '1', output: '2.5' },
      },
    ],
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-4.1-opus-20250805'],
    from: '2025-08-05',
    usd: { input: '15', cached_input: '1.5', cache_write: '18.75', output: '75' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-4.7-opus-20260416'],
    from: '2026-04-16',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '25' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-4.8-opus-20260528'],
    from: '2026-05-28',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '25' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-5-20260723'],
    from: '2026-07-23',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '25' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-5.5-20260921'],
    from: '2026-09-21',
    usd: { input: '4', cached_input: '0.2', cache_write: '5', output: '20' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-sonnet-5-20260630'],
    from: '2026-06-30',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '10' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-sonnet-5.5', 'anthropic/claude-sonnet-5.5:beta', 'anthropic/claude-sonnet-5.5-20260928'],
    from: '2026-09-28',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', output: '10' },
  },
  {
    ...OPENROUTER,
    models: ['~anthropic/claude-fable-latest'],
    from: '2026-10-19',
    usd: { input: '10', cached_input: '0.25', cache_write: '12.5', output: '50' },
  },
  {
    ...OPENROUTER,
    models: ['~anthropic/claude-haiku-latest'],
    from: '2026-10-07',
    usd: { input: '0.1', cached_input: '0.01', cache_write: '0.125', cache_write_1h: '0.2', output: '0.5' },
    above: [
      {
        inputTokens: 100_000,
        usd: { input: '0.5', cached_input: '0.05', cache_write: '0.625', cache_write_1h: '1', output: '2.5' },
      },
    ],
  },
  {
    ...OPENROUTER,
    models: ['~anthropic/claude-sonnet-latest'],
    from: '2026-09-28',
    usd: { input: '2', cached_input: '0.2', cache_write: '2.5', output: '10' },
  },
  {
    ...OPENROUTER,
    models: ['~anthropic/claude-sonnet-latest'],
    from: '2026-10-19',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', output: '10' },
  },
];
