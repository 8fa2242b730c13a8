import { ATTR_OPENAI_API_TYPE } from '../semconv.ts';
import type { Operation } from './operation.ts';
import { responses } from './responses.ts';

/** What reading a response that another call created has in common. */
const stored = {
  ...responses,
  name: 'fetch_response',
  billed: false,
  constant: { [ATTR_OPENAI_API_TYPE]: 'responses' },
  readRequest: () => ({}),
} as const satisfies Operation;

/** https://platform.openai.com/docs/api-reference/responses/get: polling a background response, or streaming it again. */
export const retrieveResponse: Operation = {
  ...stored,
  id: 'responses.retrieve',
  method: 'get',
  path: '/responses/{id}',
};

/** https://platform.openai.com/docs/api-reference/responses/cancel */
export const cancelResponse: Operation = {
  ...stored,
  id: 'responses.cancel',
  path: '/responses/{id}/cancel',
};
