import type { Attributes } from '@opentelemetry/api';
import * as names from '../semconv.ts';
import type { AttributeWriter } from './attribute-writer.ts';
import type { ModelCall } from './types.ts';

const VALUES: readonly (readonly [name: string, value: (call: ModelCall) => unknown])[] = [
  [names.ATTR_GEN_AI_OPERATION_NAME, ({ operation }) => operation],
  [names.ATTR_GEN_AI_PROVIDER_NAME, ({ provider }) => provider],
  [names.ATTR_GEN_AI_REQUEST_MODEL, ({ requestModel }) => requestModel],
  [names.ATTR_GEN_AI_RESPONSE_MODEL, ({ model }) => model],
  [names.ATTR_GEN_AI_RESPONSE_ID, ({ responseId }) => responseId],
  [names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, ({ usage }) => usage.inputTokens],
  [names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, ({ usage }) => usage.outputTokens],
  [names.ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, ({ usage }) => usage.cachedInputTokens],
  [names.ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, ({ usage }) => usage.reasoningTokens],
  [names.ATTR_LLM_USAGE_CACHE_WRITE_5M_TOKENS, ({ usage }) => usage.cacheWrite5mTokens],
  [names.ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS, ({ usage }) => usage.cacheWrite30mTokens],
  [names.ATTR_LLM_USAGE_CACHE_WRITE_1H_TOKENS, ({ usage }) => usage.cacheWrite1hTokens],
  [names.ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS, ({ usage }) => usage.cacheWrite12hTokens],
  [names.ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS, ({ usage }) => usage.inputTextTokens],
  [names.ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS, ({ usage }) => usage.inputAudioTokens],
  [names.ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS, ({ usage }) => usage.cachedAudioTokens],
  [names.ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS, ({ usage }) => usage.inputImageTokens],
  [names.ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS, ({ usage }) => usage.outputAudioTokens],
  [names.ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS, ({ usage }) => usage.outputImageTokens],
  [names.ATTR_LLM_USAGE_AUDIO_SECONDS, ({ usage }) => usage.audioSeconds],
  [names.ATTR_LLM_USAGE_VIDEO_SECONDS, ({ usage }) => usage.videoSeconds],
  [names.ATTR_LLM_USAGE_INPUT_CHARACTERS, ({ usage }) => usage.inputCharacters],
  [names.ATTR_LLM_USAGE_IMAGES, ({ usage }) => usage.images],
  [names.ATTR_LLM_USAGE_IMAGE_SIZE, ({ usage }) => usage.imageSize],
  [names.ATTR_LLM_USAGE_IMAGE_QUALITY, ({ usage }) => usage.imageQuality],
  [names.ATTR_LLM_USAGE_WEB_SEARCH_CALLS, ({ usage }) => usage.webSearchCalls],
  [names.ATTR_LLM_USAGE_WEB_SEARCH_PREVIEW_CALLS, ({ usage }) => usage.webSearchPreviewCalls],
  [names.ATTR_LLM_USAGE_FILE_SEARCH_CALLS, ({ usage }) => usage.fileSearchCalls],
  [names.ATTR_LLM_USAGE_CODE_INTERPRETER_SESSIONS, ({ usage }) => usage.codeInterpreterSessions],
  [names.ATTR_LLM_USAGE_TRAINED_TOKENS, ({ usage }) => usage.trainedTokens],
  [names.ATTR_LLM_USAGE_REQUESTS, ({ usage }) => usage.requests],
  [names.ATTR_LLM_USAGE_STATUS, ({ usageStatus }) => usageStatus],
  [names.ATTR_LLM_COST_PROVIDER, ({ providerCostUsd }) => providerCostUsd],
];

/** Where the conventions have the tier that served. */
const TOLD_TIERS = [names.ATTR_OPENAI_RESPONSE_SERVICE_TIER, names.ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER];

const TOTALS: readonly (readonly [told: string, total: string, value: (call: ModelCall) => unknown])[] = [
  [names.ATTR_GEN_AI_USAGE_INPUT_TOKENS, names.ATTR_LLM_USAGE_TOTAL_INPUT_TOKENS, ({ usage }) => usage.inputTokens],
  [names.ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, names.ATTR_LLM_USAGE_TOTAL_OUTPUT_TOKENS, ({ usage }) => usage.outputTokens],
];

/**
 * Writes what a span lacks in the names of the conventions. What the emitter wrote stays; where it left cached or
 * reasoning tokens out of a total, the total is written beside it.
 */
export function fillConventions(attributes: Attributes, call: ModelCall, writer: AttributeWriter): void {
  for (const [name, value] of VALUES) fill(name, value(call), writer);
  for (const [told, total, value] of TOTALS) {
    if (attributes[told] !== value(call)) fill(total, value(call), writer);
  }
  if (call.serviceTier !== TOLD_TIERS.map((name) => attributes[name]).find((tier) => tier !== undefined)) {
    if (attributes[names.ATTR_LLM_BATCH] !== true) {
      fill(names.ATTR_OPENAI_RESPONSE_SERVICE_TIER, call.serviceTier, writer);
    }
  }
  // A span has one of the two names.
  if (attributes[names.ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS] !== undefined) return;
  fill(names.ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS, call.usage.cacheWriteTokens, writer);
}

function fill(name: string, value: unknown, writer: AttributeWriter): void {
  if (typeof value === 'string' || (typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    writer.fill(name, value);
  }
}
