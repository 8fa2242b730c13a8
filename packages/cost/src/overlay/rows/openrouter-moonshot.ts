import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of Moonshot AI, where the base lacks it or has an older price. */
export const OPENROUTER_MOONSHOT = (): readonly PriceRow[] => [
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2-thinking-20251106'],
    from: '2025-11-06',
    usd: { input: '0.6', output: '2.5' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2-thinking', 'moonshotai/kimi-k2-thinking-20251106'],
    from: '2026-10-19',
    usd: { input: '0.6', cached_input: '0.15', output: '2.5' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.5-0127'],
    from: '2026-10-01',
    usd: { input: '0.4', cached_input: '0.09', output: '1.9' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.5', 'moonshotai/kimi-k2.5-0127'],
    from: '2026-10-19',
    usd: { input: '0.5', cached_input: '0.15', output: '2.5' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.5', 'moonshotai/kimi-k2.5-0127'],
    from: '2026-11-03',
    usd: { input: '0.532', cached_input: '0.209', output: '3.325' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.6-20260420'],
    from: '2026-04-20',
    usd: { input: '0.68', cached_input: '0.34', output: '3.41' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.6', 'moonshotai/kimi-k2.6-20260420'],
    from: '2026-10-19',
    usd: { input: '0.65', cached_input: '0.15', output: '3.41' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.6', 'moonshotai/kimi-k2.6-20260420'],
    from: '2026-11-03',
    usd: { input: '0.95', cached_input: '0.16', output: '4' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.7-code', 'moonshotai/kimi-k2.7-code-20260612'],
    from: '2026-10-19',
    usd: { input: '0.6712', cached_input: '0.18', output: '3.35' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k2.7-code', 'moonshotai/kimi-k2.7-code-20260612'],
    from: '2026-11-03',
    usd: { input: '0.95', cached_input: '0.19', output: '4' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k3', 'moonshotai/kimi-k3-20260715'],
    from: '2026-10-19',
    usd: { input: '0.239', cached_input: '0.21', output: '11.936' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k3', 'moonshotai/kimi-k3-20260715'],
    from: '2026-11-03',
    usd: { input: '3', cached_input: '0.3', output: '15' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k3.1-pro', 'moonshotai/kimi-k3.1-pro-20261023'],
    from: '2026-10-23',
    usd: { input: '2', cached_input: '0.2', output: '10' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k3:batch'],
    from: '2026-10-01',
    usd: { input: '2.28', cached_input: '0.228', output: '11.4' },
  },
  {
    ...OPENROUTER,
    models: ['moonshotai/kimi-k3:batch'],
    from: '2026-11-09',
    usd: { input: '0.917', cached_input: '0.226', output: '6' },
  },
  {
    ...OPENROUTER,
    models: ['~moonshotai/kimi-latest'],
    from: '2026-10-19',
    usd: { input: '0.239', cached_input: '0.21', output: '11.936' },
  },
];
