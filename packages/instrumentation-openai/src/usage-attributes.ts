import type { Attributes } from '@opentelemetry/api';
import { addMedia } from './media-usage.ts';
import {
  ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_INPUT_TOKENS,
  ATTR_GEN_AI_USAGE_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS,
  ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS,
  ATTR_LLM_USAGE_ACCEPTED_PREDICTION_TOKENS,
  ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS,
  ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS,
  ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS,
  ATTR_LLM_USAGE_REQUESTS,
  ATTR_LLM_USAGE_TRAINED_TOKENS,
} from './semconv.ts';
import type { Usage } from './usage.ts';

/** Usage as span attributes. */
export function usageAttributes(usage: Usage, isLatest: boolean): Attributes {
  const attributes: Attributes = {};
  // Written out: of a table, each call would look every name up anew.
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens } = usage;
  if (inputTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_INPUT_TOKENS] = inputTokens;
  if (outputTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_OUTPUT_TOKENS] = outputTokens;
  if (cachedInputTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS] = cachedInputTokens;
  if (cacheWriteTokens !== undefined) {
    // The newest conventions have another name for it.
    if (isLatest) attributes[ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS] = cacheWriteTokens;
    else attributes[ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS] = cacheWriteTokens;
  }
  if (reasoningTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS] = reasoningTokens;
  addRarer(usage, attributes);
  return addMedia(usage, attributes);
}

/** What few calls tell of. */
function addRarer(usage: Usage, attributes: Attributes): void {
  const { cacheWrite30mTokens, cacheWrite12hTokens, inputTextTokens, inputImageTokens, inputAudioTokens } = usage;
  const { cachedAudioTokens, outputAudioTokens, outputImageTokens, requests, trainedTokens } = usage;
  const { acceptedPredictionTokens: accepted, rejectedPredictionTokens: rejected } = usage;
  if (cacheWrite30mTokens !== undefined) attributes[ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS] = cacheWrite30mTokens;
  if (cacheWrite12hTokens !== undefined) attributes[ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS] = cacheWrite12hTokens;
  if (inputTextTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS] = inputTextTokens;
  if (inputImageTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS] = inputImageTokens;
  if (inputAudioTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS] = inputAudioTokens;
  if (cachedAudioTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS] = cachedAudioTokens;
  if (outputAudioTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS] = outputAudioTokens;
  if (outputImageTokens !== undefined) attributes[ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS] = outputImageTokens;
  if (accepted !== undefined) attributes[ATTR_LLM_USAGE_ACCEPTED_PREDICTION_TOKENS] = accepted;
  if (rejected !== undefined) attributes[ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS] = rejected;
  if (requests !== undefined) attributes[ATTR_LLM_USAGE_REQUESTS] = requests;
  if (trainedTokens !== undefined) attributes[ATTR_LLM_USAGE_TRAINED_TOKENS] = trainedTokens;
}
