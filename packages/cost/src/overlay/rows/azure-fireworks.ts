import type { PriceRow } from '../types.ts';

const PRICES = {
  providers: ['azure'],
  source: 'https://prices.azure.com/api/retail/prices',
  checkedOn: '2026-11-26',
  from: '2026-10-01',
} as const;

/** Models that Fireworks serves on Azure, billed by Azure. */
export const AZURE_FIREWORKS = (): readonly PriceRow[] => [
  { ...PRICES, models: ['fw-deepseek-v3.2'], usd: { input: '0.62', cached_input: '0.31', output: '1.85' } },
  { ...PRICES, models: ['fw-deepseek-v4-flash'], usd: { input: '0.15', cached_input: '0.03', output: '0.31' } },
  { ...PRICES, models: ['fw-deepseek-v4-pro'], usd: { input: '1.925', cached_input: '0.165', output: '3.828' } },
  { ...PRICES, models: ['fw-deepseek-v4.1-flash'], usd: { input: '0.375', cached_input: '0.008', output: '1.5' } },
  { ...PRICES, models: ['fw-glm-5'], usd: { input: '1.1', cached_input: '0.22', output: '3.52' } },
  { ...PRICES, models: ['fw-glm-5.1'], usd: { input: '1.54', cached_input: '0.286', output: '4.84' } },
  { ...PRICES, models: ['fw-glm-5.2'], usd: { input: '1.54', cached_input: '0.15', output: '4.84' } },
  { ...PRICES, models: ['fw-glm-5.2-fast'], usd: { input: '2.31', cached_input: '0.231', output: '7.26' } },
  { ...PRICES, models: ['fw-glm-5.3'], usd: { input: '1.75', cached_input: '0.325', output: '5.5' } },
  { ...PRICES, models: ['fw-glm-5.3-flash'], usd: { input: '0.188', cached_input: '0.038', output: '0.625' } },
  { ...PRICES, models: ['fw-gpt-oss-120b'], usd: { input: '0.165', cached_input: '0.082', output: '0.66' } },
  { ...PRICES, models: ['fw-inkling'], usd: { input: '1.1', cached_input: '0.19', output: '4.46' } },
  { ...PRICES, models: ['fw-kimi-k2.5'], usd: { input: '0.66', cached_input: '0.11', output: '3.3' } },
  { ...PRICES, models: ['fw-kimi-k2.6'], usd: { input: '1.045', cached_input: '0.176', output: '4.4' } },
  { ...PRICES, models: ['fw-kimi-k2.7-code'], usd: { input: '1.05', cached_input: '0.21', output: '4.4' } },
  { ...PRICES, models: ['fw-kimi-k3'], usd: { input: '3', cached_input: '0.3', output: '15' } },
  { ...PRICES, models: ['fw-minimax-m2.5'], usd: { input: '0.33', cached_input: '0.033', output: '1.32' } },
  { ...PRICES, models: ['fw-minimax-m3'], usd: { input: '0.33', cached_input: '0.066', output: '1.32' } },
  { ...PRICES, models: ['fw-nemotron-3-ultra-nvfp4'], usd: { input: '0.66', cached_input: '0.13', output: '2.64' } },
  {
    ...PRICES,
    models: ['fw-nemotron-lightning-3.5-30b-a3b'],
    usd: { input: '0.06', cached_input: '0.01', output: '0.22' },
  },
];
