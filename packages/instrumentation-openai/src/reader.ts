import type { ModelCall } from './model-call.ts';

/**
 * Stands for an answer that can still be read: whatever can read it reaches its call through this object, and nothing
 * else holds it. Once it is collected, nobody can read the answer any more.
 */
export interface Reader {
  readonly call: ModelCall;
}

const registry = new FinalizationRegistry<WeakRef<ModelCall>>((call) => call.deref()?.onAbandoned());

/** The only reader of a call; the call is ended as abandoned when it is collected. */
export function createReader(call: ModelCall): Reader {
  const reader = { call };
  registry.register(reader, new WeakRef(call));
  return reader;
}
