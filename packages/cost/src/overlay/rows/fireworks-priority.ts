import type { PriceRow } from '../types.ts';

const PRIORITY = {
  providers: ['fireworks'],
  tier: 'priority',
  source: 'https://docs.fireworks.ai/serverless/pricing',
  checkedOn: '2026-11-26',
} as const;

/** Fireworks' priority tier: 1.2 to 1.5 times, a table and not a factor. */
export const FIREWORKS_PRIORITY = (): readonly PriceRow[] => [
  {
    ...PRIORITY,
    models: ['gpt-oss-120b', 'accounts/fireworks/models/gpt-oss-120b'],
    from: '2026-11-09',
    usd: { input: '0.18', cached_input: '0.018', output: '0.72' },
  },
  {
    ...PRIORITY,
    models: ['minimax-m3', 'accounts/fireworks/models/minimax-m3'],
    from: '2026-11-09',
    usd: { input: '0.45', cached_input: '0.09', output: '1.8' },
  },
  {
    ...PRIORITY,
    models: ['deepseek-v4p1-flash', 'accounts/fireworks/models/deepseek-v4p1-flash'],
    from: '2026-11-09',
    usd: { input: '0.375', cached_input: '0.0075', output: '1.5' },
  },
  {
    ...PRIORITY,
    models: ['deepseek-v4p1-flash-us', 'accounts/fireworks/routers/deepseek-v4p1-flash-us'],
    from: '2026-11-09',
    usd: { input: '0.5625', cached_input: '0.01125', output: '2.25' },
  },
  {
    ...PRIORITY,
    models: ['kimi-k3', 'accounts/fireworks/models/kimi-k3'],
    from: '2026-11-09',
    usd: { input: '3.75', cached_input: '0.375', output: '18.75' },
  },
  {
    ...PRIORITY,
    models: ['muse-spark-open', 'accounts/fireworks/models/muse-spark-open'],
    from: '2026-11-09',
    usd: { input: '1.875', cached_input: '0.225', output: '6.375' },
  },
  {
    ...PRIORITY,
    models: ['qwen3p8-max', 'accounts/fireworks/models/qwen3p8-max'],
    from: '2026-11-09',
    usd: { input: '3', cached_input: '0.375', output: '9' },
  },
  {
    ...PRIORITY,
    models: ['kimi-k3-us', 'accounts/fireworks/routers/kimi-k3-us'],
    from: '2026-11-09',
    usd: { input: '5.625', cached_input: '0.5625', output: '28.125' },
  },
  {
    ...PRIORITY,
    models: ['glm-5p3', 'accounts/fireworks/models/glm-5p3'],
    from: '2026-11-09',
    usd: { input: '1.75', cached_input: '0.325', output: '5.5' },
  },
  {
    ...PRIORITY,
    models: ['glm-5p3-us', 'accounts/fireworks/routers/glm-5p3-us'],
    from: '2026-11-09',
    usd: { input: '2.625', cached_input: '0.4875', output: '8.25' },
  },
  {
    ...PRIORITY,
    models: ['glm-5p3-flash', 'accounts/fireworks/models/glm-5p3-flash'],
    from: '2026-11-09',
    usd: { input: '0.1875', cached_input: '0.0375', output: '0.625' },
  },
  {
    ...PRIORITY,
    models: ['ember-1', 'accounts/fireworks/models/ember-1'],
    from: '2026-11-09',
    usd: { input: '3.75', cached_input: '0.375', output: '18.75' },
  },
  {
    ...PRIORITY,
    models: ['deepseek-v4p1-flash-1017', 'accounts/fireworks/models/deepseek-v4p1-flash-1017'],
    from: '2026-11-09',
    usd: { input: '0.375', cached_input: '0.0075', output: '1.5' },
  },
  {
    ...PRIORITY,
    models: ['minimax-m3p1-flash', 'accounts/fireworks/models/minimax-m3p1-flash'],
    from: '2026-11-09',
    usd: { input: '0.225', cached_input: '0.0225', output: '0.9' },
  },
  {
    ...PRIORITY,
    models: ['deepseek-v4p1-flash-1017-us', 'accounts/fireworks/routers/deepseek-v4p1-flash-1017-us'],
    from: '2026-11-09',
    usd: { input: '0.5625', cached_input: '0.01125', output: '2.25' },
  },
  {
    ...PRIORITY,
    models: ['ultramarine-1-flash-us', 'accounts/fireworks/routers/ultramarine-1-flash-us'],
    from: '2026-11-09',
    usd: { input: '0.1875', cached_input: '0.0375', output: '0.625' },
  },
  {
    ...PRIORITY,
    models: ['kimi-k3p1-pro', 'accounts/fireworks/models/kimi-k3p1-pro'],
    from: '2026-11-09',
    usd: { input: '3', cached_input: '0.3', output: '15' },
  },
];
