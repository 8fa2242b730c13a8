import { isObject } from './json.ts';
import { isEventStream, readHeader } from './read-header.ts';

/** xAI states its cost in ticks of 1e-10 USD (https://docs.x.ai/docs/models). A division is exact where the factor 1e-10 is not. */
const TICKS_PER_USD = 1e10;

/**
 * The cost in USD that the provider or gateway itself stated in a usage object; undefined when it stated none.
 * OpenRouter: `cost`, and for calls on the user's own key, where that is 0, what the upstream provider charges;
 * Perplexity: `cost.total_cost`; xAI: `cost_in_usd_ticks`, where 0 stands on bodies that are not free and says nothing;
 * Pydantic's gateway: `pydantic_ai_gateway.cost_estimate`.
 */
export function readProviderCost(usage: unknown): number | undefined {
  if (!isObject(usage)) return undefined;
  const { cost, cost_details: details, cost_in_usd_ticks: ticks, pydantic_ai_gateway: gateway } = usage;
  const upstream = isObject(details) ? amount(details['upstream_inference_cost']) : undefined;
  if (usage['is_byok'] === true && upstream !== undefined) return (amount(cost) ?? 0) + upstream;
  const stated = isObject(cost) ? amount(cost['total_cost']) : amount(cost);
  if (stated !== undefined) return stated;
  const inTicks = amount(ticks);
  if (inTicks !== undefined && inTicks > 0) return inTicks / TICKS_PER_USD;
  return isObject(gateway) ? amount(gateway['cost_estimate']) : undefined;
}

/** https://docs.litellm.ai/docs/proxy/response_headers */
const LITELLM_COST = 'x-litellm-response-cost';

/** As Python writes a float: `0.000214`, `3.45e-05`. */
const DECIMAL = /^\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i;

/**
 * The cost in USD that LiteLLM's proxy states in a header of its answer, its discounts and margins inside; undefined when
 * it states none. The head of a stream is sent before anything is generated: what it says is not what the call costs.
 */
export function readHeaderCost(response: unknown): number | undefined {
  const stated = readHeader(response, LITELLM_COST);
  if (stated === undefined || !DECIMAL.test(stated)) return undefined;
  if (isEventStream(response)) return undefined;
  return amount(Number(stated));
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
