import { performance } from 'node:perf_hooks';
import type { Call, Pricer } from '@spendspan/cost';

/** Milliseconds until a call has its price, by the clock: CPU is told in steps of 4. */
export function measureOnce(pricer: Pricer, call: Call): number {
  const began = performance.now();
  pricer.price(call);
  return performance.now() - began;
}
