import { quote } from './ottl.ts';

/**
 * Attributes that hold what was asked and answered, as regular expressions, by the emitters that write them. A collector
 * that keeps none of them is where a team can be sure; an instrumentation of its own keeps none by default.
 */
const TEXT_ATTRIBUTES: readonly string[] = [
  // https://opentelemetry.io/docs/specs/semconv/registry/attributes/gen-ai/
  '^gen_ai\\.(input|output)\\.messages$',
  '^gen_ai\\.(system_instructions|tool\\.definitions|tool\\.call\\.(arguments|result))$',
  // Until v1.37, and https://github.com/traceloop/openllmetry
  '^gen_ai\\.(prompt|completion)(\\.|$)',
  '^traceloop\\.entity\\.(input|output)$',
  '^llm\\.(prompts|completions|request\\.functions)(\\.|$)',
  // https://arize-ai.github.io/openinference/spec/semantic_conventions.html
  '^(input|output)\\.value$',
  '^llm\\.(input_messages|output_messages|prompt_template|tools|function_call)(\\.|$)',
  '^(retrieval|reranker|embedding)\\..*(documents|embeddings|text|query)(\\.|$)',
  // https://ai-sdk.dev/docs/ai-sdk-core/telemetry
  '^ai\\.(prompt|response\\.(text|object|toolCalls|reasoning)|toolCall\\.(args|result)|value|values|embedding|embeddings|schema)(\\.|$)',
  // https://langfuse.com/integrations/native/opentelemetry
  '^langfuse\\.(observation|trace)\\.(input|output)$',
];

/** Statements that delete them, in groups: from spans, and from the events on them. */
export function redactText(): readonly (readonly string[])[] {
  const pattern = TEXT_ATTRIBUTES.join('|');
  return [
    [`delete_matching_keys(span.attributes, ${quote(pattern)})`],
    [`delete_matching_keys(spanevent.attributes, ${quote(`${pattern}|^(content|message)$`)})`],
  ];
}
