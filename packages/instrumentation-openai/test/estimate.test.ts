import { DiagLogLevel, diag } from '@opentelemetry/api';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UsageEvidence } from '../src/index.ts';
import { CLIENTS, drain, type Harness, startHarness } from './harness.ts';

const PROMPT = 'Hello there.';
const CHAT = { model: 'gpt-4.1', messages: [{ role: 'user' as const, content: PROMPT }] };
const ANSWER = 'four';
const SILENT = { headers: { 'x-local-usage': 'null', 'x-local-output': ANSWER } };

describe.each(CLIENTS)('estimateUsage, %s', (version) => {
  const estimateUsage = vi.fn((seen: UsageEvidence) => ({
    inputTokens: Math.ceil(seen.promptChars / 4),
    outputTokens: seen.chunks,
  }));
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version, { estimateUsage, streamUsage: 'off' });
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());
  afterEach(() => estimateUsage.mockClear());

  const attributes = () => harness.spans()[0]?.attributes;

  test('is given counts of a stream that was broken off, and what it says is marked as estimated', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true }, SILENT);
    let chunks = 0;
    for await (const _ of stream) if (++chunks === 2) break;
    expect(estimateUsage.mock.calls).toEqual([
      [
        {
          operation: 'chat',
          provider: 'openai',
          model: 'gpt-4.1-2025-04-14',
          promptChars: PROMPT.length,
          outputChars: ANSWER.length,
          chunks: 2,
          reason: 'stream_aborted',
        },
      ],
    ]);
    expect(attributes()).toMatchObject({
      'gen_ai.usage.input_tokens': 3,
      'gen_ai.usage.output_tokens': 2,
      'llm.usage.status': 'estimated',
      'llm.usage.reason': 'stream_aborted',
    });
  });

  test.each<[string, (harness: Harness) => Promise<unknown>, Partial<UsageEvidence>]>([
    ['a chat', ({ client }) => client().chat.completions.create(CHAT, SILENT), { outputChars: 4, chunks: 0 }],
    [
      'a response',
      ({ client }) => client().responses.create({ model: 'gpt-4.1', instructions: 'Be brief.', input: 'Hi.' }, SILENT),
      { promptChars: 12, outputChars: 4 },
    ],
    [
      'a streamed response, whose text comes more than once',
      async ({ client }) =>
        drain(await client().responses.create({ model: 'gpt-4.1', input: 'Hi.', stream: true }, SILENT)),
      { promptChars: 3, outputChars: 4 },
    ],
    [
      'a text completion',
      ({ client }) => client().completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: ['a', 'bc'] }, SILENT),
      { operation: 'text_completion', promptChars: 3, outputChars: 8 },
    ],
    [
      'embeddings',
      ({ client }) => client().embeddings.create({ model: 'text-embedding-3-small', input: ['a', 'bc'] }, SILENT),
      { operation: 'embeddings', promptChars: 3, outputChars: 0 },
    ],
    [
      'a chat with a picture, which is no text',
      ({ client }) =>
        client().chat.completions.create(
          {
            model: 'gpt-4.1',
            messages: [
              {
                role: 'user',
                content: [
                  { type: 'text', text: 'What?' },
                  { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAAAAAAAAAAAAAA' } },
                ],
              },
            ],
          },
          SILENT,
        ),
      { promptChars: 5 },
    ],
  ])('is given the counts of %s', async (_, call, seen) => {
    await call(harness);
    expect(estimateUsage.mock.calls[0]?.[0]).toMatchObject({ reason: 'provider_silent', ...seen });
    expect(attributes()).toMatchObject({ 'llm.usage.status': 'estimated' });
  });

  test('is not asked where the provider said it, nothing was answered, nothing is billed or the bill is to come', async () => {
    const client = harness.client();
    await client.chat.completions.create(CHAT);
    await client.chat.completions.create(CHAT, { headers: { 'x-local-error': '429' } }).catch(() => {});
    await client.moderations.create({ input: 'Hello.' });
    const { id } = await client.responses.create({ model: 'gpt-4.1', input: 'Hello.', background: true });
    await client.responses.retrieve(id);
    expect(estimateUsage).not.toHaveBeenCalled();
  });
});

test.each<[string, () => unknown]>([
  [
    'throws',
    () => {
      throw new Error('of the estimator');
    },
  ],
  ['gives halves', () => ({ inputTokens: 1.5 })],
  ['gives less than nothing', () => ({ outputTokens: -1 })],
  ['gives no number', () => ({ outputTokens: '7' })],
  ['gives nothing', () => undefined],
  ['gives null', () => null],
  ['promises', async () => ({ outputTokens: 7 })],
])('an estimator that %s leaves the usage missing and the application alone', async (_, estimateUsage) => {
  diag.setLogger({ warn() {}, error() {}, info() {}, debug() {}, verbose() {} }, DiagLogLevel.WARN);
  const harness = await startHarness('openai-7', { estimateUsage: estimateUsage as never });
  const answer = await harness.client().chat.completions.create(CHAT, SILENT);
  expect(answer.choices[0]?.message.content).toBe(ANSWER);
  expect(harness.spans()[0]?.attributes).toMatchObject({
    'llm.usage.status': 'missing',
    'llm.usage.reason': 'provider_silent',
  });
  expect(harness.spans()[0]?.attributes).not.toHaveProperty('gen_ai.usage.output_tokens');
  diag.disable();
  await harness.close();
});
