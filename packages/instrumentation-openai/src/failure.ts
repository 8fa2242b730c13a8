/** Why usage is not `reported`. */
export type UsageReason =
  | 'stream_aborted'
  | 'stream_unconsumed'
  | 'body_unread'
  | 'provider_silent'
  | 'does_not_add_up'
  // The answer is still being made: its usage is told by a span of its own, once it is seen finished.
  | 'background';

/** `error.type`: the HTTP status where there is one, else the class of the error. Always a string, whatever the body. */
export function errorType(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error;
  const { status } = error as { readonly status?: unknown };
  if (typeof status === 'number') return String(status);
  return error.constructor?.name || '_OTHER';
}
