import { ATTR_GEN_AI_OPERATION_NAME } from '../semconv.ts';
import { BILLED_OPERATIONS } from '../span/billed-operations.ts';
import { readCall } from '../span/read-call.ts';
import type { Dialect } from './dialect.ts';

/**
 * The OpenTelemetry GenAI conventions, from `gen_ai.system` and `prompt_tokens` to the newest: our own instrumentation,
 * the official ones, the AI SDK from version 7, and whoever keeps to them.
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/
 */
export const genAi: Dialect = {
  name: 'gen-ai',
  knows: ({ attributes }) => typeof attributes[ATTR_GEN_AI_OPERATION_NAME] === 'string',
  read: (span) => (BILLED_OPERATIONS.has(span.attributes[ATTR_GEN_AI_OPERATION_NAME]) ? readCall(span) : undefined),
};
