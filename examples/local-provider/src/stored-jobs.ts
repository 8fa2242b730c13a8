import { createError } from './errors.ts';
import type { Answer, JsonObject, ProviderCall, StoredJob } from './types.ts';

const MAX_STORED = 1_000;
/** How many times a job that was created is still not done when it is asked for. */
const POLLS = 1;

/** Stores a job that was ordered, and answers it as it is now. */
export function createJob(
  { memory }: ProviderCall,
  job: JsonObject,
  states: { readonly created: JsonObject; readonly running: JsonObject; readonly done: JsonObject },
): Answer {
  memory.jobs.set(String(job['id']), {
    running: { ...job, ...states.running },
    done: { ...job, ...states.done },
    pollsLeft: POLLS,
  });
  if (memory.jobs.size > MAX_STORED) memory.jobs.delete(memory.jobs.keys().next().value ?? '');
  return { status: 200, body: { ...job, ...states.created } };
}

/** The job that a request is about, if it is there. */
export function findJob({ memory, params }: ProviderCall): StoredJob | undefined {
  return memory.jobs.get(params['id'] ?? '');
}

/** Answers a job that is asked for by its id, one step nearer to its end. */
export function retrieveJob(call: ProviderCall): Answer {
  const stored = findJob(call);
  if (!stored) return createError(404, `No such object: ${call.params['id']}`);
  if (stored.pollsLeft === 0) return { status: 200, body: stored.done };
  stored.pollsLeft -= 1;
  return { status: 200, body: stored.running };
}

/** Ends a job that is not done, and answers it; one that is done stays as it is. */
export function endJob(call: ProviderCall, changes: JsonObject): Answer {
  const stored = findJob(call);
  if (!stored) return createError(404, `No such object: ${call.params['id']}`);
  if (stored.pollsLeft > 0) stored.done = { ...stored.running, ...changes };
  stored.pollsLeft = 0;
  return { status: 200, body: stored.done };
}

/** The jobs of a kind, the newest first, in pages of `limit` after the one that `after` names. */
export function listJobs(
  { memory, query }: ProviderCall,
  kind: string,
  test: (job: JsonObject) => boolean = () => true,
): Answer {
  const jobs = [...memory.jobs.values()].filter(({ done }) => done['object'] === kind && test(done)).reverse();
  const from = jobs.findIndex(({ done }) => done['id'] === query.get('after')) + 1;
  const limit = Number(query.get('limit') ?? 20);
  const data = jobs.slice(from, from + limit).map(({ running, done, pollsLeft }) => (pollsLeft > 0 ? running : done));
  const [first, last] = [data[0], data.at(-1)];
  return {
    status: 200,
    body: {
      object: 'list',
      data,
      first_id: first?.['id'] ?? null,
      last_id: last?.['id'] ?? null,
      has_more: jobs.length > from + limit,
    },
  };
}
