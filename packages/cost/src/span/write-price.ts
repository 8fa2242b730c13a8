import { usdOf } from '../rate.ts';
import * as names from '../semconv.ts';
import type { Price, PriceParts } from '../types.ts';
import type { AttributeWriter } from './attribute-writer.ts';
import { type CostPreset, PRESETS } from './presets.ts';

const PARTS: readonly (readonly [name: string, part: keyof PriceParts])[] = [
  [names.ATTR_LLM_COST_INPUT, 'input'],
  [names.ATTR_LLM_COST_OUTPUT, 'output'],
  [names.ATTR_LLM_COST_CACHE_READ, 'cacheRead'],
  [names.ATTR_LLM_COST_CACHE_WRITE, 'cacheWrite'],
  [names.ATTR_LLM_COST_MEDIA, 'media'],
  [names.ATTR_LLM_COST_FEES, 'fees'],
];

/** Writes the attributes of a price, in USD; parts that are nothing are left out. */
export function writePrice(price: Price, writer: AttributeWriter, presets: readonly CostPreset[]): void {
  if (price.usd !== undefined) {
    // Back ends that nest attributes by their dots cannot hold a value where `gen_ai.usage.cost.amount` hangs.
    if (!presets.includes('gen_ai_cost')) writer.set(names.ATTR_GEN_AI_USAGE_COST, price.usd);
    for (const [name, part] of PARTS) {
      const amount = price.parts[part];
      if (amount > 0n) writer.set(name, usdOf(amount));
    }
    if (price.cacheSavings > 0n) writer.set(names.ATTR_LLM_COST_CACHE_SAVINGS, usdOf(price.cacheSavings));
    for (const preset of presets) PRESETS[preset](price, writer);
  }
  writer.set(names.ATTR_LLM_COST_STATUS, price.status);
  if (price.reason) writer.set(names.ATTR_LLM_COST_REASON, price.reason);
  writer.set(names.ATTR_LLM_COST_SOURCE, price.source);
}
