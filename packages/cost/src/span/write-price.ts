import type { Attributes } from '@opentelemetry/api';
import { usdOf } from '../rate.ts';
import type { Price } from '../types.ts';
import type { AttributeWriter } from './attribute-writer.ts';
import { type CostPreset, PRESETS } from './presets.ts';

/** Writes the attributes of a price, in USD; parts that are nothing are left out. */
export function writePrice(price: Price, writer: AttributeWriter, presets: readonly CostPreset[]): void {
  if (price.usd !== undefined) {
    // Back ends that nest attributes by their dots cannot hold a value where `gen_ai.usage.cost.amount` hangs.
    if (!presets.includes('gen_ai_cost')) writer.setAll(price, putCost);
    writer.setAll(price, putParts);
    for (const preset of presets) PRESETS[preset](price, writer);
  }
  writer.setAll(price, putStatus);
}

// Names as literals here, not the constants of semconv.ts: by a constant's name, V8 stores as by any variable, and an
// object with as many properties as these spans have becomes a hash table of one and a half kilobytes.

function putCost({ usd }: Price, to: Attributes): void {
  if (usd !== undefined) to['gen_ai.usage.cost'] = usd;
}

function putParts({ parts, cacheSavings }: Price, to: Attributes): void {
  const { input, output, cacheRead, cacheWrite, media, fees } = parts;
  if (input > 0n) to['llm.cost.input'] = usdOf(input);
  if (output > 0n) to['llm.cost.output'] = usdOf(output);
  if (cacheRead > 0n) to['llm.cost.cache_read'] = usdOf(cacheRead);
  if (cacheWrite > 0n) to['llm.cost.cache_write'] = usdOf(cacheWrite);
  if (media > 0n) to['llm.cost.media'] = usdOf(media);
  if (fees > 0n) to['llm.cost.fees'] = usdOf(fees);
  if (cacheSavings > 0n) to['llm.cost.cache_savings'] = usdOf(cacheSavings);
}

function putStatus({ status, reason, source }: Price, to: Attributes): void {
  to['llm.cost.status'] = status;
  if (reason) to['llm.cost.reason'] = reason;
  to['llm.cost.source'] = source;
}
