import { house } from './house.ts';
import { type GoldenRow, utc } from './row.ts';

const FEW = { inputTokens: 1000, outputTokens: 100 };
const CACHED = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 };

/** A file that uses everything the format has. */
export const PRICE_FILE: readonly GoldenRow[] = [
  {
    title: 'model-a 3 / none / 9: cached tokens cost as much as input',
    sum: '1000×3 + 100×9',
    usd: '0.0039',
    ...house('model-a', CACHED),
  },
  {
    title: 'model-b 0.5 / 0.25 / 0.75, the last millisecond before its next price',
    sum: '600×0.5 + 400×0.25 + 100×0.75',
    usd: '0.000475',
    ...house('model-b', CACHED, { at: utc('2026-09-30T23:59:59.999Z') }),
  },
  {
    title: 'model-b 0.45 / 0.05 / 0.7 from 2026-10-01 on',
    sum: '600×0.45 + 400×0.05 + 100×0.7',
    usd: '0.00036',
    ...house('model-b', CACHED, { at: utc('2026-10-01T00:00:00Z') }),
  },
  {
    title: 'model-b before its first price: nobody lists it',
    status: 'unpriced',
    reason: 'unknown_model',
    ...house('model-b', FEW, { at: utc('2026-01-31T23:59:59.999Z') }),
    table: 'catalog',
  },
  {
    title: 'model-b 0.45 / 0.7, exactly at 200,000',
    sum: '200000×0.45 + 1×0.7',
    usd: '0.0900007',
    ...house('model-b', { inputTokens: 200_000, outputTokens: 1 }),
  },
  {
    title: 'model-b 0.9 / 1.4 above; what the band does not list stays, cached 0.05',
    sum: '100001×0.9 + 100000×0.05 + 1×1.4',
    usd: '0.0950023',
    ...house('model-b', { inputTokens: 200_001, cachedInputTokens: 100_000, outputTokens: 1 }),
  },
  {
    title: 'model-b flex, half of 0.45 / 0.05 / 0.7',
    sum: '600×0.225 + 400×0.025 + 100×0.35',
    usd: '0.00018',
    ...house('model-b', CACHED, { serviceTier: 'flex' }),
  },
  {
    title: 'model-b flex above 200,000, half of 0.9 / 1.4',
    sum: '200001×0.45 + 1×0.7',
    usd: '0.09000115',
    ...house('model-b', { inputTokens: 200_001, outputTokens: 1 }, { serviceTier: 'flex' }),
  },
  {
    title: 'model-b priority 1.1 / none / 1.6',
    sum: '1000×1.1 + 100×1.6',
    usd: '0.00126',
    ...house('model-b', CACHED, { serviceTier: 'priority' }),
  },
  {
    title: 'model-b in a batch: the file does not list it',
    status: 'unpriced',
    reason: 'unpublished_tier',
    ...house('model-b', FEW, { serviceTier: 'batch' }),
  },
  {
    title: 'legal is a deployment of model-b 0.45 / 0.7',
    sum: '1000×0.45 + 100×0.7',
    usd: '0.00052',
    ...house('legal', FEW),
  },
  {
    title: 'prod-1 is a deployment of gpt-4.1: 2 / 8 times 0.85',
    sum: '1000×1.7 + 100×6.8',
    usd: '0.00238',
    ...house('prod-1', FEW),
  },
  {
    title: 'prod-1 on Azure is a deployment of gpt-4.1 2 / 8; nobody says what answered',
    sum: '1000×2 + 100×8',
    usd: '0.0028',
    ...house('prod-1', FEW, { host: 'house.openai.azure.com' }),
    table: 'catalog',
  },
  {
    title: 'gpt-4.1-mini-2025-04-14 0.4 / 1.6 answered on Azure for prod-1: the answer decides',
    sum: '1000×0.4 + 100×1.6',
    usd: '0.00056',
    ...house('gpt-4.1-mini-2025-04-14', FEW, { host: 'house.openai.azure.com', requestModel: 'prod-1' }),
    table: 'catalog',
  },
  {
    title: 'gpt-5-nano 0.05 / 0.005 / 0.4 times 0.85',
    sum: '7×0.0425 + 3×0.00425 + 11×0.34',
    usd: '0.00000405025',
    ...house('gpt-5-nano', { inputTokens: 10, cachedInputTokens: 3, outputTokens: 11 }),
  },
  {
    title: 'gpt-5.4 flex 1.25 / 7.5 times 0.85',
    sum: '1000×1.0625 + 100×6.375',
    usd: '0.0017',
    ...house('gpt-5.4', FEW, { serviceTier: 'flex' }),
  },
  {
    title: 'model-a 3, fees of the file: a web search 0.02, a session 0.05',
    sum: '1000×3 + 100×9 + 2×20000 + 1×50000',
    usd: '0.0939',
    ...house('model-a', { ...FEW, webSearchCalls: 2, codeInterpreterSessions: 1 }),
  },
  {
    title: 'gpt-4.1 2 / 8 at OpenAI: the fees of the file go before the list, a file search stays 2.5 a thousand',
    sum: '1000×2 + 100×8 + 1×20000 + 1×2500',
    usd: '0.0253',
    ...house('gpt-4.1', { ...FEW, webSearchCalls: 1, fileSearchCalls: 1 }, { host: 'api.openai.com' }),
  },
  {
    title: 'speech 15 a million characters and 0.001 a request',
    sum: '200×15 + 1×1000',
    usd: '0.004',
    ...house('speech', { inputCharacters: 200 }),
  },
  {
    title: 'picture 0.04 apiece, whatever its size',
    sum: '3×40000',
    usd: '0.12',
    ...house('picture', { images: 3, imageSize: '2048x2048' }),
  },
  {
    title: 'picture 0.25 a second of video',
    sum: '2.5×250000',
    usd: '0.625',
    ...house('picture', { videoSeconds: 2.5 }),
  },
  {
    title: 'gpt-4.1 1 / 1 on a host that lists nothing else',
    sum: '1000×1 + 100×1',
    usd: '0.0011',
    ...house('gpt-4.1', FEW, { host: 'eu.closed.example' }),
  },
  {
    title: 'gpt-4o on a host that lists nothing else',
    status: 'unpriced',
    reason: 'unknown_model',
    ...house('gpt-4o', FEW, { host: 'eu.closed.example' }),
  },
  {
    title: 'codestral-2508 0.3 / 0.9 doubled, by the name of the provider',
    sum: '1000×0.6 + 100×1.8',
    usd: '0.00078',
    ...house('codestral-2508', FEW, { host: 'api.mistral.ai', provider: 'mistral_ai' }),
  },
];
