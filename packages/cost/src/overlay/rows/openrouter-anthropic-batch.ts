import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Anthropic, in batches, where the base lacks it or has an older price. */
export const OPENROUTER_ANTHROPIC_BATCH = (): readonly PriceRow[] => [
  {
    ...OPENROUTER,
    models: ['anthropic/claude-fable-5.1:batch'],
    from: '2026-10-01',
    usd: { input: '5', cached_input: '0.125', cache_write: '6.25', output: '25' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-fable-5:batch'],
    from: '2026-10-01',
    usd: { input: '5', cached_input: '0.5', cache_write: '6.25', output: '25' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-haiku-4.5:batch'],
    from: '2026-10-01',
    usd: { input: '0.5', cached_input: '0.05', cache_write: '0.625', output: '2.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-haiku-5.5:batch'],
    from: '2026-10-01',
    usd: { input: '0.05', cached_input: '0.005', cache_write: '0.0625', cache_write_1h: '0.1', output: '0.25' },
    above: [
      {
        inputTokens: 100_000,
        usd: { input: '0.25', cached_input: '0.025', cache_write: '0.3125', cache_write_1h: '0.5', output: '1.25' },
      },
    ],
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-4.1:batch'],
    from: '2026-10-01',
    usd: { input: '7.5', cached_input: '0.75', cache_write: '9.375', output: '37.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-4.5:batch'],
    from: '2026-10-01',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '12.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-4.6:batch'],
    from: '2026-10-01',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '12.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-4.7:batch'],
    from: '2026-10-01',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '12.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-4.8:batch'],
    from: '2026-10-01',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '12.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-5.5:batch'],
    from: '2026-10-01',
    usd: { input: '2', cached_input: '0.1', cache_write: '2.5', output: '10' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-opus-5:batch'],
    from: '2026-10-01',
    usd: { input: '2.5', cached_input: '0.25', cache_write: '3.125', output: '12.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-sonnet-4.5:batch'],
    from: '2026-10-01',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', output: '7.5' },
    above: [{ inputTokens: 200_000, usd: { input: '3', cached_input: '0.3', cache_write: '3.75', output: '11.25' } }],
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-sonnet-4.6:batch'],
    from: '2026-10-01',
    usd: { input: '1.5', cached_input: '0.15', cache_write: '1.875', output: '7.5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-sonnet-5.5:batch'],
    from: '2026-10-01',
    usd: { input: '1', cached_input: '0.05', cache_write: '1.25', output: '5' },
  },
  {
    ...OPENROUTER,
    models: ['anthropic/claude-sonnet-5:batch'],
    from: '2026-10-01',
    usd: { input: '1', cached_input: '0.1', cache_write: '1.25', output: '5' },
  },
];
