import { type Job, readTime } from '../job.ts';
import { readNamedOwner } from '../job-owner.ts';
import { count, isObject, type Json, text } from '../json.ts';
import type { Operation } from './operation.ts';
import { lookingAfter, readingJob, readingJobs } from './stored-job.ts';

/**
 * https://platform.openai.com/docs/api-reference/fine-tuning/create: billed by the tokens that were trained on, which the
 * job tells once it is done; a reinforced one by its hours, which it does not.
 */
export const createFineTuningJob: Operation = {
  id: 'fineTuning.jobs.create',
  name: 'fine_tuning',
  method: 'post',
  path: '/fine_tuning/jobs',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: ({ metadata }) => readNamedOwner(metadata),
  readBody: readingJob(readTraining),
  readChunk() {},
};

/** What looking after a job has in common. */
const stored = lookingAfter(createFineTuningJob);

/** https://platform.openai.com/docs/api-reference/fine-tuning/retrieve */
export const retrieveFineTuningJob: Operation = {
  ...stored,
  id: 'fineTuning.jobs.retrieve',
  method: 'get',
  path: '/fine_tuning/jobs/{id}',
};

/** https://platform.openai.com/docs/api-reference/fine-tuning/list */
export const listFineTuningJobs: Operation = {
  ...stored,
  id: 'fineTuning.jobs.list',
  method: 'get',
  inPages: true,
  readBody: readingJobs(readTraining),
};

/** https://platform.openai.com/docs/api-reference/fine-tuning/cancel: what was trained until then is billed. */
export const cancelFineTuningJob: Operation = {
  ...stored,
  id: 'fineTuning.jobs.cancel',
  path: '/fine_tuning/jobs/{id}/cancel',
};

/** https://platform.openai.com/docs/api-reference/fine-tuning/pause */
export const pauseFineTuningJob: Operation = {
  ...stored,
  id: 'fineTuning.jobs.pause',
  path: '/fine_tuning/jobs/{id}/pause',
};

/** https://platform.openai.com/docs/api-reference/fine-tuning/resume */
export const resumeFineTuningJob: Operation = {
  ...stored,
  id: 'fineTuning.jobs.resume',
  path: '/fine_tuning/jobs/{id}/resume',
};

const ENDS: ReadonlySet<unknown> = new Set(['succeeded', 'failed', 'cancelled']);

function readTraining(job: Json): Job | undefined {
  const id = text(job['id']);
  if (id === undefined || (job['object'] !== undefined && job['object'] !== 'fine_tuning.job')) return undefined;
  const { status, metadata, error } = job;
  const trainedTokens = count(job['trained_tokens']);
  const answer = {
    model: text(job['model']),
    usage: trainedTokens === undefined ? undefined : { trainedTokens },
    failure: status === 'failed' ? (isObject(error) && text(error['code'])) || 'training_failed' : undefined,
  };
  return {
    id,
    done: ENDS.has(status),
    createdAt: readTime(job, 'created_at'),
    endedAt: readTime(job, 'finished_at'),
    owner: 'metadata',
    metadata,
    bills: [{ operation: createFineTuningJob, answer }],
  };
}
