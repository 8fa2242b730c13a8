import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Scenario } from './scenario.ts';

async function stall({ pulling, pulled }: Bench): Promise<AsyncIterator<unknown>> {
  Object.assign(pulled, { chunks: 0, cancelled: false });
  const iterator = (await pulling.stream({ prompt: 'Hello.', stream: true }))[Symbol.asyncIterator]();
  await iterator.next();
  await sleep(50);
  return iterator;
}

/** How far a stream is read whose consumer has taken one chunk. */
export const PULLED_AHEAD: Scenario = {
  name: 'chunks pulled by a consumer that stalls at the first',
  unit: '',
  rounds: 3,
  async measure(bench) {
    const iterator = await stall(bench);
    const { chunks } = bench.pulled;
    await iterator.return?.();
    return chunks;
  },
};

/** Whether leaving the loop ends the request. */
export const CANCELLED: Scenario = {
  name: 'requests ended by `break`',
  unit: 'of 1',
  rounds: 3,
  async measure(bench) {
    const iterator = await stall(bench);
    await iterator.return?.();
    await sleep(20);
    return Number(bench.pulled.cancelled);
  },
};
