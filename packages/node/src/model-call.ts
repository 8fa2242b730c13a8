import type { Attributes } from '@opentelemetry/api';
import { ATTR_GEN_AI_OPERATION_NAME } from './semconv.ts';

/**
 * GenAI operations that are not a call of a model, or that wrap several: they carry no money of their own. Whatever is
 * not on this list counts as a model call, so that an operation of tomorrow is not sampled away.
 * https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-operation-name
 */
const OTHER_OPERATIONS: ReadonlySet<string> = new Set([
  'invoke_agent',
  'create_agent',
  'invoke_workflow',
  'execute_tool',
  'plan',
  'retrieval',
  'fetch_response',
  'create_memory',
  'update_memory',
  'upsert_memory',
  'delete_memory',
  'search_memory',
  'create_memory_store',
  'delete_memory_store',
]);

/** Whether a span with these attributes is one call of a model (chat, embeddings …), not an aggregate around some. */
export function isModelCall(attributes: Attributes): boolean {
  const operation = attributes[ATTR_GEN_AI_OPERATION_NAME];
  return typeof operation === 'string' && operation !== '' && !OTHER_OPERATIONS.has(operation);
}
