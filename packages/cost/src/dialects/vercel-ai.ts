import { readCall, text } from '../span/read-call.ts';
import type { ModelCall, ReadableSpan } from '../span/types.ts';
import type { Dialect } from './dialect.ts';
import { conventionalProvider } from './provider-name.ts';
import { settleUsage } from './settle-usage.ts';
import { count } from './values.ts';
import { readMetadata } from './vercel-ai-metadata.ts';

/** `ai.generateText.doGenerate`: one call; `ai.generateText` is the sum of them, and `ai.toolCall` is none. */
const MODEL_CALL = /^ai\.\w+\.do(Generate|Stream|Embed|Rerank)$/;

/**
 * The AI SDK, seen in 4.3, 5.0, 6.0 and, with `LegacyOpenTelemetry`, 7.0 (which by default writes the conventions).
 * Before 6, cached tokens of Anthropic and Bedrock are beside the input, thoughts of Google beside the output, and what
 * `generateText` leaves out stands in the provider's metadata only; usage that was not told is NaN in 4.
 * https://ai-sdk.dev/docs/ai-sdk-core/telemetry
 */
export const vercelAi: Dialect = {
  name: 'vercel-ai',
  knows: ({ attributes }) => attributes['ai.operationId'] !== undefined,
  read(span) {
    const { attributes } = span;
    const kind = MODEL_CALL.exec(text(attributes['ai.operationId']) ?? '')?.[1];
    if (kind === undefined) return undefined;
    const call = readCall(span);
    const metadata = readMetadata(attributes['ai.response.providerMetadata']);
    const adapter = text(attributes['ai.model.provider']) ?? '';
    const settled = settleUsage(readUsage(span, call, metadata.usage), {
      totalTokens: count(attributes['ai.usage.totalTokens']) ?? metadata.totalTokens,
      cacheBeside: BESIDE.test(adapter) && attributes['ai.usage.inputTokenDetails.noCacheTokens'] === undefined,
    });
    return {
      ...call,
      operation: kind === 'Embed' ? 'embeddings' : kind === 'Rerank' ? 'rerank' : 'chat',
      provider: readProvider(adapter) ?? call.provider,
      requestModel: text(attributes['ai.model.id']) ?? call.requestModel,
      model: text(attributes['ai.response.model']) ?? call.model,
      responseId: call.responseId ?? text(attributes['ai.response.id']),
      serviceTier: call.serviceTier ?? metadata.serviceTier,
      providerCostUsd: call.providerCostUsd ?? metadata.costUsd,
      ...settled,
    };
  },
};

/** Whose adapters passed the provider's own input count on before version 6. */
const BESIDE = /anthropic|bedrock/;

/** `openai.chat`, `anthropic.messages`, `google.vertex.chat`: the provider, then which of its APIs. */
function readProvider(adapter: string): string | undefined {
  if (adapter.startsWith('google.vertex')) return 'gcp.vertex_ai';
  const [vendor] = adapter.split('.', 1);
  return vendor === '' ? undefined : conventionalProvider(vendor);
}

function readUsage({ attributes }: ReadableSpan, { usage }: ModelCall, more: ModelCall['usage']): ModelCall['usage'] {
  const told = (name: string): number | undefined => count(attributes[`ai.usage.${name}`]);
  return {
    ...usage,
    inputTokens:
      told('inputTokens') ?? told('promptTokens') ?? told('tokens') ?? count(usage.inputTokens) ?? more.inputTokens,
    outputTokens: told('outputTokens') ?? told('completionTokens') ?? count(usage.outputTokens) ?? more.outputTokens,
    cachedInputTokens: told('inputTokenDetails.cacheReadTokens') ?? told('cachedInputTokens') ?? more.cachedInputTokens,
    cacheWriteTokens: told('inputTokenDetails.cacheWriteTokens') ?? more.cacheWriteTokens,
    cacheWrite5mTokens: more.cacheWrite5mTokens,
    cacheWrite1hTokens: more.cacheWrite1hTokens,
    reasoningTokens: told('outputTokenDetails.reasoningTokens') ?? told('reasoningTokens') ?? more.reasoningTokens,
  };
}
