import { readCall, text } from '../span/read-call.ts';
import type { ModelCall, ReadableSpan } from '../span/types.ts';
import { vendoredModel } from './bedrock-model.ts';
import type { Dialect } from './dialect.ts';
import { conventionalProvider } from './provider-name.ts';
import { type Containment, settleUsage } from './settle-usage.ts';
import { count, parseObject } from './values.ts';

const OPERATIONS: ReadonlyMap<unknown, string> = new Map([
  ['LLM', 'chat'],
  ['EMBEDDING', 'embeddings'],
]);

/**
 * OpenInference (Arize), seen in its instrumentations of OpenAI 4.2, Anthropic 0.2, Bedrock 0.5 and LangChain 4.1.
 * Cached tokens are inside the prompt, but for Bedrock's InvokeModel, which passes the provider's numbers on.
 * https://arize-ai.github.io/openinference/spec/attributes/semantic-conventions.html
 */
export const openInference: Dialect = {
  name: 'openinference',
  knows: ({ attributes }) => attributes['openinference.span.kind'] !== undefined,
  read(span) {
    const { attributes } = span;
    const operation = OPERATIONS.get(attributes['openinference.span.kind']);
    if (operation === undefined) return undefined;
    const call = readCall(span);
    const provider = readProvider(span) ?? call.provider;
    const named = text(attributes['llm.model_name']) ?? text(attributes['embedding.model_name']);
    const model = text(attributes['llm.response.model_name']) ?? named ?? call.model;
    const settled = settleUsage(readUsage(span, call), readContainment(span, provider));
    const answer = readAnswer(attributes['output.value']);
    return {
      ...call,
      operation,
      provider,
      model: provider === 'aws.bedrock' ? vendoredModel(model) : model,
      requestModel: text(attributes['llm.request.model_name']) ?? call.requestModel,
      serviceTier: call.serviceTier ?? answer.serviceTier,
      responseId: call.responseId ?? answer.id,
      providerCostUsd: call.providerCostUsd ?? attributes['llm.cost.total'],
      ...settled,
    };
  },
};

/** `llm.system` names the API whose form was used, `llm.provider` who runs it; LangChain says it in its metadata. */
function readProvider({ attributes }: ReadableSpan): string | undefined {
  return conventionalProvider(
    text(attributes['llm.provider']) ??
      text(parseObject(attributes['metadata'])?.['ls_provider']) ??
      text(attributes['llm.system']),
  );
}

function readContainment({ attributes }: ReadableSpan, provider: string | undefined): Containment {
  const totalTokens = count(attributes['llm.token_count.total']);
  return {
    totalTokens,
    cacheBeside: provider === 'aws.bedrock' && totalTokens === undefined,
    cacheMayBeBeside: provider === 'anthropic' || provider === 'aws.bedrock',
  };
}

function readUsage({ attributes }: ReadableSpan, { usage }: ModelCall): ModelCall['usage'] {
  const told = (name: string): number | undefined => count(attributes[`llm.token_count.${name}`]);
  return {
    ...usage,
    inputTokens: told('prompt') ?? usage.inputTokens,
    outputTokens: told('completion') ?? usage.outputTokens,
    cachedInputTokens: told('prompt_details.cache_read') ?? usage.cachedInputTokens,
    cacheWriteTokens: told('prompt_details.cache_write') ?? usage.cacheWriteTokens,
    inputAudioTokens: told('prompt_details.audio') ?? usage.inputAudioTokens,
    reasoningTokens: told('completion_details.reasoning') ?? usage.reasoningTokens,
    outputAudioTokens: told('completion_details.audio') ?? usage.outputAudioTokens,
  };
}

/** How much of an answer is looked through, in UTF-16 code units. */
const MAX_ANSWER_LENGTH = 16_384;
// Quotes inside the answer's own texts are escaped, so that these are keys of the provider's JSON.
const RESPONSE_ID = /"id":"((?:chatcmpl-|cmpl-|resp_|msg_)[\w-]{1,120})"/;
const SERVICE_TIER = /"service_tier":"(\w{1,32})"/;

/** What only the answer itself says, which these emitters attach as they got it. */
function readAnswer(value: unknown): { readonly id?: string | undefined; readonly serviceTier?: string | undefined } {
  if (typeof value !== 'string' || value[0] !== '{') return {};
  const start = value.slice(0, MAX_ANSWER_LENGTH);
  return { id: RESPONSE_ID.exec(start)?.[1], serviceTier: SERVICE_TIER.exec(start)?.[1] };
}
