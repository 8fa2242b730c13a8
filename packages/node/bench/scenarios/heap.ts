import { CHUNKS } from '../answers.ts';
import type { Bench, Scenario } from './scenario.ts';

/** So many that the 30 kB by which two readings of one process differ are a few bytes of each. */
const CALLS = 10_000;
const STREAMS = 400;
const HELD = 50;
/** Chunks of each of these: some at both ends of it are not measured. */
const HALF = CHUNKS / 2 - 10;
/** Milliseconds after which all is done that is done of a stream because it is still open. */
const SETTLED = 1_100;

/** To be read twice, each time after the same kind of work: a process that rests lets go of some 50 kB. */
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
  warmUp: 0,
  async measure(bench) {
    const readAfter = async (calls: number): Promise<number> => {
      for (let made = 0; made < calls; made += 1) await bench.caller.chat({ prompt: 'Hello.', stream: false });
      return readHeap(bench);
    };
    const before = await readAfter(CALLS / 2);
    return ((await readAfter(CALLS)) - before) / CALLS;
  },
};

/** What a stream takes that is open after its first chunk. */
export const HEAP_OF_STREAM: Scenario = {
  name: 'heap of an open stream',
  unit: 'bytes',
  rounds: 1,
  warmUp: 0,
  async measure(bench) {
    const open = (): Promise<AsyncIterator<unknown>[]> =>
      Promise.all(Array.from({ length: STREAMS }, () => openAt(bench, 1)));
    await leave(await open());
    const before = await readHeap(bench);
    const streams = await open();
    const held = (await readHeap(bench)) - before;
    await leave(streams);
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
    const readAfterChunks = async (): Promise<number> => {
      for (const iterator of open) for (let taken = 0; taken < HALF; taken += 1) await iterator.next();
      return readHeap(bench);
    };
    const before = await readAfterChunks();
    const held = (await readAfterChunks()) - before;
    await leave(open);
    return held / HELD / HALF;
  },
};

async function openAt({ caller }: Bench, chunks: number): Promise<AsyncIterator<unknown>> {
  const iterator = (await caller.stream({ prompt: 'Hello.', stream: true }))[Symbol.asyncIterator]();
  for (let taken = 0; taken < chunks; taken += 1) await iterator.next();
  return iterator;
}

async function leave(streams: readonly AsyncIterator<unknown>[]): Promise<void> {
  for (const iterator of streams) await iterator.return?.();
}
