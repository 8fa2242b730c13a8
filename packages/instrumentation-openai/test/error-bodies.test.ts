import { SpanStatusCode } from '@opentelemetry/api';
import type OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CHAT, COMPLETION } from './client-cases/client-case.ts';
import { CLIENTS, type Harness, startHarness } from './harness.ts';
import { startScriptedServer } from './scripted-server.ts';

/** Bodies that come with HTTP 200, and the `error.type` that they are. */
const BODIES: readonly (readonly [body: object, errorType: string | undefined])[] = [
  [{ error: { message: 'No.', code: 502 } }, '502'],
  [{ error: { message: 'No.', type: 'server_error', code: null } }, 'server_error'],
  [{ error: { message: 'No.' } }, '_OTHER'],
  [{ error: 'No.' }, '_OTHER'],
  [{ detail: 'No.' }, '_OTHER'],
  [{ ...COMPLETION, error: { message: 'No.', code: 'cut_off' } }, 'cut_off'],
  [{ ...COMPLETION, error: null, detail: 'Fine.' }, undefined],
];

const CALLS: readonly (readonly [string, (client: OpenAI) => PromiseLike<unknown>])[] = [
  ['chat.completions', (client) => client.chat.completions.create(CHAT)],
  ['completions', (client) => client.completions.create({ model: 'gpt-3.5-turbo-instruct', prompt: 'Hello.' })],
  ['embeddings', (client) => client.embeddings.create({ model: 'e', input: 'Hello.', encoding_format: 'float' })],
  // Without the convenience of `responses.create()`, which some versions do not survive on such a body.
  ['responses', (client) => client.post('/responses', { body: { model: 'gpt-4.1', input: 'Hello.' } })],
];

describe.each(CLIENTS)('an error in a body of HTTP 200, by %s', (version) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await startHarness(version);
  });
  afterAll(() => harness.close());
  beforeEach(() => harness.exporter.reset());

  describe.each(CALLS)('from %s', (_, call) => {
    test.each(BODIES)('%j is told as %s', async (body, errorType) => {
      const server = await startScriptedServer([{ body }]);
      await call(harness.client({ baseURL: `${server.url}/v1` }));
      await server.close();
      const [span] = harness.spans();
      expect(span?.attributes['error.type']).toBe(errorType);
      expect(span?.status.code).toBe(errorType === undefined ? SpanStatusCode.UNSET : SpanStatusCode.ERROR);
    });
  });
});
