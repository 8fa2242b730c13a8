// npm run soak: a million calls, a thousand streams open at every moment, in one process that register() has started. Says
// what the heap is over time and how many spans arrived; ends with 1 when one was lost or the heap has grown.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { register } from '@spendspan/node';
import { SOAK_OPTIONS } from '../../../../scripts/bench-options.ts';
import { readOptions } from '../../../../scripts/read-options.ts';
import { median } from '../statistics.ts';
import { fetchAnswer } from './answers.ts';
import { Caller } from './caller.ts';
import { Gate } from './gate.ts';

const { calls: CALLS, streams: STREAMS, minutes: MINUTES } = readOptions('soak', SOAK_OPTIONS);
const LONGEST_MS = MINUTES * 60_000;
/** Callers of plain calls, beside the streams. */
const CALLERS = 20;
const SAMPLES = 20;
/** What the last quarter of the samples may be above the second. MB: more than a tenth of a leak of 100 bytes a call. */
const MARGIN_MB = 4;

interface Sample {
  readonly calls: number;
  readonly heapMb: number;
}

const receiver = fork(fileURLToPath(new URL('receiver.ts', import.meta.url)), { execArgv: ['--no-warnings'] });
const [port] = await once(receiver, 'message');
const registration = register({ endpoint: `http://127.0.0.1:${port}` });
const { default: OpenAI } = await import('openai');
const caller = new Caller(new OpenAI({ apiKey: 'none', fetch: fetchAnswer, maxRetries: 0 }));
const gate = new Gate();
const begun = performance.now();
const samples: Sample[] = [];

const isOver = (): boolean => performance.now() - begun > LONGEST_MS;
let streams = 0;

async function callOn(): Promise<void> {
  while (caller.made < CALLS && !isOver()) {
    await gate.pass();
    await caller.call();
    // Answers without a network would let nobody else have a turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function streamOn(): Promise<void> {
  while (caller.made < CALLS && !isOver()) {
    streams += 1;
    await caller.stream();
  }
}

/** Nothing of a call that is over is waiting then, but for streams that end meanwhile. */
async function sample(): Promise<void> {
  gate.close();
  await registration.forceFlush();
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc?.();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const seconds = (performance.now() - begun) / 1000;
  const heapMb = (heapUsed + external) / 1e6;
  samples.push({ calls: caller.made, heapMb });
  const cells = [caller.made, seconds.toFixed(0), caller.open, heapMb.toFixed(1), (rss / 1e6).toFixed(0)];
  console.log(`| ${cells.join(' | ')} |`);
  gate.open();
}

async function watch(): Promise<void> {
  console.log('| calls | seconds | open streams | heap after gc, MB | resident, MB |');
  console.log('| ---: | ---: | ---: | ---: | ---: |');
  for (let next = 1; next <= SAMPLES && !isOver(); next += 1) {
    // The last while the streams are still there.
    const at = (CALLS * next) / (SAMPLES + 1);
    while (caller.made < at && !isOver()) await new Promise((resolve) => setTimeout(resolve, 20));
    await sample();
  }
}

async function ask(child: ChildProcess): Promise<{ readonly spans: number; readonly twice: number }> {
  child.send('count');
  const [counts] = await once(child, 'message');
  return counts;
}

function growth(): number {
  const quarter = samples.length / 4;
  const of = (from: number): number =>
    median(samples.slice(from * quarter, (from + 1) * quarter).map(({ heapMb }) => heapMb));
  return of(3) - of(1);
}

console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}; ${STREAMS} streams at a time\n`);
await Promise.all([watch(), ...Array.from({ length: CALLERS }, callOn), ...Array.from({ length: STREAMS }, streamOn)]);
await registration.shutdown();
const { spans, twice } = await ask(receiver);
receiver.disconnect();
const { user, system } = process.cpuUsage();
const seconds = (performance.now() - begun) / 1000;
const grown = growth();
console.log(`
calls ${caller.made}, ${streams} of them streams, in ${seconds.toFixed(0)} s (${((user + system) / 1e6).toFixed(0)} s of CPU)
spans expected ${caller.made}, exported ${spans} (${twice} of them twice), given up ${registration.lost().spans}
heap grown by ${grown.toFixed(2)} MB from the second to the last quarter, ${MARGIN_MB} MB allowed`);
const failed = [
  ...(caller.made < CALLS ? [`${CALLS - caller.made} calls were not made within ${MINUTES} minutes`] : []),
  ...(spans === caller.made ? [] : [`${caller.made - spans} spans were lost`]),
  ...(grown <= MARGIN_MB ? [] : ['the heap has grown']),
];
for (const what of failed) console.error(`FAILED: ${what}`);
process.exitCode = failed.length > 0 ? 1 : 0;
