import { ATTR_GEN_AI_REQUEST_CHOICE_COUNT, ATTR_GEN_AI_REQUEST_MAX_TOKENS } from '../semconv.ts';
import { readChoices, readChoicesBody } from './choices.ts';
import type { Operation } from './operation.ts';
import { samplingAttributes } from './request.ts';

/** https://platform.openai.com/docs/api-reference/completions (legacy text completions) */
export const completions: Operation = {
  id: 'completions',
  name: 'text_completion',
  method: 'post',
  path: '/completions',
  billed: true,
  constant: {},
  asksForStreamUsage: true,
  text: { prompt: (body) => body['prompt'], output: (part) => part['choices'] },
  readRequest(body) {
    const attributes = samplingAttributes(body);
    if (typeof body['max_tokens'] === 'number') attributes[ATTR_GEN_AI_REQUEST_MAX_TOKENS] = body['max_tokens'];
    if (typeof body['n'] === 'number' && body['n'] !== 1) attributes[ATTR_GEN_AI_REQUEST_CHOICE_COUNT] = body['n'];
    return attributes;
  },
  readBody: readChoicesBody,
  readChunk: readChoices,
};
