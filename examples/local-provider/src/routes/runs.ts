import { createLetterId, nowSeconds } from '../ids.ts';
import { findServedModel } from '../models.ts';
import { createJob, endJob, findJob, listJobs, retrieveJob } from '../stored-jobs.ts';
import { asList, asObject, readText } from '../text.ts';
import type { Answer, JsonObject, ProviderCall, Route, ServerEvent } from '../types.ts';
import { chooseUsage, countTokens } from '../usage.ts';

/** What an assistant answers with, where the run does not say. */
const ASSISTANTS_MODEL = 'gpt-4.1';
const ANSWER = 'A local answer of an assistant.';

/** `POST /v1/threads/:thread/runs`, plain and streamed; with tools it waits for their outputs. */
export const createRun: Route = {
  method: 'POST',
  path: '/threads/:thread/runs',
  answer: (call) => run(call, call.params['thread'] ?? ''),
};

/** `POST /v1/threads/runs` */
export const createThreadAndRun: Route = {
  method: 'POST',
  path: '/threads/runs',
  answer: (call) => run(call, createLetterId('thread_', 24)),
};

/** `GET /v1/threads/:thread/runs/:id`: `queued` when created, `in_progress` when first asked for, then done. */
export const retrieveRun: Route = { method: 'GET', path: '/threads/:thread/runs/:id', answer: retrieveJob };

/** `POST /v1/threads/:thread/runs/:id`: nothing of it changes. */
export const updateRun: Route = { method: 'POST', path: '/threads/:thread/runs/:id', answer: retrieveJob };

/** `GET /v1/threads/:thread/runs` */
export const listRuns: Route = {
  method: 'GET',
  path: '/threads/:thread/runs',
  answer: (call) => listJobs(call, 'thread.run'),
};

/** `POST /v1/threads/:thread/runs/:id/cancel`: nothing of it was done. */
export const cancelRun: Route = {
  method: 'POST',
  path: '/threads/:thread/runs/:id/cancel',
  answer: (call) => endJob(call, { status: 'cancelled', cancelled_at: nowSeconds() }),
};

/** `POST /v1/threads/:thread/runs/:id/submit_tool_outputs`, plain and streamed. */
export const submitToolOutputs: Route = {
  method: 'POST',
  path: '/threads/:thread/runs/:id/submit_tool_outputs',
  answer(call) {
    const stored = findJob(call);
    if (!stored) return retrieveJob(call);
    const stream = call.body['stream'] === true;
    stored.running = { ...stored.running, status: 'in_progress', required_action: null };
    stored.pollsLeft = stream ? 0 : 1;
    if (stream) return { events: listEvents([stored.running, stored.done]) };
    return { status: 200, body: { ...stored.running, status: 'queued' } };
  },
};

function run(call: ProviderCall, thread: string): Answer {
  const { body, instructions } = call;
  const job = {
    id: createLetterId('run_', 24),
    object: 'thread.run',
    created_at: nowSeconds(),
    thread_id: thread,
    assistant_id: body['assistant_id'] ?? null,
    model: findServedModel(call.requestedModel || ASSISTANTS_MODEL, call.azure),
    metadata: asObject(body['metadata']),
    tools: asList(body['tools']),
    required_action: null,
    last_error: null,
    usage: null,
  };
  const waits = job.tools.length > 0;
  const running = waits ? { status: 'requires_action', required_action: askForOutputs() } : { status: 'in_progress' };
  const failed = {
    status: 'failed',
    failed_at: nowSeconds(),
    last_error: { code: 'server_error', message: 'It broke.' },
  };
  const completed = { status: 'completed', completed_at: nowSeconds(), usage: chooseUsage(call, count(call)) };
  const done = instructions.ending === 'failed' ? failed : completed;
  const created = { status: 'queued' };
  const answer = createJob(call, job, { created, running, done });
  const stored = call.memory.jobs.get(job.id);
  if (stored && waits) stored.pollsLeft = Number.POSITIVE_INFINITY;
  if (body['stream'] !== true) return answer;
  if (stored && !waits) stored.pollsLeft = 0;
  const states = [created, running, ...(waits ? [] : [done])].map((state): JsonObject => ({ ...job, ...state }));
  return { events: listEvents(states) };
}

function askForOutputs(): JsonObject {
  const call = { id: createLetterId('call_', 24), type: 'function', function: { name: 'look_up', arguments: '{}' } };
  return { type: 'submit_tool_outputs', submit_tool_outputs: { tool_calls: [call] } };
}

/** The events of a run by its states, with the answer before the last one of a run that is completed. */
function listEvents(states: readonly JsonObject[]): readonly ServerEvent[] {
  return [
    ...states.flatMap((state) => [
      ...(state['status'] === 'completed' ? listMessageEvents() : []),
      { event: `thread.run.${state['status']}`, data: state },
    ]),
    { event: 'done', data: '[DONE]' },
  ];
}

function listMessageEvents(): readonly ServerEvent[] {
  const message = { id: createLetterId('msg_', 24), object: 'thread.message', role: 'assistant', content: [] };
  const text = { index: 0, type: 'text', text: { value: ANSWER, annotations: [] } };
  return [
    { event: 'thread.message.created', data: message },
    {
      event: 'thread.message.delta',
      data: { id: message.id, object: 'thread.message.delta', delta: { content: [text] } },
    },
    {
      event: 'thread.message.completed',
      data: { ...message, content: [{ type: 'text', text: text.text }], status: 'completed' },
    },
  ];
}

/** A run tells its usage as chats do, without details. */
function count({ body }: ProviderCall): JsonObject {
  const messages = [...asList(asObject(body['thread'])['messages']), ...asList(body['additional_messages'])];
  const asked = messages.map((message) => readText(asObject(message)['content'])).join('');
  const [input, output] = [countTokens(asked), countTokens(ANSWER)];
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}
