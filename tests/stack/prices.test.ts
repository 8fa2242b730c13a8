import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Call,
  createPricer,
  type Price,
  type Usage,
  writeCollectorPrices,
} from '../../packages/cost/src/index.ts';
import { type PricedCollector, startPricedCollector } from './priced-collector.ts';
import { waitFor } from './stack-reader.ts';

const AT = Date.now();
const pricer = createPricer({ cacheSize: 20_000 });

let collector: PricedCollector;
beforeAll(async () => {
  collector = await startPricedCollector(writeCollectorPrices({ at: AT }));
});
afterAll(() => collector.stop());

/** A call as the span of another language tells of it. */
interface Told {
  readonly call: Call;
  /** Beside what `call` says. */
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** Of the first of some calls. @default one that keeps to the conventions */
  readonly scope?: string;
}

let spans = 0;

/** What the collector makes of calls, in their order. */
async function priceInCollector(calls: readonly Told[]) {
  const ids = calls.map(() => (++spans).toString(16).padStart(16, '0'));
  for (let from = 0; from < calls.length; from += 200) {
    const body = {
      resourceSpans: [
        {
          resource: { attributes: [] },
          scopeSpans: [
            {
              scope: { name: calls[from]?.scope ?? 'opentelemetry.instrumentation.openai_v2' },
              spans: calls.slice(from, from + 200).map((told, at) => toSpan(told, ids[from + at] ?? '')),
            },
          ],
        },
      ],
    };
    const answer = await fetch(collector.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  }
  const last = new Set(ids);
  const found = await waitFor('priced spans', async () => {
    const there = collector.tap.spans.filter(({ spanId }) => last.has(spanId));
    return { done: there.length === calls.length, value: there };
  });
  const byId = new Map(found.map((span) => [span.spanId, span.attributes]));
  return ids.map((id) => byId.get(id) ?? {});
}

function toSpan({ call, attributes = {} }: Told, spanId: string) {
  const { usage = {}, provider, host, model, requestModel, serviceTier, at = AT } = call;
  const start = BigInt(new Date(at).getTime()) * 1_000_000n;
  const told = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': provider,
    'server.address': host,
    'gen_ai.request.model': requestModel,
    'gen_ai.response.model': model,
    'openai.response.service_tier': serviceTier,
    'gen_ai.usage.input_tokens': usage.inputTokens,
    'gen_ai.usage.output_tokens': usage.outputTokens,
    'gen_ai.usage.cache_read.input_tokens': usage.cachedInputTokens,
    'gen_ai.usage.cache_creation.input_tokens': usage.cacheWriteTokens,
    'gen_ai.usage.reasoning.output_tokens': usage.reasoningTokens,
    'gen_ai.usage.audio.input_tokens': usage.inputAudioTokens,
    ...attributes,
  };
  return {
    traceId: spanId.padStart(32, '1'),
    spanId,
    name: 'chat',
    kind: 3,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 1_000_000n),
    attributes: Object.entries(told).flatMap(([key, value]) =>
      value === undefined ? [] : [{ key, value: toValue(value) }],
    ),
  };
}

function toValue(value: unknown) {
  if (typeof value === 'boolean') return { boolValue: value };
  return typeof value === 'number' ? { intValue: String(value) } : { stringValue: value };
}

const USAGES: readonly Usage[] = [
  { inputTokens: 1234, outputTokens: 567 },
  { inputTokens: 9000, cachedInputTokens: 4096, cacheWriteTokens: 1000, outputTokens: 321, reasoningTokens: 111 },
  { inputTokens: 150_000, outputTokens: 1 },
  { inputTokens: 450_000, outputTokens: 1 },
];

describe('the prices of a collector', () => {
  it('are those of the process for every model, or none', async () => {
    const providers = [
      'openai',
      'azure',
      'anthropic',
      'google',
      'deepseek',
      'mistral',
      'x-ai',
      'cohere',
      'groq',
      'perplexity',
    ];
    const models = providers.flatMap((provider) => {
      const ids = new Set(pricer.list({ provider, tier: 'standard', at: AT }).map(({ model }) => model));
      return [...ids].flatMap((model) => [
        { provider, model },
        { provider, model: `${model}-2025-04-14` },
      ]);
    });
    const calls = models.flatMap(({ provider, model }) =>
      USAGES.map((usage): Told => ({ call: { provider, model, usage, at: AT } })),
    );
    const priced = await priceInCollector(calls);
    const wrong: unknown[] = [];
    let [same, left, none] = [0, 0, 0];
    for (const [index, { call }] of calls.entries()) {
      const price = pricer.price(call);
      const attributes = priced[index] ?? {};
      if (attributes['llm.cost.status'] === 'unpriced' && attributes['gen_ai.usage.cost'] === undefined) {
        if (price.status === 'priced') left++;
        else none++;
      } else if (isSame(price, attributes)) same++;
      else wrong.push({ call, price: price.usd, status: price.status, attributes });
    }
    console.log(
      `prices: ${calls.length} calls, ${same} priced alike to the pico-dollar, ${left} left unpriced, ${none} without a sure price in both`,
    );
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(wrong).toHaveLength(0);
    expect(same / (same + left)).toBeGreaterThan(0.9);
  });

  const OPENAI: Call = {
    provider: 'openai',
    host: 'api.openai.com',
    model: 'gpt-4.1',
    usage: { inputTokens: 1000, outputTokens: 100 },
    at: AT,
  };
  const CLAUDE: Call = { ...OPENAI, provider: 'anthropic', host: 'api.anthropic.com', model: 'claude-sonnet-4-5' };
  const GEMINI: Call = {
    provider: 'gcp.gemini',
    model: 'gemini-2.5-flash',
    usage: { inputTokens: 100, outputTokens: 50, reasoningTokens: 30 },
    at: AT,
  };
  const UNPRICED = { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'collector_cannot_price' };

  it.each<[string, Told, Readonly<Record<string, unknown>>]>([
    [
      'a host that is known',
      { call: OPENAI },
      { 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.0028, 'llm.cost.input': 0.002, 'llm.cost.output': 0.0008 },
    ],
    [
      'the host alone',
      { call: { ...OPENAI, provider: undefined } },
      { 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.0028 },
    ],
    [
      'the name that a Python library gives',
      { call: { ...OPENAI, provider: undefined, host: undefined }, attributes: { 'gen_ai.system': 'OpenAI' } },
      { 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.0028 },
    ],
    [
      'a deployment at Azure',
      { call: { ...OPENAI, provider: 'azure.ai.openai', host: 'contoso.openai.azure.com' } },
      { 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.0028 },
    ],
    [
      'a gateway of their own',
      { call: { ...OPENAI, host: 'llm.example.com' } },
      { 'llm.cost.status': 'estimated', 'llm.cost.reason': 'unknown_host', 'gen_ai.usage.cost': 0.0028 },
    ],
    [
      'the model asked for',
      { call: { ...OPENAI, model: undefined, requestModel: 'GPT-4.1' } },
      { 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.0028 },
    ],
    ['a host with a surcharge', { call: { ...OPENAI, host: 'eu.api.openai.com' } }, UNPRICED],
    ['another tier', { call: { ...OPENAI, serviceTier: 'flex' } }, UNPRICED],
    [
      'a tier that may be another',
      { call: OPENAI, attributes: { 'openai.request.service_tier': 'priority' } },
      UNPRICED,
    ],
    ['a batch', { call: OPENAI, attributes: { 'llm.batch': true } }, UNPRICED],
    ['audio', { call: { ...OPENAI, usage: { inputTokens: 1000, inputAudioTokens: 500, outputTokens: 10 } } }, UNPRICED],
    ['a tool', { call: OPENAI, attributes: { 'llm.usage.web_search_calls': 2 } }, UNPRICED],
    ['a model of nobody', { call: { ...OPENAI, model: 'house-model-7b' } }, UNPRICED],
    ['a deployment that is called alike', { call: { ...OPENAI, model: 'gpt-4.1-for-legal' } }, UNPRICED],
    [
      'a provider of nobody',
      { call: { ...OPENAI, host: undefined, provider: 'acme' } },
      { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'unknown_provider' },
    ],
    ['no usage', { call: { ...OPENAI, usage: {} } }, { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'no_usage' }],
    [
      'a failure',
      { call: { ...OPENAI, usage: {} }, attributes: { 'error.type': '429' } },
      { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'failed_call' },
    ],
    [
      'parts beyond the whole',
      { call: { ...OPENAI, usage: { inputTokens: 10, cachedInputTokens: 20 } } },
      { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'invalid_usage' },
    ],
    [
      'an emitter that passes on what the API of Anthropic tells',
      { call: { ...CLAUDE, usage: { inputTokens: 10, cachedInputTokens: 4000, outputTokens: 100 } } },
      { 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.00273, 'llm.cost.input': 0.00003 },
    ],
    [
      'one that may do so',
      {
        call: { ...CLAUDE, usage: { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 } },
        scope: 'pydantic-ai',
      },
      { 'llm.cost.status': 'estimated', 'llm.cost.reason': 'estimated_usage', 'gen_ai.usage.cost': 0.00342 },
    ],
    ['a tier of Anthropic', { call: CLAUDE, attributes: { 'anthropic.response.service_tier': 'batch' } }, UNPRICED],
    [
      'thoughts beside the output',
      { call: GEMINI, attributes: { 'gen_ai.usage.total_tokens': 180 } },
      { 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.00023 },
    ],
    ['a total that nothing explains', { call: GEMINI, attributes: { 'gen_ai.usage.total_tokens': 1000 } }, UNPRICED],
    ['the words of others', { call: OPENAI, attributes: { 'ai.operationId': 'ai.generateText' } }, UNPRICED],
    [
      'an emitter that names no operation',
      {
        call: { ...OPENAI, usage: {} },
        attributes: {
          'gen_ai.operation.name': undefined,
          'llm.request.type': 'chat',
          'gen_ai.usage.prompt_tokens': 1000,
          'gen_ai.usage.cache_read_input_tokens': 400,
          'gen_ai.usage.completion_tokens': 100,
        },
      },
      { 'gen_ai.operation.name': 'chat', 'llm.cost.status': 'priced', 'gen_ai.usage.cost': 0.0022 },
    ],
    [
      'a failure that used nothing',
      { call: { ...OPENAI, usage: { inputTokens: 0, outputTokens: 0 } }, attributes: { 'error.type': '429' } },
      { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'failed_call' },
    ],
    [
      'the cost that the app has',
      { call: OPENAI, attributes: { 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'missing_rate' } },
      { 'llm.cost.reason': 'missing_rate' },
    ],
  ])('are, for %s, what they should be', async (_what, told, expected) => {
    const [attributes = {}] = await priceInCollector([told]);
    expect(attributes).toMatchObject(expected);
    if (expected['llm.cost.status'] === 'unpriced') expect(attributes).not.toHaveProperty('gen_ai.usage.cost');
    expect(Object.keys(attributes).filter((key) => key.startsWith('spendspan.'))).toEqual([]);
  });
});

function isSame({ usd, status, reason }: Price, attributes: Readonly<Record<string, unknown>>): boolean {
  return (
    usd === attributes['gen_ai.usage.cost'] &&
    status === attributes['llm.cost.status'] &&
    reason === attributes['llm.cost.reason']
  );
}
