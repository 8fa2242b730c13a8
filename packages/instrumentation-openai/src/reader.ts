import type { WatchedCall } from './ended-call.ts';
import type { ModelCall } from './model-call.ts';

/**
 * Stands for an answer that can still be read: whatever can read it reaches its call through this object, and nothing
 * else holds it for long. Once it is collected, nobody can read the answer any more.
 */
export interface Reader {
  call: WatchedCall;
}

const registry = new FinalizationRegistry<WeakRef<ModelCall>>((call) => call.deref()?.onAbandoned());

/** Has a call ended as abandoned when its reader is collected. */
export function watchReader(reader: Reader, call: ModelCall): void {
  registry.register(reader, new WeakRef(call));
}
