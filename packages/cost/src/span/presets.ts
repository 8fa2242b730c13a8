import { usdOf } from '../rate.ts';
import * as names from '../semconv.ts';
import type { Price } from '../types.ts';
import type { AttributeWriter } from './attribute-writer.ts';

/** Writes the amount of a price under other back ends' names. Only called for prices that have one. */
type WritePreset = (price: Price, writer: AttributeWriter) => void;

/** A set of names for the cost, read by other back ends than ours. */
export type CostPreset = 'gen_ai_cost' | 'openinference';

/** What writes them. */
export const PRESETS: Readonly<Record<CostPreset, WritePreset>> = {
  /** Pending: https://github.com/open-telemetry/semantic-conventions-genai/pull/443 */
  gen_ai_cost({ usd = 0, source }, writer) {
    writer.setNew(names.ATTR_GEN_AI_USAGE_COST_AMOUNT, usd);
    writer.setNew(names.ATTR_GEN_AI_USAGE_COST_CURRENCY, 'USD');
    writer.setNew(names.ATTR_GEN_AI_USAGE_COST_SOURCE, source === 'provider' ? 'provider' : 'local');
  },
  /** https://arize-ai.github.io/openinference/spec/attributes/semantic-conventions.html */
  openinference({ usd = 0, parts, source }, writer) {
    writer.setNew(names.ATTR_LLM_COST_TOTAL, usd);
    if (source === 'provider') return;
    writer.setNew(names.ATTR_LLM_COST_PROMPT, usdOf(parts.input + parts.cacheRead + parts.cacheWrite));
    writer.setNew(names.ATTR_LLM_COST_COMPLETION, usdOf(parts.output));
  },
};
