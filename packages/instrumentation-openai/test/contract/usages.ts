/** Usage of a chat completion with all its parts, and the attributes that tell of it. */
export const CHAT_USAGE = {
  prompt_tokens: 100,
  completion_tokens: 40,
  total_tokens: 140,
  prompt_tokens_details: { cached_tokens: 64, cache_write_tokens: 16, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: 24, accepted_prediction_tokens: 3, rejected_prediction_tokens: 2 },
};

export const CHAT_USAGE_ATTRIBUTES = {
  'gen_ai.usage.input_tokens': 100,
  'gen_ai.usage.output_tokens': 40,
  'gen_ai.usage.cache_read.input_tokens': 64,
  'gen_ai.usage.cache_creation.input_tokens': 16,
  'gen_ai.usage.reasoning.output_tokens': 24,
  'gen_ai.usage.audio.input_tokens': 0,
  'llm.usage.accepted_prediction_tokens': 3,
  'llm.usage.rejected_prediction_tokens': 2,
  'llm.usage.status': 'reported',
} as const;

/** Usage of a response with all its parts, and the attributes that tell of it. */
export const RESPONSES_USAGE = {
  input_tokens: 90,
  input_tokens_details: {
    cached_tokens: 10,
    cache_write_tokens: 30,
    cache_write_tokens_details: { ttl_30m: 20, ttl_12h: 10 },
  },
  output_tokens: 50,
  output_tokens_details: { reasoning_tokens: 7 },
  total_tokens: 140,
};

export const RESPONSES_USAGE_ATTRIBUTES = {
  'gen_ai.usage.input_tokens': 90,
  'gen_ai.usage.output_tokens': 50,
  'gen_ai.usage.cache_read.input_tokens': 10,
  'gen_ai.usage.cache_creation.input_tokens': 30,
  'llm.usage.cache_write_30m_tokens': 20,
  'llm.usage.cache_write_12h_tokens': 10,
  'gen_ai.usage.reasoning.output_tokens': 7,
  'llm.usage.status': 'reported',
} as const;
