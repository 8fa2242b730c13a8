import { readCall, text } from '../span/read-call.ts';
import type { Dialect } from './dialect.ts';
import { readLangfuseCost, readLangfuseUsage } from './langfuse-details.ts';
import { conventionalProvider } from './provider-name.ts';
import { parseObject } from './values.ts';

const OPERATIONS: ReadonlyMap<unknown, string> = new Map([
  ['generation', 'chat'],
  ['embedding', 'embeddings'],
]);

/**
 * Langfuse, seen in the tracing, OpenAI and LangChain packages of 5.11. Usage is a JSON object whose kinds do not
 * overlap: `input` is without `input_cached_tokens`. It names no host, and a provider only under LangChain.
 * https://langfuse.com/docs/model-usage-and-cost
 */
export const langfuse: Dialect = {
  name: 'langfuse',
  knows: ({ attributes }) => attributes['langfuse.observation.type'] !== undefined,
  read(span) {
    const { attributes } = span;
    const operation = OPERATIONS.get(attributes['langfuse.observation.type']);
    if (operation === undefined) return undefined;
    const call = readCall(span);
    const details = parseObject(attributes['langfuse.observation.usage_details']);
    const askedFor = text(attributes['langfuse.observation.metadata.ls_model_name']);
    return {
      ...call,
      operation: call.operation ?? operation,
      provider: call.provider ?? conventionalProvider(text(attributes['langfuse.observation.metadata.ls_provider'])),
      model: text(attributes['langfuse.observation.model.name']) ?? call.model,
      requestModel: askedFor ?? call.requestModel,
      providerCostUsd:
        call.providerCostUsd ?? readLangfuseCost(parseObject(attributes['langfuse.observation.cost_details'])),
      ...(details && readLangfuseUsage(details)),
    };
  },
};
