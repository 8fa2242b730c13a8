import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type OtlpReceiver, type ReceivedSpan, startReceiver } from './otlp-receiver.ts';
import { type Ended, runApp } from './run-app.ts';

let receiver: OtlpReceiver;
let seen = 0;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.close());
afterEach(() => {
  receiver.respond(undefined);
  seen = receiver.requests.length;
});

interface Outcome extends Ended {
  readonly spans: readonly ReceivedSpan[];
  /** What `configured.mjs` printed. */
  readonly printed: {
    readonly carrier: Readonly<Record<string, string>>;
    readonly lost: { readonly spans: number; readonly usd: number };
    readonly same?: boolean;
    readonly seen: readonly string[];
  };
}

async function run(options: object, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const args = [JSON.stringify({ endpoint: receiver.url, ...options })];
  const ended = await runApp('configured.mjs', { node: [], args, env });
  const spans = receiver.requests.slice(seen).flatMap((request) => request.spans);
  return { ...ended, spans, printed: ended.stdout === '' ? undefined : JSON.parse(ended.stdout) };
}

describe('register()', () => {
  it('takes arguments before the environment', async () => {
    const { spans, stderr } = await run(
      { serviceName: 'argument', resource: { 'deployment.environment.name': 'argument' } },
      {
        OTEL_SERVICE_NAME: 'environment',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=environment,k8s.pod.name=pod',
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
      },
    );
    expect(spans[0]?.resource).toMatchObject({
      'service.name': 'argument',
      'deployment.environment.name': 'argument',
      'k8s.pod.name': 'pod',
    });
    expect(stderr).toBe('');
  });

  it('called again returns the first registration, with one warning', async () => {
    const { printed, stderr, spans } = await run({ again: true, serviceName: 'first' });
    expect(printed.same).toBe(true);
    expect(stderr).toMatch(/^\[@spendspan\/node\] register\(\) was called again: .*\n$/);
    expect(spans.map(({ resource }) => resource['service.name'])).toEqual(['first']);
  });

  it('runs span processors of the application beside its own, and flushes and stops them', async () => {
    const { printed, spans } = await run({ processor: true });
    expect(printed.seen).toEqual(['chat gpt-4.1', 'flushed', 'shut down']);
    expect(spans).toHaveLength(1);
  });

  it('attributes spans to the owner that arrives in baggage, and passes it on', async () => {
    const inbound = { baggage: 'team.id=growth,other=1' };
    const { spans, printed } = await run({ inbound });
    expect(spans[0]?.attributes).toMatchObject({ 'team.id': 'growth' });
    expect(printed.carrier['baggage']).toBe('team.id=growth,other=1');
  });

  it.each([
    { title: 'trustInbound: false', options: { trustInbound: false }, env: {} },
    { title: 'SPENDSPAN_TRUST_INBOUND=false', options: {}, env: { SPENDSPAN_TRUST_INBOUND: 'false' } },
  ])('with $title leaves the owner out, and the rest of the baggage in', async ({ options, env }) => {
    const { spans, printed } = await run({ ...options, inbound: { baggage: 'team.id=growth,other=1' } }, env);
    expect(spans[0]?.attributes['team.id']).toBeUndefined();
    expect(printed.carrier['baggage']).toBe('other=1');
  });

  it('reads keys of the application for its dimensions', async () => {
    const { spans } = await run({
      attribution: { aliases: { team: ['squad'] } },
      inbound: { baggage: 'squad=growth' },
    });
    expect(spans[0]?.attributes).toMatchObject({ 'team.id': 'growth' });
  });

  it.each([
    { options: { endpoint: 'localhost:4318' }, message: /got "localhost:4318" for endpoint, expected/ },
    { options: { protocol: 'grpc' }, message: /got "grpc" for protocol, expected/ },
    { options: { exitFlushTimeoutMs: -1 }, message: /got -1 for exitFlushTimeoutMs, expected/ },
    { options: { serviceName: 3 }, message: /got 3 for serviceName, expected a string; correct the option/ },
    { options: { headers: { tenant: 3 } }, message: /got an object for headers, expected an object of strings/ },
    { options: { sampler: {} }, message: /got an object for sampler, expected an object with shouldSample\(\)/ },
    { options: { servicename: 'a' }, message: /got an option "servicename", expected one of serviceName, / },
    { options: { openai: { foo: 1 } }, message: /got an option "foo", expected enabled, streamUsage, / },
    { options: { prices: './none.yaml' }, message: /none\.yaml: got no such file, expected/ },
  ])('throws on $options', async ({ options, message }) => {
    const { code, stderr } = await run(options);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });

  it('counts what the receiver refused', async () => {
    receiver.respond({ status: 401 });
    const { printed, stderr } = await run({});
    expect(printed.lost.spans).toBe(1);
    expect(stderr).toContain('the receiver answered HTTP 401');
  });

  it('waits for a receiver that never answers no longer than OTEL_BSP_EXPORT_TIMEOUT', async () => {
    receiver.respond('hang');
    // Without the bound the flush would outlast the test.
    const env = { OTEL_EXPORTER_OTLP_TIMEOUT: '600000', OTEL_BSP_EXPORT_TIMEOUT: '100' };
    const { printed, code } = await run({}, env);
    expect(code).toBe(0);
    expect(printed.lost.spans).toBe(0);
  });

  it('gives a request up after OTEL_EXPORTER_OTLP_TIMEOUT', async () => {
    receiver.respond('hang');
    const { stderr } = await run({}, { OTEL_EXPORTER_OTLP_TIMEOUT: '100' });
    expect(stderr).toContain('spans cannot be delivered');
    expect(stderr).toContain('(no answer within 100 ms)');
  });

  it.each(['metrics', 'logs'])('exports %s when OTEL_*_EXPORTER asks for it', async (signal) => {
    const env = { [`OTEL_${signal.toUpperCase()}_EXPORTER`]: 'otlp', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    await run({ emit: signal }, env);
    expect(receiver.requests.slice(seen).map(({ path }) => path)).toContain(`/v1/${signal}`);
  });

  it('leaves another SDK that is running alone, and says what to add to it', async () => {
    const { code, stdout, stderr } = await runApp('own-sdk.mjs', { node: [], args: [receiver.url, 'register'] });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^\[@spendspan\/node\] another OpenTelemetry SDK was started before register\(\).*\n$/);
    expect(stdout).toBe('');
    expect(receiver.requests.slice(seen).flatMap(({ spans }) => spans)).toEqual([]);
  });
});

describe('the pieces in a NodeSDK of the application', () => {
  it('price, attribute and deliver every model call at 0 % sampling', async () => {
    const ended = await runApp('own-sdk.mjs', { node: [], args: [receiver.url, 'pieces'] });
    const spans = receiver.requests.slice(seen).flatMap((request) => request.spans);

    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(spans.map(({ name }) => name)).toEqual(['chat gpt-4.1']);
    expect(spans[0]?.attributes).toMatchObject({ 'team.id': 'growth', 'gen_ai.usage.cost': 0.002 });
  });
});
