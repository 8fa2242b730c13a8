/** The names under which text stands in requests and answers. Images, sounds and files stand under others. */
const NAMES = [
  'messages',
  'message',
  'delta',
  'content',
  'text',
  'refusal',
  'reasoning_content',
  'reasoning',
  'tool_calls',
  'function',
  'arguments',
  'transcript',
  'audio',
  'output',
] as const;

/** Deeper than any body that is known; what an application passes may contain itself. */
const MAX_DEPTH = 8;

/** Length of all text in a part of a request or an answer, in UTF-16 code units. Reads no text. */
export function textLength(value: unknown, depth = 0): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return 0;
  let length = 0;
  if (Array.isArray(value)) for (const each of value) length += textLength(each, depth + 1);
  else for (const name of NAMES) length += textLength((value as Record<string, unknown>)[name], depth + 1);
  return length;
}
