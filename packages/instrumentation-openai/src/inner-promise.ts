import { replaceMethod } from './replace-method.ts';
import type { Method } from './wrapped-method.ts';

/** Takes the promise that parses the answer of the list whose request is made right now. */
let take: ((promise: unknown) => void) | undefined;

/**
 * Makes the request of a list. The promise that openai 7 returns for one leaves the parsing to another, which it does not
 * show: `onInner` gets that one as soon as it is made, and nothing in other versions.
 */
export function withInner<T>(make: () => T, onInner: (promise: unknown) => void): T {
  const outer = take;
  take = (promise) => {
    take = undefined;
    onInner(promise);
  };
  try {
    return make();
  } finally {
    take = outer;
  }
}

/** Wraps the client's method that makes such promises; absent before openai 7. */
export const noteInner = (original: Method): Method =>
  function responsePromise(...args) {
    const promise = original.apply(this, args);
    take?.(promise);
    return promise;
  };

/**
 * Has the raw response of a list taken from the promise that is observed: of two, a failed request would be handled by one
 * and stay unhandled in the other.
 */
export function shareResponse(promise: unknown, inner: unknown): void {
  const { asResponse } = inner as { asResponse(): unknown };
  if (typeof asResponse !== 'function') return;
  replaceMethod(promise as { asResponse: unknown }, 'asResponse', function observedAsResponse() {
    return asResponse.call(inner);
  });
}
