import type { Attributes } from '@opentelemetry/api';
import { mediaAttributes } from './media-usage.ts';
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

/** Cache writes have another name under the newest conventions. */
const COUNTS: readonly (readonly [key: keyof Usage, name: string, latest?: string])[] = [
  ['inputTokens', ATTR_GEN_AI_USAGE_INPUT_TOKENS],
  ['outputTokens', ATTR_GEN_AI_USAGE_OUTPUT_TOKENS],
  ['cachedInputTokens', ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS],
  ['cacheWriteTokens', ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS, ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS],
  ['cacheWrite30mTokens', ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS],
  ['cacheWrite12hTokens', ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS],
  ['reasoningTokens', ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS],
  ['inputTextTokens', ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS],
  ['inputImageTokens', ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS],
  ['inputAudioTokens', ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS],
  ['cachedAudioTokens', ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS],
  ['outputAudioTokens', ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS],
  ['outputImageTokens', ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS],
  ['acceptedPredictionTokens', ATTR_LLM_USAGE_ACCEPTED_PREDICTION_TOKENS],
  ['rejectedPredictionTokens', ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS],
  ['requests', ATTR_LLM_USAGE_REQUESTS],
  ['trainedTokens', ATTR_LLM_USAGE_TRAINED_TOKENS],
];

/** Usage as span attributes. */
export function usageAttributes(usage: Usage, isLatest: boolean): Attributes {
  const attributes: Attributes = mediaAttributes(usage);
  for (const [key, name, latest = name] of COUNTS) {
    const tokens = usage[key];
    if (tokens !== undefined) attributes[isLatest ? latest : name] = tokens;
  }
  return attributes;
}
