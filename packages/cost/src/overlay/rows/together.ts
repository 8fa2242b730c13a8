import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['together'],
  source: 'https://docs.together.ai/docs/serverless/models',
  checkedOn: '2026-11-09',
} as const;

/** Together's serverless models that are newer than the catalogue, at their price without a batch. */
export const TOGETHER: readonly PriceRow[] = [
  {
    ...LIST,
    models: ['minimaxai/minimax-m3'],
    from: '2026-11-09',
    usd: { input: '0.3', cached_input: '0.06', output: '1.2' },
  },
  {
    ...LIST,
    models: ['minimaxai/minimax-m3.1-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.015', output: '0.6' },
  },
  {
    ...LIST,
    models: ['qwen/qwen3.5-9b'],
    from: '2026-11-09',
    usd: { input: '0.17', output: '0.25' },
  },
  {
    ...LIST,
    models: ['qwen/qwen3.6-plus'],
    from: '2026-11-09',
    usd: { input: '0.5', output: '3' },
  },
  {
    ...LIST,
    models: ['qwen/qwen3.7-max'],
    from: '2026-11-09',
    usd: { input: '2.5', cached_input: '0.5', output: '7.5' },
  },
  {
    ...LIST,
    models: ['qwen/qwen3.7-plus'],
    from: '2026-11-09',
    usd: { input: '0.32', output: '1.28' },
  },
  {
    ...LIST,
    models: ['qwen/qwen3.8-2.4t-a95b'],
    from: '2026-11-09',
    usd: { input: '2', cached_input: '0.5', output: '6' },
  },
  {
    ...LIST,
    models: ['qwen/qwen3.8-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', output: '0.47' },
  },
  {
    ...LIST,
    models: ['deepseek-ai/deepseek-v4-pro-0813'],
    from: '2026-11-09',
    usd: { input: '1.32', cached_input: '0.13', output: '3.96' },
  },
  {
    ...LIST,
    models: ['deepseek-ai/deepseek-v4.1-flash', 'deepseek-ai/deepseek-v4.1-flash-1017'],
    from: '2026-11-09',
    usd: { input: '0.3', cached_input: '0.006', output: '1.2' },
  },
  {
    ...LIST,
    models: ['meta-models/muse-glimmer-30b'],
    from: '2026-11-09',
    usd: { input: '0.35', cached_input: '0.04', output: '1.5' },
  },
  {
    ...LIST,
    models: ['meta-models/muse-spark-open-816b-a42b'],
    from: '2026-11-09',
    usd: { input: '1.25', cached_input: '0.15', output: '4.25' },
  },
  {
    ...LIST,
    models: ['moonshotai/kimi-k3'],
    from: '2026-11-09',
    usd: { input: '3', cached_input: '0.3', output: '15' },
  },
  {
    ...LIST,
    models: ['moonshotai/kimi-k3.1-pro'],
    from: '2026-11-09',
    usd: { input: '2', cached_input: '0.2', output: '10' },
  },
  {
    ...LIST,
    models: ['nvidia/nvidia-nemotron-3.5-super-vl'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.02', output: '0.5' },
  },
  {
    ...LIST,
    models: ['openai/gpt-oss-120b'],
    from: '2025-08-05',
    usd: { input: '0.15', output: '0.6' },
  },
  {
    ...LIST,
    models: ['reflection/beam-1.0-501b-a23b'],
    from: '2026-11-09',
    usd: { input: '0.4', cached_input: '0.04', output: '1.2' },
  },
  {
    ...LIST,
    models: ['ricursive-ai/ripple-65b-preview'],
    from: '2026-11-09',
    usd: { input: '0.2', output: '0.6' },
  },
  {
    ...LIST,
    models: ['thinkingmachines/inkling'],
    from: '2026-11-09',
    usd: { input: '1', cached_input: '0.17', output: '4.05' },
  },
  {
    ...LIST,
    models: ['together/tev1-4b-experimental'],
    from: '2026-10-01',
    usd: { input: '0.04' },
  },
  {
    ...LIST,
    models: ['together/tev1-4b-experimental'],
    from: '2026-10-19',
    usd: { input: '0.042' },
  },
  {
    ...LIST,
    models: ['zai-org/glm-5.2'],
    from: '2026-11-09',
    usd: { input: '1.4', cached_input: '0.26', output: '4.4' },
  },
  {
    ...LIST,
    models: ['zai-org/glm-5.3'],
    from: '2026-11-09',
    usd: { input: '1.4', cached_input: '0.26', output: '4.4' },
  },
  {
    ...LIST,
    models: ['zai-org/glm-5.3-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.03', output: '0.5' },
  },
];
