/** https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/ */
export const ATTR_GEN_AI_OPERATION_NAME = 'gen_ai.operation.name';
/** USD, double; Spendspan's own, written by `@spendspan/cost`. */
export const ATTR_GEN_AI_USAGE_COST = 'gen_ai.usage.cost';
