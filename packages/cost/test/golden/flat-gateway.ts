import { at, type GoldenRow, openai } from './row.ts';
import { HOLYSHEEP } from './sources.ts';

const SHEEP = 'api.holysheep.ai';
const FEW = { inputTokens: 1000, outputTokens: 100 };
const CACHED = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 };

/** The flat list of a gateway: input, cached input and output alike. */
export const FLAT_GATEWAY: readonly GoldenRow[] = [
  {
    title: 'gpt-4.1 8',
    sum: '1000×8 + 100×8',
    usd: '0.0088',
    call: at(SHEEP, 'gpt-4.1', CACHED, { provider: 'openai' }),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'gpt-4.1-mini 2',
    sum: '1000×2 + 100×2',
    usd: '0.0022',
    call: at(SHEEP, 'gpt-4.1-mini', FEW),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'claude-sonnet-4-5 15',
    sum: '1000×15 + 100×15',
    usd: '0.0165',
    call: at(SHEEP, 'claude-sonnet-4-5', CACHED),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'claude-3-5-sonnet 15',
    sum: '1000×15 + 100×15',
    usd: '0.0165',
    call: at(SHEEP, 'claude-3-5-sonnet', FEW),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'gemini-2.5-flash 2.5, thinking inside the output',
    sum: '1000×2.5 + 100×2.5',
    usd: '0.00275',
    call: at(SHEEP, 'gemini-2.5-flash', { ...FEW, reasoningTokens: 80 }),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'deepseek-v3.2 0.42',
    sum: '1000×0.42 + 100×0.42',
    usd: '0.000462',
    call: at(SHEEP, 'deepseek-v3.2', FEW),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'DeepSeek-Chat 0.42',
    sum: '1000×0.42 + 100×0.42',
    usd: '0.000462',
    call: at(SHEEP, 'DeepSeek-Chat', FEW),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'gpt-4.1 in a tier that the gateway does not list',
    status: 'unpriced',
    reason: 'unpublished_tier',
    call: at(SHEEP, 'gpt-4.1', FEW, { serviceTier: 'flex' }),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'user',
  },
  {
    title: 'gpt-4o is not on the list: 2.5 / 10, as the file says',
    sum: '1000×2.5 + 100×10',
    usd: '0.0035',
    call: at(SHEEP, 'gpt-4o', FEW),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
  },
  {
    title: 'gpt-4.1 2 / 8 at OpenAI, which the file is not about',
    sum: '1000×2 + 100×8',
    usd: '0.0028',
    call: openai('gpt-4.1', FEW),
    prices: 'holysheep.yaml',
    source: HOLYSHEEP,
    table: 'catalog',
  },
];
