import type { Attributes } from '@opentelemetry/api';
import { usdOf } from '../rate.ts';
import * as names from '../semconv.ts';
import type { Price } from '../types.ts';
import type { AttributeWriter } from './attribute-writer.ts';
import { type CostPreset, PRESETS } from './presets.ts';

/** Writes the attributes of a price, in USD; parts that are nothing are left out. */
export function writePrice(price: Price, writer: AttributeWriter, presets: readonly CostPreset[]): void {
  if (price.usd !== undefined) {
    // Back ends that nest attributes by their dots cannot hold a value where `gen_ai.usage.cost.amount` hangs.
    if (!presets.includes('gen_ai_cost')) writer.set(names.ATTR_GEN_AI_USAGE_COST, price.usd);
    writer.setAll(price, putParts);
    for (const preset of presets) PRESETS[preset](price, writer);
  }
  writer.setAll(price, putStatus);
}

function putParts({ parts, cacheSavings }: Price, to: Attributes): void {
  const { input, output, cacheRead, cacheWrite, media, fees } = parts;
  if (input > 0n) to[names.ATTR_LLM_COST_INPUT] = usdOf(input);
  if (output > 0n) to[names.ATTR_LLM_COST_OUTPUT] = usdOf(output);
  if (cacheRead > 0n) to[names.ATTR_LLM_COST_CACHE_READ] = usdOf(cacheRead);
  if (cacheWrite > 0n) to[names.ATTR_LLM_COST_CACHE_WRITE] = usdOf(cacheWrite);
  if (media > 0n) to[names.ATTR_LLM_COST_MEDIA] = usdOf(media);
  if (fees > 0n) to[names.ATTR_LLM_COST_FEES] = usdOf(fees);
  if (cacheSavings > 0n) to[names.ATTR_LLM_COST_CACHE_SAVINGS] = usdOf(cacheSavings);
}

function putStatus({ status, reason, source }: Price, to: Attributes): void {
  to[names.ATTR_LLM_COST_STATUS] = status;
  if (reason) to[names.ATTR_LLM_COST_REASON] = reason;
  to[names.ATTR_LLM_COST_SOURCE] = source;
}
