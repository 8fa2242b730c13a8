import type { FeeRow, PriceRow } from '../types.ts';

const LIST = {
  providers: ['perplexity'],
  source: 'https://docs.perplexity.ai/docs/agent-api/models',
  checkedOn: '2026-11-09',
} as const;

/** Sonar's fee per request is 5, 8 or 12 a thousand (6, 10 or 14), by how much the search brings in; little is the default. */
const SONAR = {
  providers: ['perplexity'],
  source: 'https://docs.perplexity.ai/getting-started/pricing',
  checkedOn: '2026-11-26',
  from: '2025-05-01',
  kind: 'add',
  guess: 'price_varies',
} as const;

/** Perplexity's agent, decision and embedding models, and what a request to Sonar costs beside its tokens. */
export const PERPLEXITY = (): readonly PriceRow[] => [
  { ...SONAR, models: ['sonar', 'sonar-reasoning'], usd: { request: '0.005' } },
  { ...SONAR, models: ['sonar-pro', 'sonar-reasoning-pro'], usd: { request: '0.006' } },
  {
    ...LIST,
    models: ['perplexity/sonar'],
    from: '2026-11-09',
    usd: { input: '0.25', cached_input: '0.0625', output: '2.5' },
  },
  {
    ...LIST,
    models: ['perplexity/deepseek-v4-pro-0813'],
    from: '2026-11-09',
    usd: { input: '1.32', cached_input: '0.044', output: '3.96' },
  },
  {
    ...LIST,
    models: ['perplexity/glm-5.3'],
    from: '2026-11-09',
    usd: { input: '1.4', cached_input: '0.26', output: '4.4' },
  },
  {
    ...LIST,
    models: ['perplexity/glm-5.3-flash'],
    from: '2026-11-09',
    usd: { input: '0.15', cached_input: '0.03', output: '0.5' },
  },
  {
    ...LIST,
    models: ['perplexity/kimi-k3'],
    from: '2026-11-09',
    usd: { input: '3', cached_input: '0.3', output: '15' },
  },
  {
    ...LIST,
    models: ['perplexity/nemotron-3.5-super-120b-a12b'],
    from: '2026-11-09',
    usd: { input: '0.2', cached_input: '0.04', output: '0.5' },
  },
  // Output is free.
  {
    ...LIST,
    models: ['pplx-decider-flash-v1.2', 'pplx-decider-flash-latest', 'perplexity/pplx-decider-flash-latest'],
    from: '2026-11-09',
    usd: { input: '0.01', output: '0' },
  },
  {
    ...LIST,
    models: [
      'pplx-decider-v1.2',
      'pplx-decider-latest',
      'perplexity/pplx-decider-latest',
      'pplx-decider-v1.1-27b',
      'pplx-decider-v1-27b',
    ],
    from: '2026-11-09',
    usd: { input: '0.02', output: '0' },
  },
  {
    ...LIST,
    models: ['pplx-embed-v1-0.6b'],
    from: '2026-11-09',
    usd: { input: '0.004' },
  },
  {
    ...LIST,
    models: ['pplx-embed-v1-4b'],
    from: '2026-11-09',
    usd: { input: '0.03' },
  },
  {
    ...LIST,
    models: ['pplx-embed-context-v1-0.6b'],
    from: '2026-11-09',
    usd: { input: '0.008' },
  },
  {
    ...LIST,
    models: ['pplx-embed-context-v1-4b'],
    from: '2026-11-09',
    usd: { input: '0.05' },
  },
];

/** Web searches of the agent API's own model. */
export const PERPLEXITY_FEES = (): readonly FeeRow[] => [
  { ...LIST, models: ['perplexity/sonar'], from: '2026-11-09', fees: { web_search_call: '0.0025' } },
];
