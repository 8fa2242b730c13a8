import type { Attributes } from '@opentelemetry/api';
import type { Answer } from '../answer.ts';
import { isObject, type Json, text } from '../json.ts';
import {
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_REQUEST_MAX_TOKENS,
  ATTR_OPENAI_API_TYPE,
} from '../semconv.ts';
import { readUsage } from '../usage.ts';
import type { Operation } from './operation.ts';
import { samplingAttributes } from './request.ts';

/** https://platform.openai.com/docs/api-reference/realtime-server-events/response/done: one response of a session. */
export const realtime: Operation = {
  id: 'realtime',
  name: 'realtime',
  method: 'get',
  path: '/realtime',
  billed: true,
  constant: { [ATTR_OPENAI_API_TYPE]: 'realtime' },
  asksForStreamUsage: false,
  readRequest,
  readBody: readEvent,
  readChunk: readEvent,
};

function readRequest(response: Json): Attributes {
  const attributes = samplingAttributes(response);
  // Until 2025 `modalities` and `max_response_output_tokens`.
  const { output_modalities: modalities = response['modalities'], conversation_id: conversation } = response;
  const { max_output_tokens: maxTokens } = response;
  if (typeof maxTokens === 'number') attributes[ATTR_GEN_AI_REQUEST_MAX_TOKENS] = maxTokens;
  if (text(conversation) !== undefined) attributes[ATTR_GEN_AI_CONVERSATION_ID] = conversation as string;
  if (Array.isArray(modalities)) {
    attributes[ATTR_GEN_AI_OUTPUT_TYPE] = modalities.includes('audio') ? 'speech' : 'text';
  }
  return attributes;
}

/** An event about a response, with the model of its session, which the response does not name. */
function readEvent({ response, model }: Json, answer: Answer): void {
  answer.model = text(model) ?? answer.model;
  if (!isObject(response)) return;
  answer.id = text(response['id']) ?? answer.id;
  answer.usage = readUsage(response['usage']) ?? answer.usage;
  const details = isObject(response['status_details']) ? response['status_details'] : {};
  const reason = finishReason(response['status'], details['reason']);
  if (reason !== undefined) answer.finishReasons = [reason];
  if (response['status'] !== 'failed') return;
  const error = isObject(details['error']) ? details['error'] : {};
  answer.failure = text(error['code']) ?? text(error['type']) ?? 'response_failed';
}

/** The finish reason for the state a response ended in; undefined while it has not. */
function finishReason(status: unknown, reason: unknown): string | undefined {
  switch (status) {
    case 'completed':
      return 'stop';
    case 'incomplete':
      return reason === 'max_output_tokens' ? 'length' : (text(reason) ?? 'length');
    // Somebody spoke, or the application asked for it: what was made by then is billed.
    case 'cancelled':
      return 'cancelled';
    case 'failed':
      return 'error';
    default:
      return undefined;
  }
}
