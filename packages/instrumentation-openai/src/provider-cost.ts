import { isObject } from './json.ts';

/** xAI states its cost in ticks of 1e-10 USD (https://docs.x.ai/docs/models). */
const USD_PER_TICK = 1e-10;

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
  if (inTicks !== undefined && inTicks > 0) return inTicks * USD_PER_TICK;
  return isObject(gateway) ? amount(gateway['cost_estimate']) : undefined;
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
