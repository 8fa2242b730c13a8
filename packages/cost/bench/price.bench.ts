// Run with `node bench/price.bench.ts` (Node 24) after a build: prints nanoseconds per price, warm and first.
import { performance } from 'node:perf_hooks';
import { type Call, createPricer } from '@spendspan/cost';

const CALLS: readonly (readonly [title: string, call: Call])[] = [
  ['plain', { host: 'api.openai.com', model: 'gpt-4.1', usage: { inputTokens: 812, outputTokens: 203 } }],
  [
    'cached, tiers, request model',
    {
      provider: 'anthropic',
      host: 'api.anthropic.com',
      model: 'claude-sonnet-4-5-20250929',
      requestModel: 'claude-sonnet-4-5',
      serviceTier: 'standard',
      usage: { inputTokens: 250_000, cachedInputTokens: 200_000, cacheWriteTokens: 10_000, outputTokens: 900 },
    },
  ],
  ['dated', { host: 'api.openai.com', model: 'gpt-5.6-sol', usage: { inputTokens: 812, outputTokens: 203 } }],
  ['unknown model', { host: 'api.openai.com', model: 'gpt-99', usage: { inputTokens: 812, outputTokens: 203 } }],
];

const ROUNDS = 1_000_000;

const load = performance.now();
createPricer().price({ host: 'api.mistral.ai', model: 'mistral-large-latest', usage: { inputTokens: 1 } });
console.log(`first price of a process, catalogue loaded: ${(performance.now() - load).toFixed(1)} ms`);

const unknown = createPricer();
const names = Array.from({ length: 200_000 }, (_, index) => `model-${index}`);
const began = performance.now();
for (const model of names) unknown.price({ host: 'api.openai.com', model, usage: { inputTokens: 1 } });
console.log(`a name never seen before: ${(((performance.now() - began) * 1e6) / names.length).toFixed(0)} ns`);

for (const [title, call] of CALLS) {
  const pricer = createPricer();
  const first = performance.now();
  pricer.price(call);
  const firstNs = (performance.now() - first) * 1e6;
  for (let round = 0; round < 100_000; round++) pricer.price(call);
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) pricer.price(call);
  const warmNs = ((performance.now() - start) * 1e6) / ROUNDS;
  console.log(`${title}: warm ${warmNs.toFixed(0)} ns, first of its model ${(firstNs / 1000).toFixed(0)} µs`);
}
