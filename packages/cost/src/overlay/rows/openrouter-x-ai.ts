import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of xAI, where the base lacks it or has an older price. */
export const OPENROUTER_X_AI = (): readonly PriceRow[] => [
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.20-20260309'],
    from: '2026-03-09',
    usd: { input: '1.25', cached_input: '0.2', output: '2.5' },
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.20', 'x-ai/grok-4.20-20260309'],
    from: '2026-10-19',
    usd: { input: '1.25', cached_input: '0.2', output: '2.5' },
    above: [{ inputTokens: 200_000, usd: { input: '2.5', cached_input: '0.4', output: '5' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.20-multi-agent-20260309'],
    from: '2026-03-09',
    usd: { input: '2', cached_input: '0.2', output: '6' },
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.20-multi-agent', 'x-ai/grok-4.20-multi-agent-20260309'],
    from: '2026-10-19',
    usd: { input: '1.25', cached_input: '0.2', output: '2.5' },
    above: [{ inputTokens: 200_000, usd: { input: '2.5', cached_input: '0.4', output: '5' } }],
  },
  {
    ...OPENROUTER,
    models: /^x-ai\/grok-4\.3(-\d{8})?$/,
    example: 'x-ai/grok-4.3',
    from: '2026-10-19',
    usd: { input: '1.25', cached_input: '0.2', output: '2.5' },
    above: [{ inputTokens: 200_000, usd: { input: '2.5', cached_input: '0.4', output: '5' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.3:batch'],
    from: '2026-10-01',
    usd: { input: '1', cached_input: '0.16', output: '2' },
    above: [{ inputTokens: 200_000, usd: { input: '2', cached_input: '0.32', output: '4' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.5', 'x-ai/grok-4.5-20260708'],
    from: '2026-07-08',
    usd: { input: '2', cached_input: '0.3', output: '6' },
    above: [{ inputTokens: 200_000, usd: { input: '4', cached_input: '0.6', output: '12' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.6', 'x-ai/grok-4.6-20260810'],
    from: '2026-08-10',
    usd: { input: '2', cached_input: '0.5', output: '6' },
    above: [{ inputTokens: 200_000, usd: { input: '4', cached_input: '1', output: '12' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.6:batch'],
    from: '2026-10-01',
    usd: { input: '1.6', cached_input: '0.4', output: '4.8' },
    above: [{ inputTokens: 200_000, usd: { input: '3.2', cached_input: '0.8', output: '9.6' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.7', 'x-ai/grok-4.7-20260916'],
    from: '2026-09-16',
    usd: { input: '2', cached_input: '0.5', output: '6' },
    above: [{ inputTokens: 200_000, usd: { input: '4', cached_input: '1', output: '12' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-4.7:batch'],
    from: '2026-10-01',
    usd: { input: '1.6', cached_input: '0.4', output: '4.8' },
    above: [{ inputTokens: 200_000, usd: { input: '3.2', cached_input: '0.8', output: '9.6' } }],
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-build-0.1-20260520'],
    from: '2026-05-20',
    usd: { input: '1', cached_input: '0.2', output: '2' },
  },
  {
    ...OPENROUTER,
    models: ['x-ai/grok-build-0.1', 'x-ai/grok-build-0.1-20260520'],
    from: '2026-10-19',
    usd: { input: '1', cached_input: '0.2', output: '2' },
    above: [{ inputTokens: 200_000, usd: { input: '2', cached_input: '0.4', output: '4' } }],
  },
  {
    ...OPENROUTER,
    models: ['~x-ai/grok-latest'],
    from: '2026-10-01',
    usd: { input: '2', cached_input: '0.5', output: '6' },
    above: [{ inputTokens: 200_000, usd: { input: '4', cached_input: '1', output: '12' } }],
  },
];
