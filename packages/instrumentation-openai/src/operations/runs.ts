import type { Attributes } from '@opentelemetry/api';
import type { Answer } from '../answer.ts';
import { type Job, readTime, takeJob } from '../job.ts';
import { readNamedOwner } from '../job-owner.ts';
import { isObject, type Json, text } from '../json.ts';
import { readProviderCost } from '../provider-cost.ts';
import { ATTR_GEN_AI_REQUEST_MAX_TOKENS } from '../semconv.ts';
import { readUsage } from '../usage.ts';
import type { Operation } from './operation.ts';
import { samplingAttributes } from './request.ts';
import { lookingAfter, readingJob, readingJobs } from './stored-job.ts';

/**
 * https://platform.openai.com/docs/api-reference/runs/createRun: an assistant answers in a thread; what it used stands in
 * the run once it is done, which is at the end of its stream, or when it is asked for.
 */
export const createRun: Operation = {
  id: 'beta.threads.runs.create',
  name: 'chat',
  method: 'post',
  path: '/threads/{id}/runs',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest,
  readBody: readingJob(readRun),
  readChunk,
};

/** https://platform.openai.com/docs/api-reference/runs/createThreadAndRun */
export const createThreadAndRun: Operation = {
  ...createRun,
  id: 'beta.threads.createAndRun',
  path: '/threads/runs',
};

/** What looking after a run has in common. */
const stored = lookingAfter(createRun);

/** https://platform.openai.com/docs/api-reference/runs/getRun */
export const retrieveRun: Operation = {
  ...stored,
  id: 'beta.threads.runs.retrieve',
  method: 'get',
  path: '/threads/{id}/runs/{id}',
};

/** https://platform.openai.com/docs/api-reference/runs/modifyRun */
export const updateRun: Operation = { ...stored, id: 'beta.threads.runs.update', path: '/threads/{id}/runs/{id}' };

/** https://platform.openai.com/docs/api-reference/runs/cancelRun */
export const cancelRun: Operation = {
  ...stored,
  id: 'beta.threads.runs.cancel',
  path: '/threads/{id}/runs/{id}/cancel',
};

/** https://platform.openai.com/docs/api-reference/runs/submitToolOutputs: the same run goes on, and its usage is that of the whole. */
export const submitToolOutputs: Operation = {
  ...stored,
  id: 'beta.threads.runs.submitToolOutputs',
  path: '/threads/{id}/runs/{id}/submit_tool_outputs',
};

/** https://platform.openai.com/docs/api-reference/runs/listRuns */
export const listRuns: Operation = {
  ...stored,
  id: 'beta.threads.runs.list',
  method: 'get',
  path: '/threads/{id}/runs',
  inPages: true,
  readBody: readingJobs(readRun),
};

function readRequest(body: Json): Attributes {
  const attributes = { ...samplingAttributes(body), ...readNamedOwner(body['metadata']) };
  const { max_completion_tokens: maxTokens } = body;
  return typeof maxTokens === 'number' ? { ...attributes, [ATTR_GEN_AI_REQUEST_MAX_TOKENS]: maxTokens } : attributes;
}

/** The events of a run have it in whole; those of its messages and steps are other objects. */
function readChunk(event: Json, answer: Answer): void {
  const { data, object } = event;
  if (object === RUN) takeJob(event, answer, readRun);
  else if (isObject(data) && data['object'] === RUN) takeJob(data, answer, readRun);
}

const RUN = 'thread.run';

/** The states in which a run ends, and the conventions' finish reasons of them. */
const ENDS: ReadonlyMap<unknown, string> = new Map([
  ['completed', 'stop'],
  ['incomplete', 'length'],
  ['failed', 'error'],
  ['cancelled', 'error'],
  ['expired', 'error'],
]);

function readRun(run: Json): Job | undefined {
  const id = text(run['id']);
  if (id === undefined || (run['object'] !== undefined && run['object'] !== RUN)) return undefined;
  const { status, last_error: error, usage, metadata } = run;
  const reason = ENDS.get(status);
  const answer = {
    model: text(run['model']),
    usage: readUsage(usage),
    providerCostUsd: readProviderCost(usage),
    finishReasons: reason === undefined ? undefined : [reason],
    failure: status === 'failed' ? (isObject(error) && text(error['code'])) || 'run_failed' : undefined,
  };
  return {
    id,
    done: reason !== undefined,
    createdAt: readTime(run, 'created_at'),
    endedAt: readTime(run, 'completed_at', 'failed_at', 'cancelled_at'),
    owner: 'metadata',
    metadata,
    bills: [{ operation: createRun, answer }],
  };
}
