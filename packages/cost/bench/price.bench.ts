// npm run bench -- price: nanoseconds and bytes per price beside the goals,
// and what one look-up in a Map of strings and a price of the catalogue's own package take in the same run. Each is the least
// of many short rounds, taken in turn: what else the machine does only adds to it.
import { performance } from 'node:perf_hooks';
import type { Call } from '@spendspan/cost';

/** Milliseconds of CPU since a reading: what is done once cannot be measured again when the machine is quieter. */
const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

// Whoever has spans has loaded it.
await import('@opentelemetry/api');
const importing = process.cpuUsage();
const { createPricer } = await import('@spendspan/cost');
const importMs = cpuSince(importing);

const CALLS: readonly (readonly [title: string, call: Call])[] = [
  ['plain', { host: 'api.openai.com', model: 'gpt-4.1', usage: { inputTokens: 812, outputTokens: 203 } }],
  [
    'another price from a day on',
    {
      host: 'api.openai.com',
      model: 'gpt-5.6-sol',
      at: Date.UTC(2026, 10, 20),
      usage: { inputTokens: 812, outputTokens: 203 },
    },
  ],
  ['unknown model', { host: 'api.openai.com', model: 'gpt-99', usage: { inputTokens: 812, outputTokens: 203 } }],
  [
    'cached, above a band of context, two model names',
    {
      provider: 'anthropic',
      host: 'api.anthropic.com',
      model: 'claude-sonnet-4-5-20250929',
      requestModel: 'claude-sonnet-4-5',
      serviceTier: 'standard',
      usage: { inputTokens: 250_000, cachedInputTokens: 200_000, cacheWriteTokens: 10_000, outputTokens: 900 },
    },
  ],
  [
    'audio',
    {
      host: 'api.openai.com',
      model: 'gpt-realtime',
      usage: { inputTokens: 812, inputAudioTokens: 500, outputTokens: 203, outputAudioTokens: 100 },
    },
  ],
];

const ROUNDS = 200;
const CALLS_PER_ROUND = 5000;

const load = process.cpuUsage();
createPricer().price({ host: 'api.mistral.ai', model: 'mistral-large-latest', usage: { inputTokens: 1 } });
const loadMs = cpuSince(load);
console.log(`import of the package: ${importMs.toFixed(1)} ms`);
console.log(`first price of a process, catalogue loaded: ${loadMs.toFixed(1)} ms`);

/** Milliseconds until a call has its price: what a thread took of the processor is told in steps of 4. */
function measureOnce(call: Call): number {
  const began = performance.now();
  pricer.price(call);
  return performance.now() - began;
}

const pricer = createPricer();
const firstMs = CALLS.map(([title, call]) => {
  const ms = measureOnce(call);
  console.log(`${title}: first of its model ${(ms * 1000).toFixed(0)} µs`);
  return ms;
});
// By then the engine has compiled what such a call runs through.
const FURTHER = ['gpt-4o', 'gpt-4.1-mini', 'o3', 'gpt-5', 'gpt-5.1', 'o4-mini', 'gpt-4o-mini', 'gpt-5-mini', 'o1'];
const furtherMs = FURTHER.map((model) =>
  measureOnce({ host: 'api.openai.com', model, usage: { inputTokens: 812, outputTokens: 203 } }),
).sort((one, other) => one - other);
const { calcPrice } = await import('@pydantic/genai-prices');

const unknown = createPricer();
const names = Array.from({ length: 200_000 }, (_, index) => `model-${index}`);
const began = performance.now();
for (const model of names) unknown.price({ host: 'api.openai.com', model, usage: { inputTokens: 1 } });
console.log(`a name never seen before: ${(((performance.now() - began) * 1e6) / names.length).toFixed(0)} ns`);

const byModel = new Map(CALLS.map(([, call]) => [call.model, call]));
const models = [...byModel.keys()];
const least = new Map<string, number>();
/** Written by every round, so that no compiler leaves the work out. */
export let last: unknown;

function measure(title: string, run: (index: number) => unknown): void {
  const start = performance.now();
  for (let index = 0; index < CALLS_PER_ROUND; index++) last = run(index);
  const ns = ((performance.now() - start) * 1e6) / CALLS_PER_ROUND;
  least.set(title, Math.min(least.get(title) ?? Number.POSITIVE_INFINITY, ns));
}

const MAP = 'a look-up in a Map';
const PEER = 'plain, by @pydantic/genai-prices';
for (let round = 0; round < ROUNDS; round++) {
  measure(MAP, (index) => byModel.get(models[index % models.length]));
  measure(PEER, () => calcPrice({ input_tokens: 812, output_tokens: 203 }, 'gpt-4.1', { providerId: 'openai' }));
  for (const [title, call] of CALLS) measure(title, () => pricer.price(call));
}
for (const [title, ns] of least) console.log(`${title}: ${ns.toFixed(0)} ns`);

/** The middle of many small measures: in a few of them the garbage is collected. */
function measureBytes(call: Call): number {
  const grown = Array.from({ length: 101 }, () => {
    const before = process.memoryUsage().heapUsed;
    for (let index = 0; index < 500; index++) last = pricer.price(call);
    return (process.memoryUsage().heapUsed - before) / 500;
  });
  return grown.sort((one, other) => one - other)[50] ?? Number.NaN;
}

globalThis.gc?.();
for (const [title, call] of CALLS) console.log(`${title}: ${measureBytes(call).toFixed(0)} bytes`);

const row = (what: string, measured: number, goal: number, unit: string): string =>
  `| ${what} | ${measured.toFixed(1)} ${unit} | ${goal} ${unit} | ${measured < goal ? 'reached' : 'missed'} |`;
console.log('\n| price() | measured | goal | |\n| --- | ---: | ---: | --- |');
for (const [title] of CALLS) console.log(row(`warm, ${title}`, least.get(title) ?? Number.NaN, 300, 'ns'));
console.log(row('first of a model, after others', furtherMs[4] ?? Number.NaN, 1, 'ms'));
console.log(row('first of a process, its code not yet compiled', Math.max(...firstMs), 1, 'ms'));
console.log(row('loading: the import', importMs, 40, 'ms'));
console.log(row('loading: the catalogue, at the first price', loadMs, 40, 'ms'));
const times = (title: string): string =>
  ((least.get('plain') ?? Number.NaN) / (least.get(title) ?? Number.NaN)).toFixed(2);
console.log(
  `\nwarm, plain, is ${times(MAP)}× a look-up in a Map and ${times(PEER)}× a price by @pydantic/genai-prices`,
);
