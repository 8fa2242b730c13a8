import { type Job, type JobBill, readTime } from '../job.ts';
import { readNamedOwner } from '../job-owner.ts';
import { count, isObject, type Json, text } from '../json.ts';
import { readUsage } from '../usage.ts';
import type { Operation } from './operation.ts';
import { lookingAfter, readingJob, readingJobs } from './stored-job.ts';

/**
 * https://platform.openai.com/docs/api-reference/evals/createRun: the models that answer and those that grade are told one
 * by one once the run is done, and each is a bill of its own.
 */
export const createEvalRun: Operation = {
  id: 'evals.runs.create',
  name: 'evaluation',
  method: 'post',
  path: '/evals/{id}/runs',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: ({ metadata }) => readNamedOwner(metadata),
  readBody: readingJob(readRun),
  readChunk() {},
};

/** What looking after a run has in common. */
const stored = lookingAfter(createEvalRun);

/** https://platform.openai.com/docs/api-reference/evals/getRun */
export const retrieveEvalRun: Operation = {
  ...stored,
  id: 'evals.runs.retrieve',
  method: 'get',
  path: '/evals/{id}/runs/{id}',
};

/** https://platform.openai.com/docs/api-reference/evals/cancelRun */
export const cancelEvalRun: Operation = { ...stored, id: 'evals.runs.cancel', path: '/evals/{id}/runs/{id}/cancel' };

/** The same before openai 7. */
export const cancelEvalRunBefore: Operation = { ...cancelEvalRun, path: '/evals/{id}/runs/{id}' };

/** https://platform.openai.com/docs/api-reference/evals/getRuns */
export const listEvalRuns: Operation = {
  ...stored,
  id: 'evals.runs.list',
  method: 'get',
  inPages: true,
  readBody: readingJobs(readRun),
};

const ENDS: ReadonlySet<unknown> = new Set(['completed', 'failed', 'canceled', 'cancelled']);

function readRun(run: Json): Job | undefined {
  const id = text(run['id']);
  if (id === undefined || (run['object'] !== undefined && run['object'] !== 'eval.run')) return undefined;
  const { status, metadata, per_model_usage: usages } = run;
  const failure = status === 'failed' ? readFailure(run) : undefined;
  const bills = Array.isArray(usages) ? usages.filter(isObject).map((usage) => readBill(usage, failure)) : [];
  return {
    id,
    done: ENDS.has(status),
    createdAt: readTime(run, 'created_at'),
    endedAt: undefined,
    owner: 'metadata',
    metadata,
    bills: bills.length > 0 ? bills : [{ operation: createEvalRun, answer: { model: text(run['model']), failure } }],
  };
}

function readBill(raw: Json, failure: string | undefined): JobBill {
  const usage = readUsage(raw);
  const requests = count(raw['invocation_count']);
  return {
    operation: createEvalRun,
    answer: {
      model: text(raw['model_name']),
      usage: usage && requests !== undefined && requests > 1 ? { ...usage, requests } : usage,
      failure,
    },
  };
}

function readFailure({ error }: Json): string {
  return (isObject(error) && text(error['code'])) || 'evaluation_failed';
}
