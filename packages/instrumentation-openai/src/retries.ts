import { context, createContextKey } from '@opentelemetry/api';
import type { ModelCall } from './model-call.ts';
import { report } from './report.ts';
import { unwrapMethod, wrapMethod } from './wrapped-method.ts';

/** The call whose request is being made in a context. */
export const MODEL_CALL: symbol = createContextKey('spendspan.model-call');

const OBSERVERS: Readonly<Record<string, (call: ModelCall, args: readonly unknown[]) => void>> = {
  shouldRetry: (call, [response]) => {
    call.lastStatus = (response as { readonly status?: number } | undefined)?.status;
  },
  retryRequest: (call) => call.onRetry(),
};

/**
 * Watches the client's retries, which happen beneath its door: `shouldRetry` sees the status of an attempt that failed,
 * `retryRequest` begins the next one. A client without them is watched as well, its attempts uncounted.
 */
export function wrapRetries(owner: object): void {
  for (const [name, observe] of Object.entries(OBSERVERS)) {
    wrapMethod(owner, name, (original) => {
      return function observedRetry(...args) {
        try {
          const call = context.active().getValue(MODEL_CALL) as ModelCall | undefined;
          if (call) observe(call, args);
        } catch (error) {
          report(error);
        }
        return original.apply(this, args);
      };
    });
  }
}

/** Gives the client's own methods back. */
export function unwrapRetries(owner: object): void {
  for (const name of Object.keys(OBSERVERS)) unwrapMethod(owner, name);
}
