import type { Attributes } from '@opentelemetry/api';
import type { Answer } from '../answer.ts';
import { readDrawn } from '../drawn-pictures.ts';
import { readTime } from '../job.ts';
import { isObject, type Json, text } from '../json.ts';
import { readProviderCost } from '../provider-cost.ts';
import {
  ATTR_GEN_AI_CONVERSATION_ID,
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_REQUEST_MAX_TOKENS,
  ATTR_OPENAI_API_TYPE,
} from '../semconv.ts';
import { readToolUsage } from '../tool-usage.ts';
import { readUsage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';
import { samplingAttributes } from './request.ts';

/** https://platform.openai.com/docs/api-reference/responses/create */
export const responses: Operation = {
  id: 'responses',
  name: 'chat',
  method: 'post',
  path: '/responses',
  billed: true,
  constant: { [ATTR_OPENAI_API_TYPE]: 'responses' },
  asksForStreamUsage: false,
  text: {
    prompt: (body) => [body['instructions'], body['input']],
    // Of events, the deltas alone: those that follow repeat their text.
    output: (part) => part['delta'] ?? part['output'],
  },
  readRequest,
  readBody(response, answer) {
    readResponse(response, answer);
    answer.failure ??= readBodyFailure(response);
    // A whole body of a response that is not done: the provider goes on without us.
    if (response['status'] === 'queued' || response['status'] === 'in_progress') answer.background = true;
  },
  readChunk(event, answer) {
    // The first event names the response, the last one bills it; those between are text.
    const response = event['response'];
    if (isObject(response)) readResponse(response, answer);
  },
};

function readRequest(body: Json): Attributes {
  const attributes = samplingAttributes(body);
  const { max_output_tokens: maxTokens, conversation, text: output } = body;
  if (typeof maxTokens === 'number') attributes[ATTR_GEN_AI_REQUEST_MAX_TOKENS] = maxTokens;
  const id = isObject(conversation) ? text(conversation['id']) : text(conversation);
  if (id !== undefined) attributes[ATTR_GEN_AI_CONVERSATION_ID] = id;
  const format = isObject(output) && isObject(output['format']) ? output['format']['type'] : undefined;
  if (format !== undefined) attributes[ATTR_GEN_AI_OUTPUT_TYPE] = format === 'text' ? 'text' : 'json';
  return attributes;
}

function readResponse(response: Json, answer: Answer): void {
  answer.id ??= text(response['id']);
  answer.createdAt = readTime(response, 'created_at') ?? answer.createdAt;
  if (response['background'] === true) answer.background = true;
  answer.model = text(response['model']) ?? answer.model;
  // "auto" until the tier that served is known.
  answer.serviceTier = text(response['service_tier']) ?? answer.serviceTier;
  answer.usage = readUsage(response['usage']) ?? answer.usage;
  answer.providerCostUsd = readProviderCost(response['usage']) ?? answer.providerCostUsd;
  answer.tools = readToolUsage(response) ?? answer.tools;
  // A cost that the provider states is that of all.
  answer.beside = answer.providerCostUsd === undefined ? (readDrawn(response) ?? answer.beside) : undefined;
  const reason = finishReason(response);
  if (reason !== undefined) answer.finishReasons = [reason];
  if (response['status'] === 'failed') {
    answer.failure = (isObject(response['error']) && text(response['error']['code'])) || 'response_failed';
  }
}

/** The conventions' finish reason for the state a response ended in; undefined while it has not. */
function finishReason(response: Json): string | undefined {
  switch (response['status']) {
    case 'completed':
      return 'stop';
    case 'incomplete': {
      const details = response['incomplete_details'];
      const reason = isObject(details) ? text(details['reason']) : undefined;
      return reason === undefined || reason === 'max_output_tokens' ? 'length' : reason;
    }
    case 'failed':
    case 'cancelled':
      return 'error';
    default:
      return undefined;
  }
}
