// npm run bench -- price: nanoseconds and bytes per price beside the goals,
// and what one look-up in a Map of strings and a price of the catalogue's own package take in the same run. Each is the least
// of many short rounds, taken in turn: what else the machine does only adds to it. What is done once is the middle of many processes.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type Call, createPricer } from '@spendspan/cost';
import { CALLS, FIRST_CALL } from './calls.ts';
import type { Loaded } from './load.ts';
import { measureOnce } from './measure-once.ts';

const PROCESSES = 15;
const ROUNDS = 200;
const CALLS_PER_ROUND = 5000;

const LOAD = fileURLToPath(new URL('./load.ts', import.meta.url));

function load(): Loaded {
  const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, LOAD], { encoding: 'utf8' });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Loaded;
}

// The first brings the files into the cache of the system.
load();
const loaded = Array.from({ length: PROCESSES }, load);

/** Middle, least and most, in milliseconds. */
function spread(of: (once: Loaded) => number): readonly [middle: number, least: number, most: number] {
  const sorted = loaded.map(of).sort((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  return [at(PROCESSES >> 1), at(0), at(PROCESSES - 1)];
}

const ONCE = [
  ['first of a process, its code not yet compiled', 1, spread(({ first }) => first)],
  ['loading: the import', 40, spread(({ importing }) => importing)],
  ['loading: the catalogue, at the first price', 40, spread(({ catalogue }) => catalogue)],
] as const;
for (const [title, , [middle, least, most]] of ONCE) {
  console.log(
    `${title}: ${middle.toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)} in ${PROCESSES} processes)`,
  );
}

// What follows is of a process that has its catalogue.
createPricer().price(FIRST_CALL);
const pricer = createPricer();
for (const [title, call] of CALLS)
  console.log(`${title}: first of its model ${(measureOnce(pricer, call) * 1000).toFixed(0)} µs`);
// By then the engine has compiled what such a call runs through.
const FURTHER = ['gpt-4o', 'gpt-4.1-mini', 'o3', 'gpt-5', 'gpt-5.1', 'o4-mini', 'gpt-4o-mini', 'gpt-5-mini', 'o1'];
const furtherMs = FURTHER.map((model) =>
  measureOnce(pricer, { host: 'api.openai.com', model, usage: { inputTokens: 812, outputTokens: 203 } }),
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
for (const [title, goal, [middle]] of ONCE) console.log(row(title, middle, goal, 'ms'));
const times = (title: string): string =>
  ((least.get('plain') ?? Number.NaN) / (least.get(title) ?? Number.NaN)).toFixed(2);
console.log(
  `\nwarm, plain, is ${times(MAP)}× a look-up in a Map and ${times(PEER)}× a price by @pydantic/genai-prices`,
);
