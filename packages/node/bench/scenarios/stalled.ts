import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench, Scenario } from './scenario.ts';

async function stall({ caller, stream }: Bench): Promise<AsyncIterator<unknown>> {
  Object.assign(stream, { pulls: 0, cancelled: false });
  const iterator = (await caller.stream({ prompt: 'Hello.', stream: true }))[Symbol.asyncIterator]();
  await iterator.next();
  await sleep(50);
  return iterator;
}

/** How far a stream is read whose consumer has taken one chunk. */
export const PULLED_AHEAD: Scenario = {
  name: 'chunks pulled by a consumer that stalls at the first',
  unit: '',
  rounds: 1,
  async measure(bench) {
    const iterator = await stall(bench);
    const { pulls } = bench.stream;
    await iterator.return?.();
    return pulls;
  },
};

/** Whether leaving the loop ends the request. */
export const CANCELLED: Scenario = {
  name: 'requests ended by `break`',
  unit: 'of 1',
  rounds: 1,
  async measure(bench) {
    const iterator = await stall(bench);
    await iterator.return?.();
    await sleep(20);
    return Number(bench.stream.cancelled);
  },
};
