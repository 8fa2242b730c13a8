/**
 * Attributes that the ledger reads.
 * https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-spans.md unless said otherwise.
 */
export const ATTR_GEN_AI_OPERATION_NAME = 'gen_ai.operation.name';
export const ATTR_GEN_AI_PROVIDER_NAME = 'gen_ai.provider.name';
/** Name of `gen_ai.provider.name` before v1.37 of the conventions. */
export const ATTR_GEN_AI_SYSTEM = 'gen_ai.system';
export const ATTR_GEN_AI_REQUEST_MODEL = 'gen_ai.request.model';
export const ATTR_GEN_AI_REQUEST_STREAM = 'gen_ai.request.stream';
export const ATTR_GEN_AI_RESPONSE_ID = 'gen_ai.response.id';
export const ATTR_GEN_AI_RESPONSE_MODEL = 'gen_ai.response.model';
/** Seconds, double. */
export const ATTR_GEN_AI_RESPONSE_TIME_TO_FIRST_CHUNK = 'gen_ai.response.time_to_first_chunk';
export const ATTR_GEN_AI_USAGE_INPUT_TOKENS = 'gen_ai.usage.input_tokens';
export const ATTR_GEN_AI_USAGE_OUTPUT_TOKENS = 'gen_ai.usage.output_tokens';
/** Names of the two before v1.27. */
export const ATTR_GEN_AI_USAGE_PROMPT_TOKENS = 'gen_ai.usage.prompt_tokens';
export const ATTR_GEN_AI_USAGE_COMPLETION_TOKENS = 'gen_ai.usage.completion_tokens';
export const ATTR_GEN_AI_USAGE_CACHE_READ_INPUT_TOKENS = 'gen_ai.usage.cache_read.input_tokens';
export const ATTR_GEN_AI_USAGE_CACHE_WRITE_INPUT_TOKENS = 'gen_ai.usage.cache_write.input_tokens';
/** v1.41 name of the cache writes. */
export const ATTR_GEN_AI_USAGE_CACHE_CREATION_INPUT_TOKENS = 'gen_ai.usage.cache_creation.input_tokens';
export const ATTR_GEN_AI_USAGE_REASONING_OUTPUT_TOKENS = 'gen_ai.usage.reasoning.output_tokens';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/openai/ */
export const ATTR_OPENAI_REQUEST_SERVICE_TIER = 'openai.request.service_tier';
export const ATTR_OPENAI_RESPONSE_SERVICE_TIER = 'openai.response.service_tier';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/server/ */
export const ATTR_SERVER_ADDRESS = 'server.address';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/ */
export const ATTR_ERROR_TYPE = 'error.type';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/service/ */
export const ATTR_SERVICE_NAME = 'service.name';

/** Spendspan's own, from here on. Amounts are USD, double. */
export const ATTR_GEN_AI_USAGE_COST = 'gen_ai.usage.cost';
/** Proposed, as the one below: https://github.com/open-telemetry/semantic-conventions-genai/pull/443 */
export const ATTR_GEN_AI_USAGE_COST_AMOUNT = 'gen_ai.usage.cost.amount';
/** ISO 4217. */
export const ATTR_GEN_AI_USAGE_COST_CURRENCY = 'gen_ai.usage.cost.currency';
export const ATTR_LLM_COST_INPUT = 'llm.cost.input';
export const ATTR_LLM_COST_OUTPUT = 'llm.cost.output';
export const ATTR_LLM_COST_CACHE_READ = 'llm.cost.cache_read';
export const ATTR_LLM_COST_CACHE_WRITE = 'llm.cost.cache_write';
export const ATTR_LLM_COST_MEDIA = 'llm.cost.media';
export const ATTR_LLM_COST_FEES = 'llm.cost.fees';
export const ATTR_LLM_COST_CACHE_SAVINGS = 'llm.cost.cache_savings';
export const ATTR_LLM_COST_STATUS = 'llm.cost.status';
export const ATTR_LLM_COST_REASON = 'llm.cost.reason';
export const ATTR_LLM_COST_SOURCE = 'llm.cost.source';
export const ATTR_LLM_USAGE_STATUS = 'llm.usage.status';
export const ATTR_LLM_USAGE_REASON = 'llm.usage.reason';
export const ATTR_LLM_ATTEMPTS = 'llm.attempts';
