import type { Context } from '@opentelemetry/api';
import type { ModelCall } from './model-call.ts';

/** A request that came in at a door, as long as the client makes it. */
export interface Tracked {
  /** The context of every attempt. */
  readonly context: Context;
  /** The model call that it is, if it is one. */
  readonly call: ModelCall | undefined;
}

/** By the options that the client's methods hand to each other: openai 7 retries in whatever context reads the body. */
const byOptions = new WeakMap<object, Tracked>();

/** The request that was made with these options, as long as its call has not ended. */
export function findSent(options: unknown): Tracked | undefined {
  return typeof options === 'object' && options !== null ? byOptions.get(options) : undefined;
}

/** Remembers with which options, or promise of them, a request is made. */
export function rememberSent(options: unknown, request: Tracked): void {
  if (typeof options !== 'object' || options === null) return;
  if (!(options instanceof Promise)) {
    byOptions.set(options, request);
    // What a weak map holds outlives the collections of young objects, and all that hangs on it: short calls should not.
    request.call?.onceEnded(() => {
      // An application may make two requests with one object.
      if (byOptions.get(options) === request) byOptions.delete(options);
    });
    return;
  }
  // Ahead of the client, which reads them too and is told of their failure.
  options.then(
    (known) => rememberSent(known, request),
    () => {},
  );
}
