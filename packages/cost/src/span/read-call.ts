import type { Attributes } from '@opentelemetry/api';
import * as names from '../semconv.ts';
import type { Call, Usage } from '../types.ts';
import type { ModelCall, ReadableSpan } from './types.ts';

/**
 * The call that a span describes in the names of the conventions, old and new. Attributes of the wrong type are passed
 * on as told: the pricer names them.
 */
export function readCall(span: ReadableSpan): ModelCall {
  const { attributes } = span;
  const { startTime } = span;
  return {
    provider: text(attributes[names.ATTR_GEN_AI_PROVIDER_NAME]) ?? text(attributes[names.ATTR_GEN_AI_SYSTEM]),
    host: text(attributes[names.ATTR_SERVER_ADDRESS]),
    port: readPort(attributes[names.ATTR_SERVER_PORT]),
    model: text(attributes[names.ATTR_GEN_AI_RESPONSE_MODEL]),
    requestModel: text(attributes[names.ATTR_GEN_AI_REQUEST_MODEL]),
    serviceTier: readServedTier(attributes),
    requestServiceTier:
      text(attributes[names.ATTR_OPENAI_REQUEST_SERVICE_TIER]) ??
      text(attributes[names.ATTR_GEN_AI_OPENAI_REQUEST_SERVICE_TIER]),
    operation: text(attributes[names.ATTR_GEN_AI_OPERATION_NAME]),
    // Whole milliseconds: the sum of both as a double may be the next one.
    at: startTime && startTime[0] * 1000 + Math.floor(startTime[1] / 1e6),
    usage: readUsage(attributes),
    usageStatus: readUsageStatus(attributes[names.ATTR_LLM_USAGE_STATUS]),
    responseId: text(attributes[names.ATTR_GEN_AI_RESPONSE_ID]),
    providerCostUsd: attributes[names.ATTR_LLM_COST_PROVIDER],
  };
}

/** A string that says something; one that is empty or blank does not (some gateways send them). */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function readPort(value: unknown): number | undefined {
  const port = typeof value === 'string' ? Number(value) : value;
  return typeof port === 'number' ? port : undefined;
}

function readServedTier(attributes: Attributes): string | undefined {
  if (attributes[names.ATTR_LLM_BATCH] === true) return 'batch';
  return (
    text(attributes[names.ATTR_OPENAI_RESPONSE_SERVICE_TIER]) ??
    text(attributes[names.ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER])
  );
}

function readUsageStatus(value: unknown): Call['usageStatus'] {
  return value === 'estimated' || value === 'missing' || value === 'reported' ? value : undefined;
}

function readUsage(attributes: Attributes): Usage {
  const count = (name: string): number | undefined => attributes[name] as number | undefined;
  return {
    inputTokens: count(names.ATTR_GEN_AI_USAGE_INPUT_TOKENS) ?? count(names.ATTR_GEN_AI_USAGE_PROMPT_TOKENS),
    outputTokens: count(names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS) ?? count(names.ATTR_GEN_AI_USAGE_COMPLETION_TOKENS),
    cachedInputTokens: count(names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS),
    cacheWriteTokens:
      count(names.ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS) ??
      count(names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS),
    cacheWrite5mTokens: count(names.ATTR_LLM_USAGE_CACHE_WRITE_5M_TOKENS),
    cacheWrite30mTokens: count(names.ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS),
    cacheWrite1hTokens: count(names.ATTR_LLM_USAGE_CACHE_WRITE_1H_TOKENS),
    cacheWrite12hTokens: count(names.ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS),
    inputTextTokens: count(names.ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS),
    inputAudioTokens: count(names.ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS),
    cachedAudioTokens: count(names.ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS),
    inputImageTokens: count(names.ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS),
    reasoningTokens: count(names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS),
    outputAudioTokens: count(names.ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS),
    outputImageTokens: count(names.ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS),
    acceptedPredictionTokens: count(names.ATTR_LLM_USAGE_ACCEPTED_PREDICTION_TOKENS),
    rejectedPredictionTokens: count(names.ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS),
    audioSeconds: count(names.ATTR_LLM_USAGE_AUDIO_SECONDS),
    videoSeconds: count(names.ATTR_LLM_USAGE_VIDEO_SECONDS),
    inputCharacters: count(names.ATTR_LLM_USAGE_INPUT_CHARACTERS),
    images: count(names.ATTR_LLM_USAGE_IMAGES),
    imageSize: text(attributes[names.ATTR_LLM_USAGE_IMAGE_SIZE]),
    imageQuality: text(attributes[names.ATTR_LLM_USAGE_IMAGE_QUALITY]),
    webSearchCalls: count(names.ATTR_LLM_USAGE_WEB_SEARCH_CALLS),
    webSearchPreviewCalls: count(names.ATTR_LLM_USAGE_WEB_SEARCH_PREVIEW_CALLS),
    fileSearchCalls: count(names.ATTR_LLM_USAGE_FILE_SEARCH_CALLS),
    codeInterpreterSessions: count(names.ATTR_LLM_USAGE_CODE_INTERPRETER_SESSIONS),
    trainedTokens: count(names.ATTR_LLM_USAGE_TRAINED_TOKENS),
    requests: count(names.ATTR_LLM_USAGE_REQUESTS),
  };
}
