import { createError } from '../errors.ts';
import { answerResponse, type ResponseAnswer } from '../response-answer.ts';
import { listResponseEvents } from '../response-events.ts';
import type { Answer, JsonObject, ProviderCall, Route } from '../types.ts';

/** A background response is `queued` when created and `in_progress` for this many retrievals. */
const BACKGROUND_POLLS = 1;
const MAX_STORED = 1_000;

/** `POST /v1/responses`, plain, streamed and in the background. */
export const responses: Route = {
  method: 'POST',
  path: '/responses',
  answer(call: ProviderCall): Answer {
    const { body, instructions } = call;
    if (body['input'] === undefined) return createError(400, "Missing required parameter: 'input'.", 'input');
    const answer = answerResponse(call);
    const background = body['background'] === true && body['stream'] !== true;
    if (body['store'] !== false) store(call, answer, background ? BACKGROUND_POLLS : 0);
    if (body['stream'] === true) return { events: listResponseEvents(answer, instructions.ending === 'error') };
    if (background) return { status: 200, body: createUnfinished(createBody(answer), 'queued') };
    return { status: 200, body: createBody(answer) };
  },
};

/** A response that is not done: no output, no usage. */
export function createUnfinished(response: JsonObject, status: 'queued' | 'in_progress' | 'cancelled'): JsonObject {
  return {
    ...response,
    status,
    completed_at: null,
    error: null,
    incomplete_details: null,
    output: [],
    usage: null,
    service_tier: 'auto',
  };
}

function createBody({ head, status, output, usage }: ResponseAnswer): JsonObject {
  return { ...head, status, output, usage };
}

function store({ memory }: ProviderCall, answer: ResponseAnswer, pollsLeft: number): void {
  memory.responses.set(String(answer.head['id']), {
    response: createBody(answer),
    events: listResponseEvents(answer, false),
    pollsLeft,
  });
  if (memory.responses.size > MAX_STORED) memory.responses.delete(memory.responses.keys().next().value ?? '');
}
