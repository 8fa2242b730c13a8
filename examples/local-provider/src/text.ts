import type { JsonObject, ProviderCall } from './types.ts';

/** How much of the question an answer repeats, in characters. */
const REPEATED_CHARACTERS = 60;
const MAX_SAMPLE_DEPTH = 8;

/** A value as an object, or an empty one when it is none. */
export function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** A value as a list, or an empty one when it is none. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as a count, or undefined when it is none. */
export function asCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
}

/** All text in message content: a string, or the texts of its parts joined. Images and sounds are none. */
export function readText(content: unknown): string {
  if (typeof content === 'string') return content;
  return asList(content)
    .map((part) => (typeof part === 'string' ? part : readString(asObject(part)['text'])))
    .join('');
}

/** The value when it is a string, else an empty one. */
export function readString(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The answer to a question: what `x-local-output` says, else a sentence that repeats the question's beginning. */
export function createOutput(call: ProviderCall, question: string): string {
  return call.instructions.output ?? `A local answer to: ${question.trim().slice(0, REPEATED_CHARACTERS)}`;
}

/** An answer as the JSON that a `response_format` asks for, or undefined when it asks for none. */
export function createJsonOutput(call: ProviderCall, format: JsonObject, answer: string): string | undefined {
  if (call.instructions.output !== undefined) return undefined;
  if (format['type'] === 'json_object') return JSON.stringify({ answer });
  if (format['type'] !== 'json_schema') return undefined;
  return JSON.stringify(createSample(format['schema'] ?? asObject(format['json_schema'])['schema']));
}

/** The smallest value that fits a JSON schema of the kind tools and structured outputs use. */
export function createSample(schema: unknown, depth = 0): unknown {
  const { type, properties, enum: options, const: constant, anyOf, items } = asObject(schema);
  if (constant !== undefined) return constant;
  if (Array.isArray(options)) return options[0];
  if (Array.isArray(anyOf)) return createSample(anyOf[0], depth);
  switch (Array.isArray(type) ? type[0] : type) {
    case 'string':
      return 'local';
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'array':
      return depth > MAX_SAMPLE_DEPTH ? [] : [createSample(items, depth + 1)];
    default:
      if (depth > MAX_SAMPLE_DEPTH) return {};
      return Object.fromEntries(
        Object.entries(asObject(properties)).map(([name, property]) => [name, createSample(property, depth + 1)]),
      );
  }
}

/** A text in the pieces in which a stream sends it: one word each, spaces before it included. */
export function splitWords(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
