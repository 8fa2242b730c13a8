import { CHUNKS } from '../answers.ts';
import { type Bench, drain, measureCpu, type Scenario } from './scenario.ts';

const CALLS = 400;
const SHORT = { prompt: 'Hello.', stream: false };
const LONG = { prompt: 'Hello. '.repeat(15_000).slice(0, 100_000), stream: false };

async function repeat(times: number, call: () => Promise<unknown>): Promise<void> {
  for (let made = 0; made < times; made += 1) await call();
}

/** A plain call. */
export const PLAIN: Scenario = {
  name: 'plain call',
  unit: 'µs of CPU',
  rounds: 20,
  warmUp: 60,
  measure: ({ caller }: Bench) => measureCpu(CALLS, () => repeat(CALLS, () => caller.chat(SHORT))),
};

/** One with much to say. */
export const LONG_PROMPT: Scenario = {
  name: 'plain call, prompt of 100,000 characters',
  unit: 'µs of CPU',
  rounds: 8,
  measure: ({ caller }) => measureCpu(CALLS / 4, () => repeat(CALLS / 4, () => caller.chat(LONG))),
};

/** Each piece of a stream. */
export const CHUNK: Scenario = {
  name: `chunk of a stream of ${CHUNKS.toLocaleString('en')}`,
  unit: 'ns of CPU',
  rounds: 8,
  async measure({ caller, stream }) {
    const streams = 10;
    // Else it is mostly the cost of reading a stream of bytes.
    stream.perPull = 50;
    const each = async (): Promise<void> => drain(await caller.stream({ ...SHORT, stream: true }));
    const micros = await measureCpu(streams * CHUNKS, () => repeat(streams, each));
    stream.perPull = 1;
    return 1000 * micros;
  },
};

const TEXTS = Array.from({ length: 100 }, (_, index) => `text ${index}`);

/** A large answer. */
export const EMBEDDINGS: Scenario = {
  name: 'embeddings, 100 × 1,536 in base64',
  unit: 'µs of CPU',
  rounds: 8,
  prepare: ({ caller }) => repeat(5000, () => caller.embed(['text'])),
  measure: ({ caller }) => measureCpu(10, () => repeat(10, () => caller.embed(TEXTS))),
};
