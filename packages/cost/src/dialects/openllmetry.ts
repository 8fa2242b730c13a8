import { ATTR_GEN_AI_OPERATION_NAME, ATTR_GEN_AI_REQUEST_MODEL } from '../semconv.ts';
import { BILLED_OPERATIONS } from '../span/billed-operations.ts';
import { readCall } from '../span/read-call.ts';
import type { ModelCall, ReadableSpan } from '../span/types.ts';
import { vendoredModel } from './bedrock-model.ts';
import type { Dialect } from './dialect.ts';
import { conventionalProvider } from './provider-name.ts';
import { scopeOf } from './scope.ts';
import { settleUsage } from './settle-usage.ts';
import { count } from './values.ts';

/** `llm.request.type` (to about 0.20) as operations of the conventions; the other types are not model calls. */
const OPERATIONS: ReadonlyMap<unknown, string> = new Map([
  ['chat', 'chat'],
  ['completion', 'text_completion'],
  ['embedding', 'embeddings'],
  ['rerank', 'rerank'],
]);

/**
 * OpenLLMetry (Traceloop), seen in 0.12 and 0.27. Its spans of Anthropic's and Bedrock's APIs count cached tokens beside
 * the input (and leave them out of the total), those of Google's count thoughts beside the output.
 * https://github.com/traceloop/openllmetry-js
 */
export const openLlmetry: Dialect = {
  name: 'openllmetry',
  knows: (span) =>
    scopeOf(span).startsWith('@traceloop/') ||
    span.attributes['llm.request.type'] !== undefined ||
    span.attributes['traceloop.span.kind'] !== undefined,
  read(span) {
    const operation = readOperation(span);
    if (operation === undefined) return undefined;
    const call = readCall(span);
    const provider = conventionalProvider(call.provider);
    // Its spans of Python (`opentelemetry.instrumentation.anthropic`) count them inside.
    const cacheBeside =
      (provider === 'anthropic' || provider === 'aws.bedrock') && !/^opentelemetry\./.test(scopeOf(span));
    const model = provider === 'aws.bedrock' ? vendoredModel(call.model) : call.model;
    const requestModel = provider === 'aws.bedrock' ? vendoredModel(call.requestModel) : call.requestModel;
    const totalTokens =
      count(span.attributes['gen_ai.usage.total_tokens']) ?? count(span.attributes['llm.usage.total_tokens']);
    const settled = settleUsage(readUsage(span, call), { totalTokens, cacheBeside });
    return { ...call, provider, model, requestModel, operation, ...settled };
  },
};

/** Of workflows, tasks, agents and tools there is none. */
function readOperation(span: ReadableSpan): string | undefined {
  const { attributes } = span;
  if (attributes['traceloop.span.kind'] !== undefined) return undefined;
  const named = attributes[ATTR_GEN_AI_OPERATION_NAME];
  if (named !== undefined) return typeof named === 'string' && BILLED_OPERATIONS.has(named) ? named : undefined;
  const type = attributes['llm.request.type'];
  if (type !== undefined) return OPERATIONS.get(type);
  // Its Bedrock spans of Converse say nothing but the model.
  return attributes[ATTR_GEN_AI_REQUEST_MODEL] === undefined ? undefined : 'chat';
}

function readUsage({ attributes }: ReadableSpan, { usage }: ModelCall): ModelCall['usage'] {
  return {
    ...usage,
    inputTokens: count(usage.inputTokens) ?? count(attributes['llm.usage.prompt_tokens']),
    outputTokens: count(usage.outputTokens) ?? count(attributes['llm.usage.completion_tokens']),
    cachedInputTokens: count(usage.cachedInputTokens) ?? count(attributes['gen_ai.usage.cache_read_input_tokens']),
    cacheWriteTokens: count(usage.cacheWriteTokens) ?? count(attributes['gen_ai.usage.cache_creation_input_tokens']),
    reasoningTokens: count(usage.reasoningTokens) ?? count(attributes['gen_ai.usage.reasoning_tokens']),
  };
}
