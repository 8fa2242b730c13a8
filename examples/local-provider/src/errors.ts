import type { Answer } from './types.ts';

interface ErrorShape {
  readonly type: string;
  readonly code: string | null;
  readonly message: string;
}

const SHAPES: ReadonlyMap<number, ErrorShape> = new Map([
  [400, { type: 'invalid_request_error', code: null, message: 'The request was malformed.' }],
  [401, { type: 'invalid_request_error', code: 'invalid_api_key', message: 'Incorrect API key provided: local.' }],
  [403, { type: 'insufficient_permissions', code: null, message: 'You have insufficient permissions.' }],
  [404, { type: 'invalid_request_error', code: 'model_not_found', message: 'The model does not exist.' }],
  [429, { type: 'requests', code: 'rate_limit_exceeded', message: 'Rate limit reached. Please try again in 1ms.' }],
  [500, { type: 'server_error', code: null, message: 'The server had an error while processing your request.' }],
  [503, { type: 'server_error', code: null, message: 'The engine is currently overloaded.' }],
]);

/** An error answer in OpenAI's shape. `retry-after-ms: 1` lets a client that retries do so at once. */
export function createError(status: number, message?: string, param: string | null = null): Answer {
  const shape = SHAPES.get(status) ?? {
    type: status < 500 ? 'invalid_request_error' : 'server_error',
    code: null,
    message: `The request failed with status ${status}.`,
  };
  return {
    status,
    body: { error: { message: message ?? shape.message, type: shape.type, param, code: shape.code } },
    headers: { 'retry-after-ms': '1' },
  };
}
