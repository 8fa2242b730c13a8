import { usdOf } from '../rate.ts';
import * as names from '../semconv.ts';
import type { Price, PriceParts } from '../types.ts';

const PARTS: readonly (readonly [name: string, part: keyof PriceParts])[] = [
  [names.ATTR_LLM_COST_INPUT, 'input'],
  [names.ATTR_LLM_COST_OUTPUT, 'output'],
  [names.ATTR_LLM_COST_CACHE_READ, 'cacheRead'],
  [names.ATTR_LLM_COST_CACHE_WRITE, 'cacheWrite'],
  [names.ATTR_LLM_COST_MEDIA, 'media'],
  [names.ATTR_LLM_COST_FEES, 'fees'],
];

/** Hands the attributes of a price to `set`, in USD; parts that are nothing are left out. */
export function writePrice(price: Price, set: (name: string, value: string | number) => unknown): void {
  if (price.usd !== undefined) {
    set(names.ATTR_GEN_AI_USAGE_COST, price.usd);
    for (const [name, part] of PARTS) {
      const amount = price.parts[part];
      if (amount > 0n) set(name, usdOf(amount));
    }
    if (price.cacheSavings > 0n) set(names.ATTR_LLM_COST_CACHE_SAVINGS, usdOf(price.cacheSavings));
  }
  set(names.ATTR_LLM_COST_STATUS, price.status);
  if (price.reason) set(names.ATTR_LLM_COST_REASON, price.reason);
  set(names.ATTR_LLM_COST_SOURCE, price.source);
}
