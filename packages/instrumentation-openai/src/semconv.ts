/**
 * Names of the OpenTelemetry GenAI conventions v1.41 (https://opentelemetry.io/docs/specs/semconv/gen-ai/), copied as
 * their stability policy asks; `llm.*` names are Spendspan's own (docs/attributes.md).
 */

export const ATTR_GEN_AI_OPERATION_NAME = 'gen_ai.operation.name';
export const ATTR_GEN_AI_PROVIDER_NAME = 'gen_ai.provider.name';
export const ATTR_GEN_AI_CONVERSATION_ID = 'gen_ai.conversation.id';
export const ATTR_GEN_AI_OUTPUT_TYPE = 'gen_ai.output.type';

export const ATTR_GEN_AI_REQUEST_MODEL = 'gen_ai.request.model';
export const ATTR_GEN_AI_REQUEST_CHOICE_COUNT = 'gen_ai.request.choice.count';
export const ATTR_GEN_AI_REQUEST_SEED = 'gen_ai.request.seed';
export const ATTR_GEN_AI_REQUEST_STREAM = 'gen_ai.request.stream';
export const ATTR_GEN_AI_REQUEST_FREQUENCY_PENALTY = 'gen_ai.request.frequency_penalty';
export const ATTR_GEN_AI_REQUEST_MAX_TOKENS = 'gen_ai.request.max_tokens';
export const ATTR_GEN_AI_REQUEST_PRESENCE_PENALTY = 'gen_ai.request.presence_penalty';
export const ATTR_GEN_AI_REQUEST_STOP_SEQUENCES = 'gen_ai.request.stop_sequences';
export const ATTR_GEN_AI_REQUEST_TEMPERATURE = 'gen_ai.request.temperature';
export const ATTR_GEN_AI_REQUEST_TOP_P = 'gen_ai.request.top_p';
export const ATTR_GEN_AI_REQUEST_ENCODING_FORMATS = 'gen_ai.request.encoding_formats';
export const ATTR_GEN_AI_EMBEDDINGS_DIMENSION_COUNT = 'gen_ai.embeddings.dimension.count';

export const ATTR_GEN_AI_RESPONSE_ID = 'gen_ai.response.id';
export const ATTR_GEN_AI_RESPONSE_MODEL = 'gen_ai.response.model';
export const ATTR_GEN_AI_RESPONSE_FINISH_REASONS = 'gen_ai.response.finish_reasons';
/** Seconds, double; streams only. */
export const ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK = 'gen_ai.response.time_to_first_chunk';

/** Includes cached and cache-write tokens. */
export const ATTR_GEN_AI_USAGE_INPUT_TOKENS = 'gen_ai.usage.input_tokens';
/** Includes reasoning tokens. */
export const ATTR_GEN_AI_USAGE_OUTPUT_TOKENS = 'gen_ai.usage.output_tokens';
export const ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.cache_read.input_tokens';
/** v1.41 name. */
export const ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS = 'gen_ai.usage.cache_creation.input_tokens';
/** Newer name, under OTEL_SEMCONV_STABILITY_OPT_IN=gen_ai_latest_experimental. */
export const ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS = 'gen_ai.usage.cache_write.input_tokens';
export const ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS = 'gen_ai.usage.reasoning.output_tokens';
export const ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS = 'gen_ai.usage.text.input_tokens';
export const ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS = 'gen_ai.usage.image.input_tokens';
export const ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS = 'gen_ai.usage.audio.input_tokens';
export const ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS = 'gen_ai.usage.audio.output_tokens';
export const ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS = 'llm.usage.cache_write_30m_tokens';
export const ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS = 'llm.usage.cache_write_12h_tokens';
export const ATTR_LLM_USAGE_ACCEPTED_PREDICTION_TOKENS = 'llm.usage.accepted_prediction_tokens';
export const ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS = 'llm.usage.rejected_prediction_tokens';

export const ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS = 'gen_ai.usage.image.output_tokens';
export const ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.audio.cache_read.input_tokens';
export const ATTR_LLM_USAGE_AUDIO_SECONDS = 'llm.usage.audio_seconds';
export const ATTR_LLM_USAGE_VIDEO_SECONDS = 'llm.usage.video_seconds';
export const ATTR_LLM_USAGE_INPUT_CHARACTERS = 'llm.usage.input_characters';
export const ATTR_LLM_USAGE_IMAGES = 'llm.usage.images';
/** Of a picture or a video: `1024x1024` … */
export const ATTR_LLM_USAGE_IMAGE_SIZE = 'llm.usage.image_size';
export const ATTR_LLM_USAGE_IMAGE_QUALITY = 'llm.usage.image_quality';
export const ATTR_LLM_USAGE_WEB_SEARCH_CALLS = 'llm.usage.web_search_calls';
export const ATTR_LLM_USAGE_WEB_SEARCH_PREVIEW_CALLS = 'llm.usage.web_search_preview_calls';
export const ATTR_LLM_USAGE_FILE_SEARCH_CALLS = 'llm.usage.file_search_calls';
export const ATTR_LLM_USAGE_CODE_INTERPRETER_SESSIONS = 'llm.usage.code_interpreter_sessions';

/** How many requests the usage is the sum of, where it is more than one call's. */
export const ATTR_LLM_USAGE_REQUESTS = 'llm.usage.requests';
/** Tokens that a model was trained on, each as often as it was. */
export const ATTR_LLM_USAGE_TRAINED_TOKENS = 'llm.usage.trained_tokens';
/** True: done by the Batch API, at its price. */
export const ATTR_LLM_BATCH = 'llm.batch';

/** The cost that the provider itself stated, USD. */
export const ATTR_LLM_COST_PROVIDER = 'llm.cost.provider';
/** HTTP attempts inside one logical call, when there was more than one. */
export const ATTR_LLM_ATTEMPTS = 'llm.attempts';
/** Event of an attempt that failed and was repeated; with `http.response.status_code` when it was answered. */
export const EVENT_LLM_ATTEMPT_FAILED = 'llm.attempt.failed';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/http/ */
export const ATTR_HTTP_RESPONSE_STATUS_CODE = 'http.response.status_code';

/** `reported`, `estimated` or `missing`. */
export const ATTR_LLM_USAGE_STATUS = 'llm.usage.status';
/** Why the usage is not `reported`, see {@link UsageReason}. */
export const ATTR_LLM_USAGE_REASON = 'llm.usage.reason';

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/openai/ */
export const ATTR_OPENAI_API_TYPE = 'openai.api.type';
export const ATTR_OPENAI_REQUEST_SERVICE_TIER = 'openai.request.service_tier';
export const ATTR_OPENAI_RESPONSE_SERVICE_TIER = 'openai.response.service_tier';
export const ATTR_OPENAI_RESPONSE_SYSTEM_FINGERPRINT = 'openai.response.system_fingerprint';

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/server/ */
export const ATTR_SERVER_ADDRESS = 'server.address';
export const ATTR_SERVER_PORT = 'server.port';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/ */
export const ATTR_ERROR_TYPE = 'error.type';

/** https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/ */
export const METRIC_GEN_AI_CLIENT_TOKEN_USAGE = 'gen_ai.client.token.usage';
export const METRIC_GEN_AI_CLIENT_OPERATION_DURATION = 'gen_ai.client.operation.duration';
export const METRIC_GEN_AI_CLIENT_OPERATION_TIME_TO_FIRST_CHUNK = 'gen_ai.client.operation.time_to_first_chunk';
export const ATTR_GEN_AI_TOKEN_TYPE = 'gen_ai.token.type';
