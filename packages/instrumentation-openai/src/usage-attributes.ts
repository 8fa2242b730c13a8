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

/** Usage as span attributes. Cache writes have another name under the newest conventions. */
export function usageAttributes(usage: Usage, latest: boolean): Attributes {
  const attributes: Attributes = mediaAttributes(usage);
  const parts: readonly (readonly [string, number | undefined])[] = [
    [ATTR_GEN_AI_USAGE_INPUT_TOKENS, usage.inputTokens],
    [ATTR_GEN_AI_USAGE_OUTPUT_TOKENS, usage.outputTokens],
    [ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS, usage.cachedInputTokens],
    [
      latest ? ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS : ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS,
      usage.cacheWriteTokens,
    ],
    [ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS, usage.cacheWrite30mTokens],
    [ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS, usage.cacheWrite12hTokens],
    [ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS, usage.reasoningTokens],
    [ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS, usage.inputTextTokens],
    [ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS, usage.inputImageTokens],
    [ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS, usage.inputAudioTokens],
    [ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS, usage.cachedAudioTokens],
    [ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS, usage.outputAudioTokens],
    [ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS, usage.outputImageTokens],
    [ATTR_LLM_USAGE_ACCEPTED_PREDICTION_TOKENS, usage.acceptedPredictionTokens],
    [ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS, usage.rejectedPredictionTokens],
    [ATTR_LLM_USAGE_REQUESTS, usage.requests],
    [ATTR_LLM_USAGE_TRAINED_TOKENS, usage.trainedTokens],
  ];
  for (const [name, tokens] of parts) if (tokens !== undefined) attributes[name] = tokens;
  return attributes;
}
