import type { PriceRow } from '../types.ts';

const PRICES = {
  providers: ['azure'],
  source: 'https://prices.azure.com/api/retail/prices',
  checkedOn: '2026-11-26',
} as const;
/** The meters as they were then. */
const AUGUST = { ...PRICES, checkedOn: '2026-08-11' } as const;
const LEARN = {
  ...PRICES,
  source: 'https://learn.microsoft.com/en-us/azure/foundry/foundry-models/concepts/models-sold-directly-by-azure',
} as const;

/** Models of others and of Microsoft that Azure sells at a price of its own, by the names of the model catalogue. */
export const AZURE_FOUNDRY = (): readonly PriceRow[] => [
  { ...PRICES, models: ['gpt-oss-120b'], from: '2025-08-05', usd: { input: '0.15', output: '0.6' } },
  { ...PRICES, models: ['deepseek-r1'], from: '2025-01-29', usd: { input: '1.35', output: '5.4' } },
  {
    ...PRICES,
    source: 'https://learn.microsoft.com/en-us/azure/foundry/openai/concepts/retired-models',
    models: ['mai-ds-r1'],
    from: '2025-04-17',
    usd: { input: '1.35', output: '5.4' },
  },
  { ...PRICES, models: ['deepseek-v3-0324'], from: '2025-03-24', usd: { input: '1.14', output: '4.56' } },
  { ...PRICES, models: ['deepseek-v3.1'], from: '2025-08-21', usd: { input: '1.23', output: '4.94' } },
  {
    ...LEARN,
    models: ['deepseek-v3.2', 'deepseek-v3.2-speciale'],
    from: '2025-12-01',
    usd: { input: '0.58', output: '1.68' },
  },
  {
    ...PRICES,
    models: ['deepseek-v4-pro'],
    from: '2026-04-24',
    usd: { input: '1.74', cached_input: '0.145', output: '3.48' },
  },
  {
    ...PRICES,
    models: ['deepseek-v4-flash'],
    from: '2026-04-24',
    usd: { input: '0.19', cached_input: '0.028', output: '0.51' },
  },
  {
    ...LEARN,
    models: ['deepseek-v4-flash-0731'],
    from: '2026-07-31',
    usd: { input: '0.44', cached_input: '0.014', output: '1.32' },
  },
  {
    ...PRICES,
    source:
      'https://techcommunity.microsoft.com/blog/azure-ai-foundry-blog/deepseek-v4-1-flash-is-coming-to-microsoft-foundry/4556431',
    models: ['deepseek-v4.1-flash'],
    from: '2026-09-10',
    usd: { input: '0.3', cached_input: '0.006', output: '1.2' },
  },
  { ...AUGUST, models: ['deepseek-v3'], from: '2025-03-01', usd: { input: '1.14', output: '4.56' } },
  { ...AUGUST, models: ['kimi-k2-thinking'], from: '2025-12-01', usd: { input: '0.6', output: '2.5' } },
  { ...AUGUST, models: ['kimi-k2.5'], from: '2026-02-01', usd: { input: '0.6', output: '3' } },
  { ...AUGUST, models: ['kimi-k2.5'], from: '2026-07-01', usd: { input: '0.6', cached_input: '0.1', output: '3' } },
  { ...AUGUST, models: ['kimi-k2.6'], from: '2026-05-01', usd: { input: '0.95', output: '4' } },
  { ...AUGUST, models: ['kimi-k2.6'], from: '2026-07-01', usd: { input: '0.95', cached_input: '0.16', output: '4' } },
  {
    ...AUGUST,
    models: ['kimi-k2.7-code'],
    from: '2026-07-01',
    usd: { input: '0.95', cached_input: '0.19', output: '4' },
  },
  { ...AUGUST, models: ['grok-3'], from: '2025-06-01', usd: { input: '3', output: '15' } },
  { ...AUGUST, models: ['grok-4'], from: '2026-01-01', usd: { input: '3', output: '15' } },
  {
    ...AUGUST,
    models: ['grok-4-fast-reasoning', 'grok-4-fast-non-reasoning'],
    from: '2025-11-01',
    usd: { input: '0.2', output: '0.5' },
  },
  {
    ...AUGUST,
    models: ['grok-4-1-fast-reasoning', 'grok-4-1-fast-non-reasoning'],
    from: '2026-01-01',
    usd: { input: '0.2', output: '0.5' },
  },
  // The meters do not say where long begins: as with xAI, whose long prompts start at 200,000 tokens.
  {
    ...AUGUST,
    models: ['grok-4.3'],
    from: '2026-05-01',
    usd: { input: '1.25', cached_input: '0.2', output: '2.5' },
    above: [{ inputTokens: 199_999, usd: { input: '2.5', cached_input: '0.4', output: '5' } }],
  },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/ai-foundry-models/grok/',
    models: ['grok-4.6'],
    from: '2026-09-01',
    usd: { input: '2', cached_input: '0.5', output: '6' },
    above: [{ inputTokens: 199_999, usd: { input: '4', cached_input: '1', output: '12' } }],
  },
  { ...PRICES, models: ['grok-3-mini'], from: '2025-05-19', usd: { input: '0.25', output: '1.27' } },
  { ...LEARN, models: ['grok-code-fast-1'], from: '2025-09-01', usd: { input: '0.2', output: '1.5' } },
  {
    ...PRICES,
    models: ['grok-4-20-reasoning', 'grok-4-20-non-reasoning'],
    from: '2026-04-06',
    usd: { input: '1.25', output: '2.5' },
  },
  { ...LEARN, models: ['llama-3.3-70b-instruct'], from: '2024-12-06', usd: { input: '0.71', output: '0.71' } },
  {
    ...PRICES,
    models: ['llama-4-maverick-17b-128e-instruct-fp8'],
    from: '2025-04-05',
    usd: { input: '0.25', output: '1' },
  },
  {
    ...PRICES,
    source:
      'https://azure.microsoft.com/en-us/blog/introducing-the-llama-4-herd-in-azure-ai-foundry-and-azure-databricks/',
    models: ['llama-4-scout-17b-16e-instruct'],
    from: '2025-04-05',
    usd: { input: '0.2', output: '0.78' },
  },
  { ...PRICES, models: ['codestral-2501'], from: '2025-01-13', usd: { input: '0.3', output: '0.9' } },
  {
    ...PRICES,
    source: 'https://marketplace.microsoft.com/en/marketplace/apps/000-000.ministral-3b-2410-offer?tab=Overview',
    models: ['ministral-3b'],
    from: '2024-10-16',
    usd: { input: '0.04', output: '0.04' },
  },
  {
    ...PRICES,
    source: 'https://learn.microsoft.com/en-us/azure/foundry/openai/concepts/retired-models',
    models: ['mistral-nemo'],
    from: '2024-07-18',
    usd: { input: '0.15', output: '0.15' },
  },
  { ...PRICES, models: ['mistral-large-3'], from: '2025-12-02', usd: { input: '0.5', output: '1.5' } },
  { ...PRICES, models: ['mistral-medium-3-5'], from: '2026-04-30', usd: { input: '1.5', output: '7.5' } },
  { ...PRICES, models: ['cohere-command-a'], from: '2025-03-13', usd: { input: '2.5', output: '10' } },
  { ...PRICES, models: ['cohere-command-a-plus-05-2026'], from: '2026-05-01', usd: { input: '0.8', output: '3.2' } },
  {
    ...PRICES,
    source:
      'https://marketplace.microsoft.com/en-us/marketplace/apps/cohere.cohere-embed-v3-english-offer?tab=PlansAndPrice',
    models: ['cohere-embed-v3-english', 'cohere-embed-v3-multilingual'],
    from: '2023-11-02',
    usd: { input: '0.1' },
  },
  { ...PRICES, models: ['embed-v-4-0'], from: '2025-04-15', usd: { input: '0.12', input_image: '0.47' } },
  { ...PRICES, models: ['cohere-embed-v5-fast'], from: '2026-10-01', usd: { input: '0.08', input_image: '0.4' } },
  { ...PRICES, models: ['cohere-embed-v5-pro'], from: '2026-10-01', usd: { input: '0.12', input_image: '0.4' } },
  { ...PRICES, models: ['cohere-rerank-v5-pro'], from: '2026-10-01', usd: { input: '0.05' } },
  { ...PRICES, models: ['cohere-rerank-v5-fast'], from: '2026-10-01', usd: { input: '0.02' } },
  {
    ...PRICES,
    source: 'https://learn.microsoft.com/en-us/azure/foundry/openai/concepts/retired-models',
    models: ['jais-30b-chat'],
    from: '2024-05-21',
    usd: { input: '3.2', output: '9.71' },
  },
  {
    ...PRICES,
    models: ['phi-4-multimodal-instruct'],
    from: '2025-02-26',
    usd: { input: '0.08', input_audio: '4', output: '0.32' },
  },
  { ...PRICES, models: ['mai-thinking-1'], from: '2026-10-01', usd: { input: '2', cached_input: '0.2', output: '8' } },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/ai-foundry-models/microsoft/',
    models: ['mai-cyber-1-flash'],
    from: '2026-10-01',
    usd: { input: '0.6', cached_input: '0.06', output: '3.5' },
  },
  {
    ...PRICES,
    models: ['mai-code-1.1-flash'],
    from: '2026-10-01',
    usd: { input: '0.2', cached_input: '0.02', output: '1.2' },
  },
  { ...LEARN, models: ['microsoft-decision-1'], from: '2026-10-01', usd: { input: '0.042', output: '0' } },
  {
    ...PRICES,
    models: ['mai-image-2.5'],
    from: '2026-10-01',
    usd: { input: '5', input_image: '8', output_image: '47' },
  },
  {
    ...PRICES,
    models: ['mai-image-2.5-flash'],
    from: '2026-10-01',
    usd: { input: '1.75', input_image: '1.75', output_image: '19.5' },
  },
  {
    ...PRICES,
    source:
      'https://techcommunity.microsoft.com/blog/azure-ai-foundry-blog/introducing-mai-image-2-5-pro-and-mai-voice-2-flash-in-microsoft-foundry/4539446',
    models: ['mai-image-2.5-pro'],
    from: '2026-10-01',
    usd: { input: '5', input_image: '8', output_image: '106' },
  },
  {
    ...PRICES,
    models: ['mai-image-2.6'],
    from: '2026-10-01',
    usd: { input: '5', input_image: '8', output_image: '38' },
  },
  {
    ...PRICES,
    models: ['mai-image-2.6-flash'],
    from: '2026-10-01',
    usd: { input: '1.75', input_image: '2.5', output_image: '19' },
  },
  {
    ...PRICES,
    source:
      'https://techcommunity.microsoft.com/blog/azure-ai-foundry-blog/black-forest-labs-flux-1-kontext-pro-and-flux1-1-pro-now-available-in-azure-ai-f/4434659',
    models: ['flux-1.1-pro'],
    from: '2025-07-01',
    usd: { image: '0.04' },
  },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/ai-foundry-models/black-forest-labs/',
    models: ['flux.1-kontext-pro'],
    from: '2025-07-01',
    usd: { image: '0.04' },
  },
  {
    ...PRICES,
    source: 'https://learn.microsoft.com/en-us/azure/foundry/concepts/model-lifecycle-retirement',
    models: ['claude-opus-5-5-fast'],
    from: '2026-10-01',
    usd: { input: '8', cached_input: '0.4', cache_write: '10', cache_write_1h: '16', output: '40' },
  },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/phi-3/',
    models: ['phi-3-mini-4k-instruct', 'phi-3-mini-128k-instruct'],
    from: '2024-04-23',
    usd: { input: '0.13', output: '0.52' },
  },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/phi-3/',
    models: ['phi-3-small-8k-instruct', 'phi-3-small-128k-instruct'],
    from: '2024-05-21',
    usd: { input: '0.15', output: '0.6' },
  },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/phi-3/',
    models: ['phi-3-medium-4k-instruct', 'phi-3-medium-128k-instruct'],
    from: '2024-05-21',
    usd: { input: '0.17', output: '0.68' },
  },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/phi-3/',
    models: ['phi-3.5-mini-instruct', 'phi-3.5-vision-instruct', 'phi-3.5-mini-128k-instruct'],
    from: '2024-08-20',
    usd: { input: '0.13', output: '0.52' },
  },
  {
    ...PRICES,
    source: 'https://azure.microsoft.com/en-us/pricing/details/phi-3/',
    models: ['phi-3.5-moe-instruct'],
    from: '2024-08-20',
    usd: { input: '0.16', output: '0.64' },
  },
  {
    ...PRICES,
    source: 'https://github.com/pydantic/genai-prices/blob/main/prices/providers/azure.yml',
    models: ['phi-4-reasoning-plus'],
    from: '2025-04-30',
    usd: { input: '0.125', output: '0.5' },
  },
  {
    ...PRICES,
    source:
      'https://azuremarketplace.microsoft.com/en-us/marketplace/apps/metagenai.meta-llama-3-1-8b-instruct-offer?tab=PlansAndPrice',
    models: ['meta-llama-3.1-8b-instruct'],
    from: '2024-07-23',
    usd: { input: '0.3', output: '0.61' },
  },
  {
    ...PRICES,
    source:
      'https://azuremarketplace.microsoft.com/en-us/marketplace/apps/metagenai.meta-llama-3-1-70b-instruct-offer?tab=PlansAndPrice',
    models: ['meta-llama-3.1-70b-instruct'],
    from: '2024-07-23',
    usd: { input: '2.68', output: '3.54' },
  },
  {
    ...PRICES,
    source:
      'https://azuremarketplace.microsoft.com/en-us/marketplace/apps/metagenai.meta-llama-3-1-405b-instruct-offer?tab=PlansAndPrice',
    models: ['meta-llama-3.1-405b-instruct'],
    from: '2024-07-23',
    usd: { input: '5.33', output: '16' },
  },
  {
    ...PRICES,
    source:
      'https://azuremarketplace.microsoft.com/en/marketplace/apps/metagenai.meta-llama-3-2-11b-vision-instruct-offer?tab=Overview',
    models: ['llama-3.2-11b-vision-instruct'],
    from: '2024-09-25',
    usd: { input: '0.37', output: '0.37' },
  },
  {
    ...PRICES,
    source:
      'https://azuremarketplace.microsoft.com/en/marketplace/apps/metagenai.meta-llama-3-2-90b-vision-instruct-offer?tab=Overview',
    models: ['llama-3.2-90b-vision-instruct'],
    from: '2024-09-25',
    usd: { input: '2.04', output: '2.04' },
  },
  {
    ...PRICES,
    source:
      'https://azuremarketplace.microsoft.com/en/marketplace/apps/000-000.mistral-ai-large-2407-offer?tab=Overview',
    models: ['mistral-large-2407'],
    from: '2024-07-24',
    usd: { input: '2', output: '6' },
  },
];
