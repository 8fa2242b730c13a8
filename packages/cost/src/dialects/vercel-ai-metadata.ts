import { text } from '../span/read-call.ts';
import type { Usage } from '../types.ts';
import { asObject, count, parseObject } from './values.ts';

/** What a provider's adapter for the AI SDK tells beside the SDK's own usage. */
export interface Metadata {
  readonly usage: Usage;
  readonly totalTokens?: number | undefined;
  readonly serviceTier?: string | undefined;
  readonly costUsd?: unknown;
}

/** Reads `ai.response.providerMetadata`: a JSON object by provider, whatever that provider makes of it. */
export function readMetadata(value: unknown): Metadata {
  const metadata = parseObject(value);
  if (!metadata) return NOTHING;
  const { anthropic, bedrock, google, vertex, openai, azure, openrouter } = metadata;
  return (
    readAnthropic(asObject(anthropic)) ??
    readBedrock(asObject(bedrock)) ??
    readGoogle(asObject(google) ?? asObject(vertex)) ??
    readOpenRouter(asObject(openrouter)) ??
    readOpenAi(asObject(openai) ?? asObject(azure)) ??
    NOTHING
  );
}

type Json = Readonly<Record<string, unknown>>;

const NOTHING: Metadata = { usage: {} };

function readAnthropic(from: Json | undefined): Metadata | undefined {
  if (!from) return undefined;
  const raw = asObject(from['usage']) ?? {};
  const byTtl = asObject(raw['cache_creation']) ?? {};
  return {
    usage: {
      cachedInputTokens: count(raw['cache_read_input_tokens']) ?? count(from['cacheReadInputTokens']),
      cacheWriteTokens: count(raw['cache_creation_input_tokens']) ?? count(from['cacheCreationInputTokens']),
      cacheWrite5mTokens: count(byTtl['ephemeral_5m_input_tokens']),
      cacheWrite1hTokens: count(byTtl['ephemeral_1h_input_tokens']),
    },
    serviceTier: text(raw['service_tier']),
  };
}

function readBedrock(from: Json | undefined): Metadata | undefined {
  if (!from) return undefined;
  const raw = asObject(from['usage']) ?? {};
  return {
    usage: {
      cachedInputTokens: count(raw['cacheReadInputTokens']),
      cacheWriteTokens: count(raw['cacheWriteInputTokens']),
    },
  };
}

function readGoogle(from: Json | undefined): Metadata | undefined {
  if (!from) return undefined;
  const raw = asObject(from['usageMetadata']) ?? {};
  return {
    usage: {
      cachedInputTokens: count(raw['cachedContentTokenCount']),
      reasoningTokens: count(raw['thoughtsTokenCount']),
    },
    totalTokens: count(raw['totalTokenCount']),
  };
}

function readOpenRouter(from: Json | undefined): Metadata | undefined {
  if (!from) return undefined;
  const raw = asObject(from['usage']) ?? {};
  return {
    usage: {
      cachedInputTokens: count(asObject(raw['promptTokensDetails'])?.['cachedTokens']),
      reasoningTokens: count(asObject(raw['completionTokensDetails'])?.['reasoningTokens']),
    },
    costUsd: raw['cost'],
  };
}

function readOpenAi(from: Json | undefined): Metadata | undefined {
  if (!from) return undefined;
  return {
    usage: { cachedInputTokens: count(from['cachedPromptTokens']), reasoningTokens: count(from['reasoningTokens']) },
    serviceTier: text(from['serviceTier']),
  };
}
