import { type Job, readTime } from '../job.ts';
import { readNamedOwner } from '../job-owner.ts';
import { count, isObject, type Json, text } from '../json.ts';
import { readProviderCost } from '../provider-cost.ts';
import { ATTR_LLM_BATCH } from '../semconv.ts';
import { readInputUsage, readUsage, type Usage } from '../usage.ts';
import { chatCompletions } from './chat-completions.ts';
import { completions } from './completions.ts';
import { embeddings } from './embeddings.ts';
import { editImage, generateImage } from './images.ts';
import { moderations } from './moderations.ts';
import type { Operation } from './operation.ts';
import { responses } from './responses.ts';
import { lookingAfter, readingJob, readingJobs } from './stored-job.ts';
import { createVideo } from './videos.ts';

/** https://platform.openai.com/docs/api-reference/batch/create: it is billed when it is done. */
export const createBatch: Operation = {
  id: 'batches.create',
  name: 'batch',
  method: 'post',
  path: '/batches',
  billed: true,
  constant: { [ATTR_LLM_BATCH]: true },
  asksForStreamUsage: false,
  readRequest: ({ metadata }) => readNamedOwner(metadata),
  readBody: readingJob(readBatch),
  readChunk() {},
};

/** What looking after a batch has in common. */
const stored = lookingAfter(createBatch);

/** https://platform.openai.com/docs/api-reference/batch/retrieve */
export const retrieveBatch: Operation = { ...stored, id: 'batches.retrieve', method: 'get', path: '/batches/{id}' };

/** https://platform.openai.com/docs/api-reference/batch/cancel: what was done until then is billed. */
export const cancelBatch: Operation = { ...stored, id: 'batches.cancel', path: '/batches/{id}/cancel' };

/** https://platform.openai.com/docs/api-reference/batch/list */
export const listBatches: Operation = {
  ...stored,
  id: 'batches.list',
  method: 'get',
  inPages: true,
  readBody: readingJobs(readBatch),
};

const ENDS: ReadonlySet<unknown> = new Set(['completed', 'failed', 'expired', 'cancelled']);

/** What the requests of a batch may be; of any other address they are a `batch`. The first whose path an address ends in. */
const REQUESTS: readonly Operation[] = [
  chatCompletions,
  responses,
  embeddings,
  completions,
  moderations,
  generateImage,
  editImage,
  createVideo,
].map((operation) => ({ ...operation, constant: { ...operation.constant, ...createBatch.constant } }));

/** OpenAI writes `/v1/chat/completions`, Azure `/chat/completions`. */
function findRequests(endpoint: unknown): Operation {
  const address = text(endpoint)?.replace(/\/$/, '');
  return REQUESTS.find(({ path }) => address?.endsWith(path)) ?? createBatch;
}

function readBatch(batch: Json): Job | undefined {
  const id = text(batch['id']);
  if (id === undefined) return undefined;
  const { endpoint, status, metadata } = batch;
  const operation = findRequests(endpoint);
  const answer = {
    model: text(batch['model']),
    usage: readBatchUsage(batch, operation.id === embeddings.id),
    providerCostUsd: readProviderCost(batch['usage']),
    failure: status === 'failed' ? readFailure(batch) : undefined,
  };
  return {
    id,
    done: ENDS.has(status),
    createdAt: readTime(batch, 'created_at'),
    endedAt: readTime(batch, 'completed_at', 'cancelled_at', 'expired_at', 'failed_at'),
    owner: 'metadata',
    metadata,
    bills: [{ operation, answer }],
  };
}

/**
 * The sum over all requests that were done; providers that tell none (Azure) have it in the batch's output file alone.
 * @param inputOnly whether nothing was generated.
 */
function readBatchUsage({ usage: raw, request_counts: counts }: Json, inputOnly: boolean): Usage | undefined {
  const usage = inputOnly ? readInputUsage(raw) : readUsage(raw);
  const requests = isObject(counts) ? count(counts['completed']) : undefined;
  return usage && requests !== undefined && requests > 1 ? { ...usage, requests } : usage;
}

function readFailure({ errors }: Json): string {
  const data = isObject(errors) ? errors['data'] : undefined;
  const first: unknown = Array.isArray(data) ? data[0] : undefined;
  return (isObject(first) && text(first['code'])) || 'batch_failed';
}
