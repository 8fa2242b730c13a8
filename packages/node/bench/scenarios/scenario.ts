import type { StreamBody } from '../answers.ts';
import type { Caller } from '../subjects/subject.ts';

/** What a scenario works with, in the process of a subject. */
export interface Bench {
  readonly caller: Caller;
  readonly stream: StreamBody;
  /** Sends off what waits in the queue of the SDK. */
  flush(): Promise<void>;
}

/** Something to be measured. Rounds of the subjects take turns. */
export interface Scenario {
  readonly name: string;
  readonly unit: string;
  /** In each process. */
  readonly rounds: number;
  /** Rounds before them, or as many as there is time for: a service is warm, the engine has compiled what its calls run through. @default 3 */
  readonly warmUp?: number;
  /** Once, ahead of them: where a round itself makes too few calls for the engine to compile what they run through. */
  prepare?(bench: Bench): Promise<void>;
  /** Measures once. */
  measure(bench: Bench): Promise<number>;
}

/** CPU microseconds of this process, per piece of work. */
export async function measureCpu(pieces: number, work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / pieces;
}

/** Takes all chunks. */
export async function drain(chunks: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of chunks);
}
