import type { Attributes } from '@opentelemetry/api';
import { isObject, type Json } from '../json.ts';
import {
  ATTR_GEN_AI_OUTPUT_TYPE,
  ATTR_GEN_AI_REQUEST_CHOICE_COUNT,
  ATTR_GEN_AI_REQUEST_MAX_TOKENS,
  ATTR_OPENAI_API_TYPE,
} from '../semconv.ts';
import { readChoices, readChoicesBody } from './choices.ts';
import type { Operation } from './operation.ts';
import { samplingAttributes } from './request.ts';

/** https://platform.openai.com/docs/api-reference/chat/create */
export const chatCompletions: Operation = {
  id: 'chat.completions',
  name: 'chat',
  method: 'post',
  path: '/chat/completions',
  billed: true,
  constant: { [ATTR_OPENAI_API_TYPE]: 'chat_completions' },
  asksForStreamUsage: true,
  text: { prompt: (body) => body['messages'], output: (part) => part['choices'] },
  readRequest,
  readBody: readChoicesBody,
  readChunk: readChoices,
};

function readRequest(body: Json): Attributes {
  const attributes = samplingAttributes(body);
  const maxTokens = body['max_completion_tokens'] ?? body['max_tokens'];
  if (typeof maxTokens === 'number') attributes[ATTR_GEN_AI_REQUEST_MAX_TOKENS] = maxTokens;
  if (typeof body['n'] === 'number' && body['n'] !== 1) attributes[ATTR_GEN_AI_REQUEST_CHOICE_COUNT] = body['n'];
  const { response_format: format, modalities } = body;
  if (isObject(format)) attributes[ATTR_GEN_AI_OUTPUT_TYPE] = format['type'] === 'text' ? 'text' : 'json';
  if (Array.isArray(modalities) && modalities.includes('audio')) attributes[ATTR_GEN_AI_OUTPUT_TYPE] = 'speech';
  return attributes;
}
