import { isGivenAway } from '../model-id.ts';

/**
 * Makers whose list prices hold at a provider that resells: OpenAI's and Anthropic's cost the same on Azure. What
 * others ask for their models there is on Azure's own list, or not known
 * (https://azure.microsoft.com/en-us/pricing/details/ai-foundry-models/).
 */
const RESOLD_AT_LIST: ReadonlySet<string> = new Set(['openai', 'anthropic']);

/** Whether a maker's list price holds where another provider sells the model. */
export function isResoldAtList(maker: string, model: string): boolean {
  return RESOLD_AT_LIST.has(maker) && !isGivenAway(model);
}

/** Whether a maker sells a model at all: OpenAI gives its open weights away, and its own API has none of them. */
export function isSold(provider: string, model: string): boolean {
  return provider !== 'openai' || !isGivenAway(model);
}
