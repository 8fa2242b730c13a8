import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['fireworks'],
  source: 'https://docs.fireworks.ai/serverless/pricing',
  checkedOn: '2026-11-09',
} as const;

/** Fireworks' serverless models that are newer than the catalogue; `-us` and `-fast` are models of their own. */
export const FIREWORKS = (): readonly PriceRow[] => [
  {
    ...LIST,
    models: ['deepseek-v4p1-flash', 'accounts/fireworks/models/deepseek-v4p1-flash'],
    from: '2026-11-09',
    usd: { input: '0.3', cached_input: '0.006', output: '1.2' },
  },
  {
    ...LIST,
    models: ['deepseek-v4p1-flash-1017', 'accounts/fireworks/models/deepseek-v4p1-flash-1017'],
    from: '2026-11-09',
    usd: { input: '0.3', cached_input: '0.006', output: '1.2' },
  },
  {
    ...LIST,
    models: ['deepseek-v4p1-flash-1017-ultrafast', 'accounts/fireworks/routers/deepseek-v4p1-flash-1017-ultrafast'],
    from: '2026-11-09',
    usd: { input: '2.4', cached_input: '0.048', output: '9.6' },
  },
  {
    ...LIST,
    models: ['deepseek-v4p1-flash-1017-us', 'accounts/fireworks/routers/deepseek-v4p1-flash-1017-us'],
    from: '2026-11-09',
    usd: { input: '0.45', cached_input: '0.009', output: '1.8' },
  },
  {
    ...LIST,
    models: ['deepseek-v4p1-flash-us', 'accounts/fireworks/routers/deepseek-v4p1-flash-us'],
    from: '2026-11-09',
    usd: { input: '0.45', cached_input: '0.009', output: '1.8' },
  },
  {
    ...LIST,
    models: ['ember-1', 'accounts/fireworks/models/ember-1'],
    from: '2026-11-09',
    usd: { input: '3', cached_input: '0.3', output: '15' },
  },
  {
    ...LIST,
    models: ['glm-5p3', 'accounts/fireworks/models/glm-5p3'],
    from: '2026-11-09',
    usd: { input: '1.4', cached_input: '0.26', output: '4.4' },
  },
  {
    ...LIST,
    models: ['glm-5p3-fast', 'accounts/fireworks/routers/glm-5p3-fast'],
    from: '2026-11-09',
    usd: { input: '2.1', cached_input: '0.39', output: '6.6' },
  },
  {
    ...LIST,
    models: ['glm-5p3-flash', 'accounts/fireworks/models/glm-5p3-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.03', output: '0.5' },
  },
  {
    ...LIST,
    models: ['glm-5p3-flash-us', 'accounts/fireworks/routers/glm-5p3-flash-us'],
    from: '2026-11-09',
    usd: { input: '0.225', cached_input: '0.045', output: '0.75' },
  },
  {
    ...LIST,
    models: ['glm-5p3-us', 'accounts/fireworks/routers/glm-5p3-us'],
    from: '2026-11-09',
    usd: { input: '2.1', cached_input: '0.39', output: '6.6' },
  },
  {
    ...LIST,
    models: ['kimi-k3p1-pro', 'accounts/fireworks/models/kimi-k3p1-pro'],
    from: '2026-11-09',
    usd: { input: '2', cached_input: '0.2', output: '10' },
  },
  {
    ...LIST,
    models: ['muse-spark-open', 'accounts/fireworks/models/muse-spark-open'],
    from: '2026-11-09',
    usd: { input: '1.25', cached_input: '0.15', output: '4.25' },
  },
  {
    ...LIST,
    models: ['nemotron-lightning-3p5-30b-a3b', 'accounts/fireworks/models/nemotron-lightning-3p5-30b-a3b'],
    from: '2026-11-09',
    usd: { input: '0.05', cached_input: '0.01', output: '0.2' },
  },
  {
    ...LIST,
    models: ['qwen3p8-max', 'accounts/fireworks/models/qwen3p8-max'],
    from: '2026-11-09',
    usd: { input: '2', cached_input: '0.25', output: '6' },
  },
  {
    ...LIST,
    models: ['ultramarine-1-flash-us', 'accounts/fireworks/routers/ultramarine-1-flash-us'],
    from: '2026-10-20',
    usd: { input: '0.225', cached_input: '0.045', output: '0.75' },
  },
  {
    ...LIST,
    models: ['ultramarine-1-flash-us', 'accounts/fireworks/routers/ultramarine-1-flash-us'],
    from: '2026-11-03',
    usd: { input: '0.15', cached_input: '0.03', output: '0.5' },
  },
  {
    ...LIST,
    models: ['minimax-m3p1-flash', 'accounts/fireworks/models/minimax-m3p1-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.015', output: '0.6' },
  },
  {
    ...LIST,
    models: ['gpt-oss-120b', 'accounts/fireworks/models/gpt-oss-120b'],
    from: '2026-10-19',
    usd: { input: '0.15', cached_input: '0.015', output: '0.6' },
  },
  {
    ...LIST,
    models: ['kimi-k3-us', 'accounts/fireworks/routers/kimi-k3-us'],
    from: '2026-09-01',
    usd: { input: '4.5', cached_input: '0.45', output: '22.5' },
  },
];
