import { fileURLToPath } from 'node:url';
import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';
import { runApp } from './run-app.ts';

/** The official instrumentation knows the client up to 6. */
const CLIENT = fileURLToPath(new URL('../../instrumentation-openai/test/clients/openai-6/app.js', import.meta.url));

let receiver: OtlpReceiver;
let provider: LocalProvider;
beforeAll(async () => {
  receiver = await startReceiver();
  provider = await startLocalProvider();
});
afterAll(() => Promise.all([receiver.close(), provider.close()]));

test('beside the official instrumentation every call is priced once, owned, and the application told once', async () => {
  const ended = await runApp('peer.cjs', {
    node: [],
    env: {
      CLIENT,
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OPENAI_BASE_URL: provider.baseURL,
      OPENAI_API_KEY: 'none',
      SPENDSPAN_STREAM_USAGE_HOSTS: '127.0.0.1',
    },
  });
  expect(ended).toMatchObject({ code: 0, stdout: '[1,true,4]\n' });
  expect(ended.stderr.trim().split('\n')).toEqual([
    expect.stringContaining('got a span of @opentelemetry/instrumentation-openai around a'),
  ]);
  const calls = receiver.spans.filter(({ attributes }) => attributes['gen_ai.operation.name'] !== undefined);
  const priced = calls.filter(({ attributes }) => attributes['gen_ai.usage.cost'] !== undefined);
  expect(calls).toHaveLength(6);
  expect(priced.map(({ name, attributes }) => [name, attributes['team.id']]).sort()).toEqual([
    ['chat gpt-4.1', 'growth'],
    ['chat gpt-4.1', 'growth'],
    ['embeddings text-embedding-3-small', 'growth'],
  ]);
});
