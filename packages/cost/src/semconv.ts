/**
 * Names of the OpenTelemetry GenAI conventions, v1.41 unless said otherwise, copied as their stability policy asks.
 * `llm.*` names are Spendspan's own, listed in this package's README.
 */

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-operation-name */
export const ATTR_GEN_AI_OPERATION_NAME = 'gen_ai.operation.name';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-provider-name */
export const ATTR_GEN_AI_PROVIDER_NAME = 'gen_ai.provider.name';
/** Until v1.36: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#deprecated-genai-attributes */
export const ATTR_GEN_AI_SYSTEM = 'gen_ai.system';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-request-model */
export const ATTR_GEN_AI_REQUEST_MODEL = 'gen_ai.request.model';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-response-model */
export const ATTR_GEN_AI_RESPONSE_MODEL = 'gen_ai.response.model';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-response-id */
export const ATTR_GEN_AI_RESPONSE_ID = 'gen_ai.response.id';

/** Cached tokens inside: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-usage-input-tokens */
export const ATTR_GEN_AI_USAGE_INPUT_TOKENS = 'gen_ai.usage.input_tokens';
/** Reasoning inside: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-usage-output-tokens */
export const ATTR_GEN_AI_USAGE_OUTPUT_TOKENS = 'gen_ai.usage.output_tokens';
/** Until v1.26: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#deprecated-genai-attributes */
export const ATTR_GEN_AI_USAGE_PROMPT_TOKENS = 'gen_ai.usage.prompt_tokens';
/** Until v1.26: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#deprecated-genai-attributes */
export const ATTR_GEN_AI_USAGE_COMPLETION_TOKENS = 'gen_ai.usage.completion_tokens';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-usage-cache-read-input-tokens */
export const ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.cache_read.input_tokens';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-usage-cache-creation-input-tokens */
export const ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS = 'gen_ai.usage.cache_creation.input_tokens';
/** After v1.41: https://github.com/open-telemetry/semantic-conventions-genai */
export const ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS = 'gen_ai.usage.cache_write.input_tokens';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-usage-reasoning-output-tokens */
export const ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS = 'gen_ai.usage.reasoning.output_tokens';

/** Spendspan's own, in the manner of https://github.com/open-telemetry/semantic-conventions-genai */
export const ATTR_GEN_AI_USAGE_TEXT_INPUT_TOKENS = 'gen_ai.usage.text.input_tokens';
export const ATTR_GEN_AI_USAGE_AUDIO_INPUT_TOKENS = 'gen_ai.usage.audio.input_tokens';
export const ATTR_GEN_AI_USAGE_AUDIO_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.audio.cache_read.input_tokens';
export const ATTR_GEN_AI_USAGE_IMAGE_INPUT_TOKENS = 'gen_ai.usage.image.input_tokens';
export const ATTR_GEN_AI_USAGE_AUDIO_OUTPUT_TOKENS = 'gen_ai.usage.audio.output_tokens';
export const ATTR_GEN_AI_USAGE_IMAGE_OUTPUT_TOKENS = 'gen_ai.usage.image.output_tokens';
export const ATTR_LLM_USAGE_CACHE_WRITE_5M_TOKENS = 'llm.usage.cache_write_5m_tokens';
export const ATTR_LLM_USAGE_CACHE_WRITE_30M_TOKENS = 'llm.usage.cache_write_30m_tokens';
export const ATTR_LLM_USAGE_CACHE_WRITE_1H_TOKENS = 'llm.usage.cache_write_1h_tokens';
export const ATTR_LLM_USAGE_CACHE_WRITE_12H_TOKENS = 'llm.usage.cache_write_12h_tokens';
export const ATTR_LLM_USAGE_ACCEPTED_PREDICTION_TOKENS = 'llm.usage.accepted_prediction_tokens';
export const ATTR_LLM_USAGE_REJECTED_PREDICTION_TOKENS = 'llm.usage.rejected_prediction_tokens';
export const ATTR_LLM_USAGE_AUDIO_SECONDS = 'llm.usage.audio_seconds';
export const ATTR_LLM_USAGE_VIDEO_SECONDS = 'llm.usage.video_seconds';
export const ATTR_LLM_USAGE_INPUT_CHARACTERS = 'llm.usage.input_characters';
export const ATTR_LLM_USAGE_IMAGES = 'llm.usage.images';
export const ATTR_LLM_USAGE_IMAGE_SIZE = 'llm.usage.image_size';
export const ATTR_LLM_USAGE_IMAGE_QUALITY = 'llm.usage.image_quality';
export const ATTR_LLM_USAGE_WEB_SEARCH_CALLS = 'llm.usage.web_search_calls';
export const ATTR_LLM_USAGE_WEB_SEARCH_PREVIEW_CALLS = 'llm.usage.web_search_preview_calls';
export const ATTR_LLM_USAGE_FILE_SEARCH_CALLS = 'llm.usage.file_search_calls';
export const ATTR_LLM_USAGE_CODE_INTERPRETER_SESSIONS = 'llm.usage.code_interpreter_sessions';
/** Tokens that a model was trained on, each as often as it was. */
export const ATTR_LLM_USAGE_TRAINED_TOKENS = 'llm.usage.trained_tokens';
/** How many requests the usage is the sum of, where it is more than one call's. */
export const ATTR_LLM_USAGE_REQUESTS = 'llm.usage.requests';
/** Tokens: the total of the input where the emitter wrote less as `gen_ai.usage.input_tokens` (without cached ones). */
export const ATTR_LLM_USAGE_TOTAL_INPUT_TOKENS = 'llm.usage.total_input_tokens';
/** Tokens: the total of the output where the emitter wrote less as `gen_ai.usage.output_tokens` (without reasoning). */
export const ATTR_LLM_USAGE_TOTAL_OUTPUT_TOKENS = 'llm.usage.total_output_tokens';
/** `reported`, `estimated` or `missing`. */
export const ATTR_LLM_USAGE_STATUS = 'llm.usage.status';
/** Why the usage is not `reported`. */
export const ATTR_LLM_USAGE_REASON = 'llm.usage.reason';
/** true: the call was part of a batch, which providers do not say in the answer. */
export const ATTR_LLM_BATCH = 'llm.batch';

/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/openai/#openai-request-service-tier */
export const ATTR_OPENAI_REQUEST_SERVICE_TIER = 'openai.request.service_tier';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/openai/#openai-response-service-tier */
export const ATTR_OPENAI_RESPONSE_SERVICE_TIER = 'openai.response.service_tier';
/** Until v1.36: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#deprecated-openai-genai-attributes */
export const ATTR_GEN_AI_OPENAI_REQUEST_SERVICE_TIER = 'gen_ai.openai.request.service_tier';
/** Until v1.36: https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#deprecated-openai-genai-attributes */
export const ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER = 'gen_ai.openai.response.service_tier';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/server/#server-address */
export const ATTR_SERVER_ADDRESS = 'server.address';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/server/#server-port */
export const ATTR_SERVER_PORT = 'server.port';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/#error-type */
export const ATTR_ERROR_TYPE = 'error.type';

/** USD, double. Proposed: https://github.com/open-telemetry/semantic-conventions-genai/issues/287 */
export const ATTR_GEN_AI_USAGE_COST = 'gen_ai.usage.cost';
/** USD, double: a part of the cost, absent when it is nothing. */
export const ATTR_LLM_COST_INPUT = 'llm.cost.input';
/** USD, double: a part of the cost, absent when it is nothing. */
export const ATTR_LLM_COST_OUTPUT = 'llm.cost.output';
/** USD, double: a part of the cost, absent when it is nothing. */
export const ATTR_LLM_COST_CACHE_READ = 'llm.cost.cache_read';
/** USD, double: a part of the cost, absent when it is nothing. */
export const ATTR_LLM_COST_CACHE_WRITE = 'llm.cost.cache_write';
/** USD, double: a part of the cost, absent when it is nothing. */
export const ATTR_LLM_COST_MEDIA = 'llm.cost.media';
/** USD, double: a part of the cost, absent when it is nothing. */
export const ATTR_LLM_COST_FEES = 'llm.cost.fees';
/** USD, double: what the tokens read from the cache would have cost more, uncached. */
export const ATTR_LLM_COST_CACHE_SAVINGS = 'llm.cost.cache_savings';
/** `priced`, `estimated`, `partial` or `unpriced`. */
export const ATTR_LLM_COST_STATUS = 'llm.cost.status';
/** Why the status is not `priced`. */
export const ATTR_LLM_COST_REASON = 'llm.cost.reason';
/** Table and version the price is from; `provider`: the provider's own figure. */
export const ATTR_LLM_COST_SOURCE = 'llm.cost.source';
/** USD, double: what the provider itself says the call cost. */
export const ATTR_LLM_COST_PROVIDER = 'llm.cost.provider';
/** USD, double: the provider's figure less the one computed here; negative where the provider asks for less. */
export const ATTR_LLM_COST_PROVIDER_DIFFERENCE = 'llm.cost.provider_difference';
/** true: the process that made the span has counted it in the metrics below; nobody else may count it again. */
export const ATTR_LLM_COST_METERED = 'llm.cost.metered';

/** USD, monotonic counter. */
export const METRIC_LLM_COST_USD = 'llm.cost.usd';
/** Tokens, monotonic counter by {@link ATTR_LLM_TOKEN_TYPE}. */
export const METRIC_LLM_TOKENS = 'llm.tokens';
/** Calls, monotonic counter by `llm.cost.status` and `error.type`. */
export const METRIC_LLM_CALLS = 'llm.calls';
/** USD that cached tokens would have cost more, monotonic counter. A collector makes it of spans; no process does. */
export const METRIC_LLM_COST_CACHE_SAVINGS_USD = 'llm.cost.cache_savings.usd';
/** USD of calls that failed, monotonic counter, a part of {@link METRIC_LLM_COST_USD}. A collector makes it of spans; no process does. */
export const METRIC_LLM_COST_FAILED_USD = 'llm.cost.failed.usd';
/** What kind of tokens a point of {@link METRIC_LLM_TOKENS} counts; no token is of two kinds. */
export const ATTR_LLM_TOKEN_TYPE = 'llm.token.type';

/** Proposed, as the two below: https://github.com/open-telemetry/semantic-conventions-genai/pull/443 */
export const ATTR_GEN_AI_USAGE_COST_AMOUNT = 'gen_ai.usage.cost.amount';
/** ISO 4217. */
export const ATTR_GEN_AI_USAGE_COST_CURRENCY = 'gen_ai.usage.cost.currency';
/** `provider` or `local`. */
export const ATTR_GEN_AI_USAGE_COST_SOURCE = 'gen_ai.usage.cost.source';
/** USD, as the two below: https://arize-ai.github.io/openinference/spec/attributes/semantic-conventions.html */
export const ATTR_LLM_COST_TOTAL = 'llm.cost.total';
export const ATTR_LLM_COST_PROMPT = 'llm.cost.prompt';
export const ATTR_LLM_COST_COMPLETION = 'llm.cost.completion';
