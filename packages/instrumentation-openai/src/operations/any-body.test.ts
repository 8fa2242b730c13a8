import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, answerAttributes } from '../answer.ts';
import type { Json } from '../json.ts';
import { usageAttributes } from '../usage-attributes.ts';
import { OPERATIONS } from './index.ts';

/** Keys that the operations look at, and values of every kind beneath them, the right ones among them. */
const KEYS = [
  'id',
  'type',
  'model',
  'n',
  'size',
  'quality',
  'seconds',
  'input',
  'stream_format',
  'data',
  'usage',
  'svg_usage',
  'duration',
  'status',
  'error',
  'detail',
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'prompt_audio_seconds',
  'input_token_details',
  'output_tokens_details',
  'audio_tokens',
  'image_tokens',
  'text_tokens',
  'cost',
] as const;
const leaf = fc.oneof(
  fc.integer({ min: -3, max: 500 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(
    '',
    '8',
    '4.5',
    'tokens',
    'duration',
    'speech.audio.done',
    'image_edit.completed',
    'failed',
    'auto',
    '1x1',
  ),
  fc.string(),
);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 8 }),
  ),
}));
const body = fc.dictionary(fc.constantFrom(...KEYS), json, { maxKeys: 10 }) as fc.Arbitrary<Json>;

test.each(OPERATIONS)('$id reads whatever comes, and writes nothing that is no attribute', (operation) => {
  fc.assert(
    fc.property(body, body, body, (request, chunk, whole) => {
      const answer: Answer = { asked: operation.readAsked?.(request) };
      const attributes = operation.readRequest(request);
      operation.readChunk(chunk, answer);
      operation.readBody(whole, answer);
      Object.assign(attributes, answerAttributes(answer), answer.usage && usageAttributes(answer.usage, false));
      for (const [name, value] of Object.entries(attributes)) {
        expect(['string', 'number', 'boolean', 'object'], name).toContain(typeof value);
        if (name.startsWith('llm.usage.') && typeof value === 'number') expect(value, name).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});
