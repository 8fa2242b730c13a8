import type { CallUsage } from './types.ts';

/** One thing that a call can use: the attributes that say so, its name, and its column. */
export interface UsageField {
  readonly field: keyof CallUsage;
  readonly column: string;
  /** The first one that the span has counts. https://github.com/open-telemetry/semantic-conventions-genai, or our own. */
  readonly attributes: readonly [string, ...string[]];
  /** `count` is whole, `amount` may have a fraction. */
  readonly kind: 'count' | 'amount' | 'text';
}

/** Everything that a call can use. A new one is a row here, a field of {@link CallUsage} and a migration. */
export const USAGE_FIELDS: readonly UsageField[] = [
  // First what the cost processor says where the emitter wrote less than all; last the names before v1.27.
  count(
    'inputTokens',
    'input_tokens',
    'llm.usage.total_input_tokens',
    'gen_ai.usage.input_tokens',
    'gen_ai.usage.prompt_tokens',
  ),
  count(
    'outputTokens',
    'output_tokens',
    'llm.usage.total_output_tokens',
    'gen_ai.usage.output_tokens',
    'gen_ai.usage.completion_tokens',
  ),
  count('cachedInputTokens', 'cache_read_tokens', 'gen_ai.usage.cache_read.input_tokens'),
  count(
    'cacheWriteTokens',
    'cache_write_tokens',
    // v1.41, then the name after it.
    'gen_ai.usage.cache_creation.input_tokens',
    'gen_ai.usage.cache_write.input_tokens',
  ),
  count('reasoningTokens', 'reasoning_tokens', 'gen_ai.usage.reasoning.output_tokens'),
  count('cacheWrite5mTokens', 'cache_write_5m_tokens', 'llm.usage.cache_write_5m_tokens'),
  count('cacheWrite30mTokens', 'cache_write_30m_tokens', 'llm.usage.cache_write_30m_tokens'),
  count('cacheWrite1hTokens', 'cache_write_1h_tokens', 'llm.usage.cache_write_1h_tokens'),
  count('cacheWrite12hTokens', 'cache_write_12h_tokens', 'llm.usage.cache_write_12h_tokens'),
  count('inputTextTokens', 'input_text_tokens', 'gen_ai.usage.text.input_tokens'),
  count('inputAudioTokens', 'input_audio_tokens', 'gen_ai.usage.audio.input_tokens'),
  count('cachedAudioTokens', 'cached_audio_tokens', 'gen_ai.usage.audio.cache_read.input_tokens'),
  count('inputImageTokens', 'input_image_tokens', 'gen_ai.usage.image.input_tokens'),
  count('outputAudioTokens', 'output_audio_tokens', 'gen_ai.usage.audio.output_tokens'),
  count('outputImageTokens', 'output_image_tokens', 'gen_ai.usage.image.output_tokens'),
  count('acceptedPredictionTokens', 'accepted_prediction_tokens', 'llm.usage.accepted_prediction_tokens'),
  count('rejectedPredictionTokens', 'rejected_prediction_tokens', 'llm.usage.rejected_prediction_tokens'),
  { field: 'audioSeconds', column: 'audio_seconds', attributes: ['llm.usage.audio_seconds'], kind: 'amount' },
  { field: 'videoSeconds', column: 'video_seconds', attributes: ['llm.usage.video_seconds'], kind: 'amount' },
  count('inputCharacters', 'input_characters', 'llm.usage.input_characters'),
  count('images', 'images', 'llm.usage.images'),
  { field: 'imageSize', column: 'image_size', attributes: ['llm.usage.image_size'], kind: 'text' },
  { field: 'imageQuality', column: 'image_quality', attributes: ['llm.usage.image_quality'], kind: 'text' },
  count('webSearchCalls', 'web_search_calls', 'llm.usage.web_search_calls'),
  count('webSearchPreviewCalls', 'web_search_preview_calls', 'llm.usage.web_search_preview_calls'),
  count('fileSearchCalls', 'file_search_calls', 'llm.usage.file_search_calls'),
  count('codeInterpreterSessions', 'code_interpreter_sessions', 'llm.usage.code_interpreter_sessions'),
  count('trainedTokens', 'trained_tokens', 'llm.usage.trained_tokens'),
  count('requests', 'requests', 'llm.usage.requests'),
];

function count(field: keyof CallUsage, column: string, ...attributes: [string, ...string[]]): UsageField {
  return { field, column, attributes, kind: 'count' };
}
