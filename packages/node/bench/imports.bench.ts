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
function ratio(title: string, other: string): number {
  const others = cpuOf(other);
  return median(cpuOf(title).map((cpu, round) => cpu / (others[round] ?? Number.NaN)));
}

console.log('| import | CPU, ms | memory, MB |');
console.log('| --- | ---: | ---: |');
for (const [title, all] of measured) {
  const memory = median(all.map((one) => one.memory));
  console.log(`| ${title} | ${median(cpuOf(title)).toFixed(1)} | ${(memory / 1e6).toFixed(1)} |`);
}

const OURS = '@spendspan/instrumentation-openai';
const SDK = '@opentelemetry/sdk-node';

/** Of what is loaded with the instrumentation, what is more than a process takes that loads nothing. */
function aboveNothing(read: (one: Loaded) => number): number {
  const of = (title: string): number => median((measured.get(title) ?? []).map(read));
  return of(OURS) - of('nothing');
}

function writeGoal(what: string, found: number, goal: number, unit: string): string {
  return `| ${what} | ${found.toFixed(2)} ${unit} | ${goal} ${unit} | ${found <= goal ? 'reached' : 'missed'} |`;
}

console.log('\n| beyond nothing | measured | goal | |\n| --- | ---: | ---: | --- |');
console.log(writeGoal('@spendspan/node/register', ratio('@spendspan/node/register', SDK), 1.3, `× ${SDK}`));
console.log(
  writeGoal(
    `${OURS}, CPU`,
    aboveNothing(({ cpu }) => cpu),
    20,
    'ms',
  ),
);
console.log(writeGoal(`${OURS}, memory`, aboveNothing(({ memory }) => memory) / 1e6, 3, 'MB'));
const beside = (other: string): string => `${ratio(OURS, other).toFixed(2)}× the CPU of ${other}`;
console.log(`
${OURS} takes ${beside('@opentelemetry/instrumentation')}, on which it stands, and ${beside('@opentelemetry/instrumentation-openai')}.`);
