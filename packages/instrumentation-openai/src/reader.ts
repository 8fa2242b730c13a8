import type { ModelCall } from './model-call.ts';

/**
 * Stands for an answer that can still be read: whatever can read it reaches its call through this object, and nothing
 * else holds it for long. Once it is collected, nobody can read the answer any more.
 */
export interface Reader {
  readonly call: ModelCall;
}

const registry = new FinalizationRegistry<WeakRef<ModelCall>>((call) => call.deref()?.onAbandoned());

/** Has the call of a reader ended as abandoned when the reader is collected. */
export function watchReader(reader: Reader): void {
  registry.register(reader, new WeakRef(reader.call));
}
