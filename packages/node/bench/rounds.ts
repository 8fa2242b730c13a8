import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Scenario } from './scenarios/scenario.ts';
import type { Subject } from './subjects/subject.ts';

/** What the rounds of a subject in one process said; of one that ended in one of them, those before. */
export interface Rounds {
  readonly values: readonly number[];
  /** Spans of all rounds, warm-up included. */
  readonly spans: number;
  /** Attributes of the last of them. */
  readonly attributes: number;
}

interface Answer {
  readonly value: number;
  readonly spans: number;
  readonly attributes: number;
}

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));
const WARM_UP = 3;

/** A subject whose rounds take long has made enough of them by then. */
const MOST_WARM_UP_MS = 8000;

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
    for (const name of names) await this.#warmUp(name, scenario);
    for (let round = 0; round < scenario.rounds; round += 1) {
      for (let turn = 0; turn < names.length; turn += 1) {
        const name = names[(turn + round) % names.length] ?? '';
        const rounds = all.get(name);
        const answer = await this.#ask(name, scenario.name);
        if (!rounds || !answer) continue;
        rounds.values.push(answer.value);
        rounds.spans += answer.spans;
        rounds.attributes = answer.attributes;
      }
    }
    return all;
  }

  async #warmUp(name: string, { name: scenario, warmUp = WARM_UP }: Scenario): Promise<void> {
    const until = performance.now() + MOST_WARM_UP_MS;
    for (let round = 0; round < warmUp && performance.now() < until; round += 1) await this.#ask(name, scenario);
  }

  /** Undefined when the process has ended: some of those that watch the client end it with an error of their own. */
  async #ask(name: string, scenario: string): Promise<Answer | undefined> {
    const child = this.#processes.get(name);
    if (!child?.connected) return undefined;
    const answered = new Promise<Answer | undefined>((resolve) => {
      child.once('message', resolve);
      child.once('exit', () => resolve(undefined));
    });
    child.send(scenario);
    const answer = await answered;
    child.removeAllListeners('message').removeAllListeners('exit');
    return answer;
  }

  stop(): void {
    for (const child of this.#processes.values()) child.kill();
  }
}
