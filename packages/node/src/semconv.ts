/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/ */
export const ATTR_GEN_AI_OPERATION_NAME = 'gen_ai.operation.name';
/** USD, double; Spendspan's own, written by `@spendspan/cost`. */
export const ATTR_GEN_AI_USAGE_COST = 'gen_ai.usage.cost';
/** true: this process has counted the call in its own metrics; written by `@spendspan/cost`. */
export const ATTR_LLM_COST_METERED = 'llm.cost.metered';
