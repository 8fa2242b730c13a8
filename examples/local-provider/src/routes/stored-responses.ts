import { createError } from '../errors.ts';
import { readInput } from '../response-answer.ts';
import { readString } from '../text.ts';
import type { Answer, ProviderCall, Route } from '../types.ts';
import { countTokens } from '../usage.ts';
import { createUnfinished } from './responses.ts';

/** `GET /v1/responses/:id`, plain or as the events that made it. */
export const retrieveResponse: Route = {
  method: 'GET',
  path: '/responses/:id',
  answer(call: ProviderCall): Answer {
    const stored = call.memory.responses.get(call.params['id'] ?? '');
    if (!stored) return createMissing(call);
    if (call.query.get('stream') === 'true') return { events: stored.events };
    if (stored.pollsLeft === 0) return { status: 200, body: stored.response };
    stored.pollsLeft -= 1;
    return { status: 200, body: createUnfinished(stored.response, 'in_progress') };
  },
};

/** `POST /v1/responses/:id/cancel`: a background response that is not done stays without usage. */
export const cancelResponse: Route = {
  method: 'POST',
  path: '/responses/:id/cancel',
  answer(call: ProviderCall): Answer {
    const id = call.params['id'] ?? '';
    const stored = call.memory.responses.get(id);
    if (!stored) return createMissing(call);
    if (stored.response['background'] !== true) return createError(400, 'Cannot cancel a synchronous response.');
    if (stored.pollsLeft === 0) return { status: 200, body: stored.response };
    const cancelled = createUnfinished(stored.response, 'cancelled');
    call.memory.responses.set(id, { response: cancelled, events: [], pollsLeft: 0 });
    return { status: 200, body: cancelled };
  },
};

/** `DELETE /v1/responses/:id` */
export const deleteResponse: Route = {
  method: 'DELETE',
  path: '/responses/:id',
  answer(call: ProviderCall): Answer {
    const id = call.params['id'] ?? '';
    if (!call.memory.responses.delete(id)) return createMissing(call);
    return { status: 200, body: { id, object: 'response.deleted', deleted: true } };
  },
};

/** `POST /v1/responses/input_tokens`: counts, and bills nothing. */
export const countResponseInput: Route = {
  method: 'POST',
  path: '/responses/input_tokens',
  answer({ body }: ProviderCall): Answer {
    const text = readString(body['instructions']) + readInput(body['input']);
    return { status: 200, body: { object: 'response.input_tokens', input_tokens: countTokens(text) } };
  },
};

function createMissing(call: ProviderCall): Answer {
  return createError(404, `Response with id '${call.params['id']}' not found.`);
}
