import { fileURLToPath } from 'node:url';
import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findOtherNode } from './find-node.ts';
import { type OtlpReceiver, type ReceivedSpan, startReceiver } from './otlp-receiver.ts';
import { type Ended, type RunOptions, runApp } from './run-app.ts';

let receiver: OtlpReceiver;
let provider: LocalProvider;
let seen = { spans: 0, requests: 0 };

beforeAll(async () => {
  receiver = await startReceiver();
  provider = await startLocalProvider();
});
afterAll(() => Promise.all([receiver.close(), provider.close()]));
afterEach(() => {
  seen = { spans: receiver.spans.length, requests: provider.requests.length };
});

function run(app: string, options: RunOptions = {}): Promise<Ended> {
  return runApp(app, {
    ...options,
    env: {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OPENAI_BASE_URL: provider.baseURL,
      OPENAI_API_KEY: 'none',
      ...options.env,
    },
  });
}

function findSpan(name: string): ReceivedSpan | undefined {
  return receiver.spans.slice(seen.spans).find((span) => span.name === name);
}

function callSpans(): ReceivedSpan[] {
  return receiver.spans.slice(seen.spans).filter(({ name }) => name === 'embeddings text-embedding-3-small');
}

const TOLD = /openai was imported before register\(\).*instrument\(client\).*--import/;

const OTHER_NODE = findOtherNode();
const NODES = [{ version: process.version, execPath: process.execPath }, ...(OTHER_NODE ? [OTHER_NODE] : [])];

if (!OTHER_NODE)
  it.skip('SKIPPED on an older Node: there is none on the PATH, so that its loader is not tested', () => {});

describe.each(NODES)('on Node $version', ({ execPath }) => {
  describe.each(['--import', '--require'])('node %s @spendspan/node/register', (flag) => {
    const node = [flag, '@spendspan/node/register'];

    it.each(['chat.mjs', 'chat.cjs'])(
      'sees the call of %s, priced, owned, and with its HTTP request below',
      async (app) => {
        const ended = await run(app, { execPath, node });

        expect(ended).toMatchObject({ code: 0, stderr: '' });
        const call = findSpan('chat gpt-4.1');
        expect(call?.attributes).toMatchObject({
          'gen_ai.operation.name': 'chat',
          'gen_ai.response.model': 'gpt-4.1-2025-04-14',
          'team.id': 'growth',
          'gen_ai.usage.cost': expect.any(Number),
        });
        const http = findSpan('POST');
        expect(http).toMatchObject({ traceId: call?.traceId, parentSpanId: call?.spanId });
        const { headers } = provider.requests[seen.requests] ?? {};
        expect(headers?.['traceparent']).toBe(`00-${http?.traceId}-${http?.spanId}-01`);
        expect(headers?.['baggage']).toBeUndefined();
      },
    );
  });

  it('at 0 % sampling the call arrives alone, and the provider is told "unsampled"', async () => {
    const ended = await run('chat.mjs', { execPath, env: { OTEL_TRACES_SAMPLER: 'always_off' } });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(receiver.spans.slice(seen.spans).map(({ name }) => name)).toEqual(['chat gpt-4.1']);
    expect(provider.requests[seen.requests]?.headers['traceparent']).toMatch(/-00$/);
  });

  it('a web service in ES modules carries trace and owner from its caller to the call', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01`, baggage: 'team.id=growth' };
    const ended = await run('server.mjs', {
      execPath,
      onOutput: (_child, port) => void fetch(`http://127.0.0.1:${port.trim()}`, { headers }),
    });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const server = findSpan('GET');
    expect(server).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' });
    expect(findSpan('chat gpt-4.1')).toMatchObject({
      traceId,
      parentSpanId: server?.spanId,
      attributes: { 'team.id': 'growth' },
    });
  });

  it('a call whose answer is still streaming when the process ends is delivered, and marked', async () => {
    expect(await run('stream.mjs', { execPath })).toMatchObject({ code: 0, stderr: '' });
    expect(findSpan('chat gpt-4.1')?.attributes).toMatchObject({
      'llm.usage.status': expect.not.stringMatching('reported'),
    });
  });

  it.each(['stream.mjs', 'open.mjs'])(
    'calls of %s that are still open at the end are printed to the console',
    async (app) => {
      const env = { OTEL_TRACES_EXPORTER: 'console' };
      const { code, stderr, stdout } = await run(app, { execPath, env });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.match(/'llm\.usage\.reason': '[a-z_]+'/g)).toHaveLength(app === 'open.mjs' ? 3 : 1);
    },
  );

  it('an instrumentation in OTEL_NODE_DISABLED_INSTRUMENTATIONS is left out', async () => {
    const env = { OTEL_NODE_DISABLED_INSTRUMENTATIONS: 'undici,http' };
    expect(await run('chat.mjs', { execPath, env })).toMatchObject({ code: 0, stderr: '' });
    expect(receiver.spans.slice(seen.spans).map(({ name }) => name)).toEqual(['chat gpt-4.1']);
  });

  it('a price file of SPENDSPAN_PRICES decides what the call costs', async () => {
    const env = { SPENDSPAN_PRICES: fileURLToPath(new URL('prices.yaml', import.meta.url)) };
    expect(await run('chat.mjs', { execPath, env })).toMatchObject({ code: 0, stderr: '' });
    const { attributes } = findSpan('chat gpt-4.1') ?? {};
    const tokens =
      Number(attributes?.['gen_ai.usage.input_tokens']) + Number(attributes?.['gen_ai.usage.output_tokens']);
    expect(tokens).toBeGreaterThan(0);
    expect(attributes).toMatchObject({ 'llm.cost.status': 'priced', 'llm.cost.source': 'user:prices.yaml' });
    // 1,000 USD per million tokens of either kind.
    expect(attributes?.['gen_ai.usage.cost']).toBeCloseTo(tokens / 1_000, 12);
  });

  it('an ES module that imports the client after register() is seen', async () => {
    expect(await run('early.mjs', { execPath, node: [] })).toMatchObject({ code: 0, stderr: '' });
    expect(callSpans()).toHaveLength(1);
  });

  it('a CommonJS application that required the client before register() is seen', async () => {
    expect(await run('late.cjs', { execPath, node: [] })).toMatchObject({ code: 0, stderr: '' });
    expect(callSpans()).toHaveLength(1);
  });

  it.each(['late.mjs', 'late-setup.mjs'])(
    '%s, which imported the client before register(), is told so once',
    async (app) => {
      const ended = await run(app, { execPath, node: [] });

      expect(ended.code).toBe(0);
      expect(ended.stderr.trim().split('\n')).toHaveLength(1);
      expect(ended.stderr).toMatch(TOLD);
    },
  );

  it('a call of a copy that the hooks do not know is reported once, and the next one is seen', async () => {
    const ended = await run('copy.mjs', { execPath });

    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^\[.*a call of openai went out unseen: .* bundle.*instrument\(client\).*\n$/);
    // That has been done.
    expect(ended.stderr).not.toContain('--import');
    expect(callSpans()).toHaveLength(1);
  });

  it('a copy that instrument(client) watches is not reported', async () => {
    const ended = await run('copy.mjs', { execPath, args: ['instrument'] });

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(callSpans()).toHaveLength(2);
  });
});
