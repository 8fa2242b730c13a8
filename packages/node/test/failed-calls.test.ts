import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startReceiver } from './otlp-receiver.ts';
import { runApp } from './run-app.ts';

let receiver: OtlpReceiver;
let provider: LocalProvider;

beforeAll(async () => {
  receiver = await startReceiver();
  provider = await startLocalProvider();
});
afterAll(() => Promise.all([receiver.close(), provider.close()]));

describe('a call that never gets a response is a failed call, not one without a known price:', () => {
  it.each([
    // Ports that nobody listens on; fetch itself refuses the second.
    { kind: 'refused', baseURL: 'http://127.0.0.1:59999/v1' },
    { kind: 'refused', baseURL: 'http://127.0.0.1:1/v1' },
    { kind: 'reset' },
    { kind: 'timeout' },
    { kind: 'aborted' },
    { kind: 'reset', stream: 'streamed' },
  ])('$kind $stream $baseURL', async ({ kind, stream = 'plain', baseURL = provider.baseURL }) => {
    const seen = receiver.spans.length;
    const ended = await runApp('failing.mjs', {
      args: [kind, stream],
      env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OPENAI_BASE_URL: baseURL, OPENAI_API_KEY: 'none' },
    });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const call = receiver.spans.slice(seen).find(({ name }) => name === 'chat gpt-4.1');
    expect(call?.attributes).toMatchObject({
      'error.type': expect.any(String),
      'llm.usage.status': 'missing',
      'llm.usage.reason': 'provider_silent',
      'llm.cost.status': 'unpriced',
      'llm.cost.reason': 'failed_call',
    });
  });
});
