import { CHUNKS } from '../answers.ts';
import type { Bench, Scenario } from './scenario.ts';

const CALLS = 2000;
/** So many that what else comes and goes meanwhile, as code that is compiled, is little of each. */
const STREAMS = 200;
const HELD = 50;
/** Milliseconds after which all is done that is done of a stream because it is still open. */
const SETTLED = 1_100;

async function readHeap(bench: Bench): Promise<number> {
  await bench.flush();
  for (let turn = 0; turn < 3; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

/** What a call leaves behind. */
export const HEAP_OF_CALL: Scenario = {
  name: 'heap kept after a call',
  unit: 'bytes',
  rounds: 1,
  warmUp: 1,
  async measure(bench) {
    const before = await readHeap(bench);
    for (let made = 0; made < CALLS; made += 1) await bench.caller.chat({ prompt: 'Hello.', stream: false });
    return ((await readHeap(bench)) - before) / CALLS;
  },
};

/** What a stream takes that is open after its first chunk. */
export const HEAP_OF_STREAM: Scenario = {
  name: 'heap of an open stream',
  unit: 'bytes',
  rounds: 1,
  warmUp: 1,
  async measure(bench) {
    const before = await readHeap(bench);
    const open = await Promise.all(Array.from({ length: STREAMS }, () => openAt(bench, 1)));
    const held = (await readHeap(bench)) - before;
    for (const iterator of open) await iterator.return?.();
    return held / STREAMS;
  },
};

/** What each chunk that the application has taken takes more. */
export const HEAP_OF_CHUNK: Scenario = {
  name: 'heap kept per chunk of an open stream',
  unit: 'bytes',
  rounds: 1,
  warmUp: 1,
  async measure(bench) {
    const open = await Promise.all(Array.from({ length: HELD }, () => openAt(bench, 10)));
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
    const before = await readHeap(bench);
    for (const iterator of open) for (let taken = 10; taken < CHUNKS - 10; taken += 1) await iterator.next();
    const held = (await readHeap(bench)) - before;
    for (const iterator of open) await iterator.return?.();
    return held / HELD / (CHUNKS - 20);
  },
};

async function openAt({ caller }: Bench, chunks: number): Promise<AsyncIterator<unknown>> {
  const iterator = (await caller.stream({ prompt: 'Hello.', stream: true }))[Symbol.asyncIterator]();
  for (let taken = 0; taken < chunks; taken += 1) await iterator.next();
  return iterator;
}
