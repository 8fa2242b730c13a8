import type { Answer } from './answer.ts';
import { isObject, type Json, text } from './json.ts';
import type { Operation } from './operations/operation.ts';

/**
 * Work that a provider does in its own time: a batch, a run, a training. It can be asked for again and again, and tells
 * what it used once it is done.
 */
export interface Job {
  readonly id: string;
  readonly done: boolean;
  /** Provider's time of its creation, in milliseconds since the epoch. */
  readonly createdAt: number | undefined;
  /** When it came to its end, in milliseconds since the epoch; undefined where that is not told. */
  readonly endedAt: number | undefined;
  /** The session that it is a part of, whose creator is its own. */
  readonly session?: string | undefined;
  /** By what it is done, as its creator alone learns. */
  readonly asked?: Asked;
  /** Whose it is where its creator is not known: whoever `metadata` names, or whoever asks for it. */
  readonly owner: 'metadata' | 'asker';
  /** What its creator has noted on it. */
  readonly metadata?: unknown;
  /** What it used, one a model, once it is done; its id and time of creation stand above. */
  readonly bills: readonly JobBill[];
}

/** What a job used of one model, as a call of its own. */
export interface JobBill {
  readonly operation: Operation;
  readonly answer: Answer;
  /** The model that was asked for is not the one that did it, and nobody says which did. */
  readonly ofOtherModel?: boolean;
}

/** The parameters of a request that its price goes by. */
export interface Asked {
  readonly model: unknown;
  readonly service_tier?: unknown;
}

/** Makes a job out of an object of the provider's; undefined where it is none. */
export type ReadJob = (object: Json) => Job | undefined;

/** Takes up the job that a body is, or those of the list that it is. */
export function takeJobs(body: Json, answer: Answer, read: ReadJob): void {
  const { data } = body;
  if (Array.isArray(data)) answer.jobs = data.filter(isObject).flatMap((object) => read(object) ?? []);
  else takeJob(body, answer, read);
}

/** Takes up a job; what it says goes over what an earlier event of the same stream said. */
export function takeJob(object: Json, answer: Answer, read: ReadJob): void {
  const job = read(object);
  if (!job) return;
  const [bill] = job.bills;
  if (job.done && bill) Object.assign(answer, bill.answer);
  answer.model = text(object['model']) ?? answer.model;
  answer.id = job.id;
  answer.background = !job.done;
  answer.jobs = [job];
}

/** In seconds since the epoch, 2001 and 5138: what is less or more is no time in seconds. */
const [FIRST_TIME, LAST_TIME] = [1e9, 1e11];

/** Milliseconds since the epoch, in whole seconds, of the first of these fields that holds seconds. */
export function readTime(object: Json, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const seconds = object[name];
    if (typeof seconds === 'number' && seconds >= FIRST_TIME && seconds < LAST_TIME) return Math.floor(seconds) * 1000;
  }
  return undefined;
}
