import { AT, at, type GoldenRow, utc } from './row.ts';
import { ANTHROPIC, AZURE, AZURE_RETAIL, RULES } from './sources.ts';

const HOST = 'acme.openai.azure.com';
const FEW = { inputTokens: 1000, outputTokens: 100 };
/** The first day on which somebody saw these prices of Azure's. */
const SEEN = { at: utc('2026-11-27T12:00:00Z') };

/** Azure: by the model that answered; OpenAI's prices as far as Azure has none of its own. */
export const AZURE_OPENAI: readonly GoldenRow[] = [
  {
    title: 'gpt-4o-2024-08-06 2.5 / 1.25 / 10, whatever the provider is called',
    sum: '600×2.5 + 400×1.25 + 100×10',
    usd: '0.003',
    call: at(
      HOST,
      'gpt-4o-2024-08-06',
      { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 },
      { provider: 'openai' },
    ),
    source: AZURE_RETAIL,
  },
  {
    title: 'gpt-5-mini 0.25 / 0.025 / 2 answered; the deployment is called otherwise',
    sum: '1000×0.25 + 100×2',
    usd: '0.00045',
    call: at(HOST, 'gpt-5-mini', FEW, { requestModel: 'prod-1' }),
    source: AZURE_RETAIL,
  },
  {
    title: 'gpt-4.1-2025-04-14 2 / 0.5 / 8 answered, as a deployment called gpt-4o',
    sum: '1000×2 + 100×8',
    usd: '0.0028',
    call: at(HOST, 'gpt-4.1-2025-04-14', FEW, { requestModel: 'gpt-4o' }),
    source: AZURE_RETAIL,
  },
  {
    title: 'gpt-35-turbo 0.5 / 1.5, as Azure spells it',
    sum: '1000×0.5 + 100×1.5',
    usd: '0.00065',
    call: at(HOST, 'gpt-35-turbo', FEW),
    source: AZURE,
  },
  {
    title: 'gpt-4.1-mini 0.4 / 1.6 by the name of the provider, without a host',
    sum: '1000×0.4 + 100×1.6',
    usd: '0.00056',
    call: { provider: 'azure.ai.openai', model: 'gpt-4.1-mini', at: AT, usage: FEW },
    source: AZURE_RETAIL,
  },
  {
    title: 'gpt-4.1-nano 0.1 / 0.4 on a host of Cognitive Services',
    sum: '1000×0.1 + 100×0.4',
    usd: '0.00014',
    call: at('acme.cognitiveservices.azure.com', 'gpt-4.1-nano', FEW),
    source: AZURE_RETAIL,
  },
  {
    title: 'phi-4 0.125 / 0.5, which only Azure lists',
    sum: '1000×0.125 + 100×0.5',
    usd: '0.000175',
    call: at('acme.services.ai.azure.com', 'Phi-4', FEW),
    source: AZURE_RETAIL,
  },
  {
    title: 'claude-haiku-4-5 1 / 5 on Azure',
    sum: '1000×1 + 100×5',
    usd: '0.0015',
    call: at('acme.services.ai.azure.com', 'claude-haiku-4-5', FEW),
    source: ANTHROPIC,
  },
  {
    title: 'gpt-4o batch 1.25 / 5',
    sum: '1000×1.25 + 100×5',
    usd: '0.00175',
    call: at(HOST, 'gpt-4o', FEW, { serviceTier: 'batch' }),
    source: AZURE,
  },
  {
    title: 'gpt-5 batch 0.625 / 0.0625 / 5',
    sum: '200×0.625 + 800×0.0625 + 100×5',
    usd: '0.000675',
    call: at(HOST, 'gpt-5', { inputTokens: 1000, cachedInputTokens: 800, outputTokens: 100 }, { serviceTier: 'batch' }),
    source: AZURE_RETAIL,
  },
  {
    title: 'gpt-4.1 priority 3.5 / 0.875 / 14',
    sum: '200×3.5 + 800×0.875 + 100×14',
    usd: '0.0028',
    call: at(
      HOST,
      'gpt-4.1',
      { inputTokens: 1000, cachedInputTokens: 800, outputTokens: 100 },
      { serviceTier: 'priority' },
    ),
    source: AZURE_RETAIL,
  },
  {
    title: 'gpt-5.4 flex 1.25 / 7.5',
    sum: '1000×1.25 + 100×7.5',
    usd: '0.002',
    call: at(HOST, 'gpt-5.4', FEW, { serviceTier: 'flex', ...SEEN }),
    source: AZURE_RETAIL,
  },
  {
    title: 'gpt-4o has no priority price on Azure, though it has one at OpenAI',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: at(HOST, 'gpt-4o', FEW, { serviceTier: 'priority' }),
    source: AZURE,
  },
  {
    title: 'gpt-4o 2.5 and a session of the code interpreter 0.033',
    sum: '1000×2.5 + 100×10 + 1×33000',
    usd: '0.0365',
    call: at(HOST, 'gpt-4o', { ...FEW, codeInterpreterSessions: 1 }, SEEN),
    source: AZURE,
  },
  {
    title: 'gpt-4.1 2 / 8, a web search 14 a thousand: Azure asks Bing',
    sum: '1000×2 + 100×8 + 1×14000',
    usd: '0.0168',
    call: at(HOST, 'gpt-4.1', { ...FEW, webSearchCalls: 1 }, SEEN),
    source: AZURE_RETAIL,
  },
  {
    title: 'text-embedding-3-large 0.13',
    sum: '1000×0.13',
    usd: '0.00013',
    call: at(HOST, 'text-embedding-3-large', { inputTokens: 1000 }),
    source: AZURE,
  },
  {
    title: 'whisper-1 0.006 a minute on Azure',
    sum: '12.5×100',
    usd: '0.00125',
    call: at(HOST, 'whisper-1', { audioSeconds: 12.5 }),
    source: AZURE,
  },
  {
    title: 'a deployment of which nobody says what it is',
    status: 'unpriced',
    reason: 'unknown_model',
    call: at(HOST, 'prod-1', FEW),
    source: RULES,
  },
  {
    title: 'a deployment that merely begins like a model',
    status: 'unpriced',
    reason: 'unknown_model',
    call: at(HOST, 'gpt-4o-for-legal', FEW),
    source: RULES,
  },
];
