import type { PriceRow } from '../types.ts';
import { OPENROUTER } from './openrouter-source.ts';

/** What OpenRouter asks for models of MiniMax, where the base lacks it or has an older price. */
export const OPENROUTER_MINIMAX = (): readonly PriceRow[] => [
  { ...OPENROUTER, models: ['minimax/minimax-m1'], from: '2026-10-19', usd: { input: '0.55', output: '2.2' } },
  { ...OPENROUTER, models: ['minimax/minimax-m1'], from: '2026-11-03', usd: { input: '0.4', output: '2.2' } },
  { ...OPENROUTER, models: ['minimax/minimax-m1'], from: '2026-11-09', usd: { input: '0.55', output: '2.2' } },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m2'],
    from: '2026-10-19',
    usd: { input: '0.255', cached_input: '0.03', output: '1.02' },
  },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m2.1'],
    from: '2026-10-19',
    usd: { input: '0.3', cached_input: '0.03', output: '1.2' },
  },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m2.5', 'minimax/minimax-m2.5-20260211'],
    from: '2026-10-19',
    usd: { input: '0.27', cached_input: '0.03', output: '0.95' },
  },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m2.5', 'minimax/minimax-m2.5-20260211'],
    from: '2026-11-03',
    usd: { input: '0.3', cached_input: '0.03', output: '1.2' },
  },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m2.5', 'minimax/minimax-m2.5-20260211'],
    from: '2026-11-09',
    usd: { input: '0.295', cached_input: '0.06', output: '1.2' },
  },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m2.7', 'minimax/minimax-m2.7-20260318'],
    from: '2026-10-19',
    usd: { input: '0.3', cached_input: '0.06', output: '1.2' },
  },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m2.7', 'minimax/minimax-m2.7-20260318'],
    from: '2026-11-09',
    usd: { input: '0.27', cached_input: '0.054', output: '1.08' },
  },
  {
    ...OPENROUTER,
    models: ['minimax/minimax-m3:batch'],
    from: '2026-10-01',
    usd: { input: '0.224', cached_input: '0.0448', output: '0.88' },
  },
];
