import { createHexId, nowSeconds } from '../ids.ts';
import { createJob, endJob, listJobs, retrieveJob } from '../stored-jobs.ts';
import { asObject, readString } from '../text.ts';
import type { JsonObject, ProviderCall, Route } from '../types.ts';
import { chooseUsage } from '../usage.ts';
import { storeFile } from './files.ts';

const DAY_SECONDS = 86_400;

/**
 * `POST /v1/batches`: every line of the input file is asked at once, and answered in the output file once the batch is
 * `completed`: when it is asked for the second time.
 */
export const createBatch: Route = {
  method: 'POST',
  path: '/batches',
  answer(call) {
    const { body, memory } = call;
    const now = nowSeconds();
    const lines = runLines(call, memory.files.get(readString(body['input_file_id'])) ?? '');
    const batch = {
      id: createHexId('batch_').slice(0, 38),
      object: 'batch',
      endpoint: body['endpoint'] ?? null,
      model: lines[0]?.['model'] ?? null,
      errors: null,
      input_file_id: body['input_file_id'] ?? null,
      completion_window: body['completion_window'] ?? '24h',
      created_at: now,
      expires_at: now + DAY_SECONDS,
      metadata: body['metadata'] ?? null,
    };
    const none = { total: lines.length, completed: 0, failed: 0 };
    return createJob(call, batch, {
      created: { status: 'validating', output_file_id: null, request_counts: { ...none, total: 0 }, usage: null },
      running: { status: 'in_progress', in_progress_at: now, output_file_id: null, request_counts: none, usage: null },
      done: call.instructions.ending === 'failed' ? FAILED : complete(call, lines),
    });
  },
};

/** `GET /v1/batches/:id` */
export const retrieveBatch: Route = { method: 'GET', path: '/batches/:id', answer: retrieveJob };

/** `POST /v1/batches/:id/cancel`: nothing of it was done. */
export const cancelBatch: Route = {
  method: 'POST',
  path: '/batches/:id/cancel',
  answer: (call) => endJob(call, { status: 'cancelled', cancelled_at: nowSeconds() }),
};

/** `GET /v1/batches` */
export const listBatches: Route = { method: 'GET', path: '/batches', answer: (call) => listJobs(call, 'batch') };

const FAILED = {
  status: 'failed',
  errors: {
    object: 'list',
    data: [{ code: 'invalid_json_line', line: 1, message: 'This line is no JSON.', param: null }],
  },
  usage: null,
};

function runLines({ ask }: ProviderCall, text: string): readonly JsonObject[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { custom_id, url, body } = asObject(JSON.parse(line));
      const answer = ask(readString(url), asObject(body));
      const answered = 'body' in answer ? answer.body : {};
      const status = 'status' in answer ? answer.status : 500;
      return { custom_id, model: answered['model'], response: { status_code: status, body: answered }, error: null };
    });
}

function complete(call: ProviderCall, lines: readonly JsonObject[]): JsonObject {
  const bodies = lines.map(({ response }) => asObject(response)).filter((response) => response['status_code'] === 200);
  const output = lines.map(({ model: _, ...line }) => JSON.stringify({ id: createHexId('batch_req_'), ...line }));
  return {
    status: 'completed',
    completed_at: nowSeconds(),
    output_file_id: storeFile(call.memory, output.join('\n')),
    request_counts: { total: lines.length, completed: bodies.length, failed: lines.length - bodies.length },
    usage: chooseUsage(call, addUp(bodies.map(({ body }) => asObject(asObject(body)['usage'])))),
  };
}

/** The usages of chats and responses as a batch has their sum. */
function addUp(usages: readonly JsonObject[]): JsonObject {
  const sum = (...path: readonly (readonly string[])[]): number =>
    usages.reduce((total, usage) => total + path.reduce((found, names) => found + readCount(usage, names), 0), 0);
  const input = sum(['prompt_tokens'], ['input_tokens']);
  const output = sum(['completion_tokens'], ['output_tokens']);
  return {
    input_tokens: input,
    input_tokens_details: {
      cached_tokens: sum(['prompt_tokens_details', 'cached_tokens'], ['input_tokens_details', 'cached_tokens']),
    },
    output_tokens: output,
    output_tokens_details: {
      reasoning_tokens: sum(
        ['completion_tokens_details', 'reasoning_tokens'],
        ['output_tokens_details', 'reasoning_tokens'],
      ),
    },
    total_tokens: input + output,
  };
}

function readCount(usage: JsonObject, [name = '', part]: readonly string[]): number {
  const value = part === undefined ? usage[name] : asObject(usage[name])[part];
  return typeof value === 'number' ? value : 0;
}
