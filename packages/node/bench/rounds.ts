import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Scenario } from './scenarios/scenario.ts';
import type { Subject } from './subjects/subject.ts';

/** What the rounds of a subject said. */
export interface Rounds {
  readonly values: readonly number[];
  /** Spans of all rounds, warm-up included. */
  readonly spans: number;
  /** Attributes of the last of them. */
  readonly attributes: number;
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
const WARM_UP = 3;

/** The processes of the subjects, which wait while one of them works. */
export class Workers {
  readonly #processes: ReadonlyMap<string, ChildProcess>;

  private constructor(processes: ReadonlyMap<string, ChildProcess>) {
    this.#processes = processes;
  }

  /** Starts a process for each subject, with a client of this version. */
  static async start(subjects: readonly Subject[], version: string): Promise<Workers> {
    const processes = new Map<string, ChildProcess>();
    for (const { name } of subjects) {
      const child = fork(WORKER, [name, version], { execArgv: ['--expose-gc', '--no-warnings'] });
      processes.set(name, child);
      await once(child, 'message');
    }
    return new Workers(processes);
  }

  /** Lets the subjects take turns, each round beginning with another, and gives what each measured. */
  async measure(scenario: Scenario): Promise<ReadonlyMap<string, Rounds>> {
    const names = [...this.#processes.keys()];
    const all = new Map(names.map((name) => [name, { values: [] as number[], spans: 0, attributes: 0 }]));
    for (let round = -WARM_UP; round < scenario.rounds; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(turn + round + WARM_UP) % names.length] ?? '';
        const rounds = all.get(name);
        const { value, spans, attributes } = await this.#ask(name, scenario.name);
        if (!rounds) continue;
        if (round >= 0) rounds.values.push(value);
        rounds.spans += spans;
        rounds.attributes = attributes;
      }
    }
    return all;
  }

  async #ask(name: string, scenario: string): Promise<{ value: number; spans: number; attributes: number }> {
    const child = this.#processes.get(name);
    if (!child) throw new Error(`got ${name}, expected a subject`);
    const answered = once(child, 'message') as Promise<[{ value: number; spans: number; attributes: number }]>;
    child.send(scenario);
    return (await answered)[0];
  }

  stop(): void {
    for (const child of this.#processes.values()) child.kill();
  }
}
