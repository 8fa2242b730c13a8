// What loading a package costs, each time in a new process; the packages take turns.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BENCH_OPTIONS } from '../../../scripts/bench-options.ts';
import { readOptions } from '../../../scripts/read-options.ts';
import { installPeers, PEERS } from './peers.ts';
import { median } from './statistics.ts';

const { rounds: ROUNDS } = readOptions('bench', BENCH_OPTIONS.imports);

interface Loaded {
  /** Milliseconds of CPU. */
  readonly cpu: number;
  /** Bytes of heap, and beside it, after a collection. */
  readonly memory: number;
}

const theirs = createRequire(join(PEERS, 'package.json'));
// As an application imports them: the build for `import`, where there is one.
const resolveOwn = (name: string): string => import.meta.resolve(name);
const resolveTheirs = (name: string): string => pathToFileURL(theirs.resolve(name)).href;

/** What is loaded in each row; of nothing, what the process takes is seen. */
const ROWS: readonly (readonly [title: string, resolve: () => string])[] = [
  ['nothing', () => 'node:path'],
  // What every instrumentation stands on.
  ['@opentelemetry/api', () => resolveOwn('@opentelemetry/api')],
  ['@opentelemetry/instrumentation', () => resolveOwn('@opentelemetry/instrumentation')],
  ['@spendspan/instrumentation-openai', () => resolveOwn('@spendspan/instrumentation-openai')],
  ['@opentelemetry/instrumentation-openai', () => resolveTheirs('@opentelemetry/instrumentation-openai')],
  ['@traceloop/instrumentation-openai', () => resolveTheirs('@traceloop/instrumentation-openai')],
  [
    '@arizeai/openinference-instrumentation-openai',
    () => resolveTheirs('@arizeai/openinference-instrumentation-openai'),
  ],
  ['openlit', () => resolveTheirs('openlit')],
  ['@spendspan/attribution', () => resolveOwn('@spendspan/attribution')],
  ['@spendspan/cost', () => resolveOwn('@spendspan/cost')],
  ['@opentelemetry/sdk-node', () => resolveOwn('@opentelemetry/sdk-node')],
  ['@spendspan/node/register', () => resolveOwn('@spendspan/node/register')],
];

function load(url: string): Loaded {
  const script = `
    gc(); const memory = () => { gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
    const before = memory(); const begun = process.cpuUsage();
    await import(${JSON.stringify(url)});
    const { user, system } = process.cpuUsage(begun);
    process.stdout.write(JSON.stringify({ cpu: (user + system) / 1000, memory: memory() - before }));
    process.exit();`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout.slice(stdout.lastIndexOf('{'))) as Loaded;
}

installPeers();
const measured = new Map(ROWS.map(([title]) => [title, [] as Loaded[]]));
for (let round = -1; round < ROUNDS; round += 1) {
  for (const [title, resolve] of ROWS) {
    const loaded = load(resolve());
    // The first round brings the files into the cache of the system.
    if (round >= 0) measured.get(title)?.push(loaded);
  }
  console.error(`${round + 1} of ${ROUNDS} rounds …`);
}
const cpuOf = (title: string): readonly number[] => (measured.get(title) ?? []).map(({ cpu }) => cpu);

/** How many times that of another row, within each round: the load of the machine comes and goes. */
function ratio(title: string, other: string): string {
  const others = cpuOf(other);
  return `${median(cpuOf(title).map((cpu, round) => cpu / (others[round] ?? Number.NaN))).toFixed(2)}×`;
}

console.log('| import | CPU, ms | memory, MB |');
console.log('| --- | ---: | ---: |');
for (const [title, all] of measured) {
  const memory = median(all.map((one) => one.memory));
  console.log(`| ${title} | ${median(cpuOf(title)).toFixed(1)} | ${(memory / 1e6).toFixed(1)} |`);
}
console.log(`
@spendspan/node/register is ${ratio('@spendspan/node/register', '@opentelemetry/sdk-node')} @opentelemetry/sdk-node (goal: 1.3×), \
@spendspan/instrumentation-openai ${ratio('@spendspan/instrumentation-openai', '@opentelemetry/instrumentation')} \
@opentelemetry/instrumentation that it stands on (goal of both together: 20 ms, 3 MB), \
${ratio('@spendspan/instrumentation-openai', '@opentelemetry/instrumentation-openai')} @opentelemetry/instrumentation-openai.`);
