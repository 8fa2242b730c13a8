import { text } from '../json.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/** https://platform.openai.com/docs/api-reference/moderations: free, and its body says nothing of usage. */
export const moderations: Operation = {
  id: 'moderations',
  name: 'moderation',
  method: 'post',
  path: '/moderations',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: () => ({}),
  readBody(body, answer) {
    answer.id ??= text(body['id']);
    answer.model ??= text(body['model']);
    answer.failure = readBodyFailure(body);
  },
  readChunk() {},
};
