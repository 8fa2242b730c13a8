/**
 * Attributes that the ledger reads.
 * https://github.com/open-telemetry/semantic-conventions-genai/blob/main/docs/gen-ai/gen-ai-spans.md unless said otherwise.
 * Those that say what was used are in usage/fields.ts.
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
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/openai/ */
export const ATTR_OPENAI_REQUEST_SERVICE_TIER = 'openai.request.service_tier';
export const ATTR_OPENAI_RESPONSE_SERVICE_TIER = 'openai.response.service_tier';
/** Names of the two until v1.36. */
export const ATTR_GEN_AI_OPENAI_REQUEST_SERVICE_TIER = 'gen_ai.openai.request.service_tier';
export const ATTR_GEN_AI_OPENAI_RESPONSE_SERVICE_TIER = 'gen_ai.openai.response.service_tier';
/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/server/ */
export const ATTR_SERVER_ADDRESS = 'server.address';
export const ATTR_SERVER_PORT = 'server.port';
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
/** The cost that the provider itself stated. */
export const ATTR_LLM_COST_PROVIDER = 'llm.cost.provider';
export const ATTR_LLM_USAGE_STATUS = 'llm.usage.status';
export const ATTR_LLM_USAGE_REASON = 'llm.usage.reason';
export const ATTR_LLM_ATTEMPTS = 'llm.attempts';
export const ATTR_LLM_BATCH = 'llm.batch';
