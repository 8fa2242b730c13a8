import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { countOpenCalls, endOpenCalls } from '../src/index.ts';
import { type Harness, startHarness } from './harness.ts';

const CHAT = { model: 'gpt-4.1', messages: [{ role: 'user' as const, content: 'Hello.' }] };

describe('a call that nobody reads', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness('openai-7', { abandonedAfterMs: 200 });
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  async function lastSpan(): Promise<Record<string, unknown>> {
    await expect.poll(() => harness.spans().length, { timeout: 10_000 }).toBe(1);
    expect(countOpenCalls()).toBe(0);
    return { ...harness.spans()[0]?.attributes };
  }

  test('ends as unconsumed when its stream is left lying', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    expect(countOpenCalls()).toBe(1);
    expect(await lastSpan()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'stream_unconsumed' });
    stream.controller.abort();
  });

  test('ends as unread when its promise is never awaited', async () => {
    const promise = harness.client().chat.completions.create(CHAT);
    expect(await lastSpan()).toMatchObject({ 'llm.usage.status': 'missing', 'llm.usage.reason': 'body_unread' });
    await promise;
    expect(harness.spans()).toHaveLength(1);
  });

  test('stays open as long as somebody reads, however slowly', async () => {
    const stream = await harness
      .client()
      .chat.completions.create({ ...CHAT, stream: true }, { headers: { 'x-local-output': 'one two three four five' } });
    for await (const _ of stream) await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await lastSpan()).toMatchObject({ 'llm.usage.status': 'reported' });
  });

  test('is ended by endOpenCalls(), for the end of a process', async () => {
    const stream = await harness.client().chat.completions.create({ ...CHAT, stream: true });
    endOpenCalls();
    expect(await lastSpan()).toMatchObject({ 'llm.usage.reason': 'stream_unconsumed' });
    stream.controller.abort();
  });
});
