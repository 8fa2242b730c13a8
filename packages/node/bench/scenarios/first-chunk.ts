import { lowerQuartile } from '../statistics.ts';
import type { Scenario } from './scenario.ts';

const STREAMS = 100;

/** From the call until the first chunk is there. */
export const FIRST_CHUNK: Scenario = {
  name: 'first chunk of a stream',
  unit: 'µs until it is there',
  rounds: 15,
  // What runs a few times per stream is compiled late.
  warmUp: 400,
  async measure({ caller }) {
    const times: number[] = [];
    for (let made = 0; made < STREAMS; made += 1) {
      const begun = performance.now();
      const iterator = (await caller.stream({ prompt: 'Hello.', stream: true }))[Symbol.asyncIterator]();
      await iterator.next();
      times.push(1000 * (performance.now() - begun));
      await iterator.return?.();
    }
    return lowerQuartile(times);
  },
};
