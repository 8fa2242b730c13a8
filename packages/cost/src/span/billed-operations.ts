/**
 * Operations that are one call of a model, so that their usage is their own. Not `invoke_agent`, `create_agent` or
 * `invoke_workflow`, whose usage is the sum of calls with spans of their own; not `execute_tool`, which calls no model;
 * not `fetch_response`, which reads what another call was billed for.
 */
export const BILLED_OPERATIONS: ReadonlySet<unknown> = new Set([
  // https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/#gen-ai-operation-name
  'chat',
  'text_completion',
  'generate_content',
  'embeddings',
  // Kinds that the conventions have no name for, as emitters call them.
  'completion',
  'response',
  'image_generation',
  'image_edit',
  'image_variation',
  'speech',
  'text_to_speech',
  'transcription',
  'translation',
  'video_generation',
  'decision',
  'moderation',
  'rerank',
  // What the provider does in its own time, and bills when it is done.
  'batch',
  'evaluation',
  'fine_tuning',
  'agent',
  'grading',
  // What costs something that no answer tells.
  'container',
  'vector_store',
  'vector_store_search',
  'video_character',
  'provenance_check',
  'realtime',
]);
