import type { Operation } from './operation.ts';
import { responses } from './responses.ts';

/** https://platform.openai.com/docs/api-reference/responses/compact: billed as the response that it is. */
export const compactResponse: Operation = {
  ...responses,
  id: 'responses.compact',
  path: '/responses/compact',
};
