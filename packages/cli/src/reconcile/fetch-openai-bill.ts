import type { BilledTokens, ProviderCost, ProviderUsage } from '@spendspan/ledger';
import { type BucketResult, type Days, fetchOpenAIBuckets, malformed } from './fetch-openai-buckets.ts';
import type { OpenAIAccess } from './fetch-openai-page.ts';
import { readAmount } from './read-amount.ts';

/** What OpenAI charges and counted. */
export interface OpenAIBill {
  readonly costs: readonly ProviderCost[];
  readonly usage: readonly ProviderUsage[];
}

const COSTS = '/organization/costs';

/** What is counted in tokens, and what it can be grouped by. */
const USAGE: readonly { readonly path: string; readonly groupBy: readonly string[] }[] = [
  { path: '/organization/usage/completions', groupBy: ['project_id', 'model', 'batch'] },
  { path: '/organization/usage/embeddings', groupBy: ['project_id', 'model'] },
];

/**
 * Costs and usage of an organisation, by day, project and line item or model.
 * @throws OpenAIAdminError
 */
export async function fetchOpenAIBill(access: OpenAIAccess, days: Days): Promise<OpenAIBill> {
  const costs = await fetchOpenAIBuckets(access, COSTS, days, { groupBy: ['project_id', 'line_item'], limit: 180 });
  const usage: ProviderUsage[] = [];
  for (const { path, groupBy } of USAGE) {
    // 31 days is the most that a page of usage has.
    const results = await fetchOpenAIBuckets(access, path, days, { groupBy, limit: 31 });
    usage.push(...results.map(readUsage));
  }
  return { costs: costs.map(readCost), usage };
}

function readCost({ day, result }: BucketResult): ProviderCost {
  const { value, currency } = (result['amount'] ?? {}) as { value?: unknown; currency?: unknown };
  if (typeof currency !== 'string' || currency.toLowerCase() !== 'usd') {
    throw malformed(COSTS, `an amount in ${JSON.stringify(currency) ?? 'no currency'} instead of usd`);
  }
  const costUsd = readAmount(value);
  if (costUsd === undefined) throw malformed(COSTS, `the amount ${(JSON.stringify(value) ?? 'nothing').slice(0, 60)}`);
  return {
    day,
    costUsd,
    project: readText(result['project_id']),
    lineItem: readText(result['line_item']) ?? 'unknown',
  };
}

function readUsage({ day, result }: BucketResult): ProviderUsage {
  const input = readCount(result['input_tokens']);
  const cachedInput = Math.min(input, readCount(result['input_cached_tokens']));
  const tokens: BilledTokens = {
    input: input - cachedInput,
    cachedInput,
    output: readCount(result['output_tokens']),
    audioInput: readCount(result['input_audio_tokens']),
    audioOutput: readCount(result['output_audio_tokens']),
  };
  return {
    day,
    project: readText(result['project_id']),
    model: readText(result['model']) ?? 'unknown model',
    batch: result['batch'] === true,
    requests: readCount(result['num_model_requests']),
    tokens,
  };
}

function readText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function readCount(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}
