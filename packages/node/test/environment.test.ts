import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type OtlpReceiver, type ReceivedRequest, startReceiver } from './otlp-receiver.ts';
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
  readonly requests: readonly ReceivedRequest[];
  readonly names: readonly string[];
}

async function run(env: Readonly<Record<string, string>>, args: readonly string[] = ['return']): Promise<Outcome> {
  const ended = await runApp('span.mjs', { args, env: { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, ...env } });
  const requests = receiver.requests.slice(seen);
  const names = requests.flatMap(({ spans }) => spans.map(({ name }) => name)).sort();
  return { ...ended, requests, names };
}

const ALL_SPANS = ['POST', 'chat gpt-4.1', 'request'];

describe('the resource', () => {
  it('takes OTEL_SERVICE_NAME', async () => {
    const { requests } = await run({ OTEL_SERVICE_NAME: 'checkout' });
    expect(requests[0]?.spans[0]?.resource).toMatchObject({ 'service.name': 'checkout' });
  });

  it('takes OTEL_RESOURCE_ATTRIBUTES, over which OTEL_SERVICE_NAME wins', async () => {
    const { requests } = await run({
      OTEL_SERVICE_NAME: 'checkout',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=staging,service.name=other',
    });
    expect(requests[0]?.spans[0]?.resource).toMatchObject({
      'service.name': 'checkout',
      'deployment.environment.name': 'staging',
    });
  });

  it('does not hold the command line unless OTEL_NODE_RESOURCE_DETECTORS asks for it', async () => {
    const plain = await run({});
    seen = receiver.requests.length;
    const asked = await run({ OTEL_NODE_RESOURCE_DETECTORS: 'env,process' });

    expect(Object.keys(plain.requests[0]?.spans[0]?.resource ?? {})).not.toContain('process.command_args');
    expect(Object.keys(asked.requests[0]?.spans[0]?.resource ?? {})).toContain('process.command_args');
  });
});

describe('the export', () => {
  it('goes to /v1/traces below OTEL_EXPORTER_OTLP_ENDPOINT', async () => {
    const { requests } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: `${receiver.url}/tenant/` });
    expect(requests.map(({ path }) => path)).toEqual(['/tenant/v1/traces']);
  });

  it('goes to OTEL_EXPORTER_OTLP_TRACES_ENDPOINT as it stands', async () => {
    const { requests } = await run({
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/own/path`,
    });
    expect(requests.map(({ path }) => path)).toEqual(['/own/path']);
  });

  it('carries OTEL_EXPORTER_OTLP_HEADERS, and OTEL_EXPORTER_OTLP_TRACES_HEADERS over them', async () => {
    const { requests } = await run({
      OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20s3cret,x-tenant=a',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'x-tenant=b',
    });
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret', 'x-tenant': 'b' });
  });

  it.each([
    { protocol: undefined, contentType: 'application/x-protobuf' },
    { protocol: 'http/protobuf', contentType: 'application/x-protobuf' },
    { protocol: 'http/json', contentType: 'application/json' },
  ])('is $contentType with OTEL_EXPORTER_OTLP_PROTOCOL=$protocol', async ({ protocol, contentType }) => {
    const { requests, names, stderr } = await run(protocol ? { OTEL_EXPORTER_OTLP_PROTOCOL: protocol } : {});
    expect(requests[0]?.headers['content-type']).toBe(contentType);
    expect(names).toEqual(ALL_SPANS);
    expect(stderr).toBe('');
  });

  it('is the same at process.exit() as at a normal end', async () => {
    const env = {
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=a',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
    };
    const { requests, names } = await run(env, ['exit', '0']);
    expect(requests[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'x-tenant': 'a',
    });
    expect(names).toEqual(ALL_SPANS);
  });

  it('warns once about grpc and uses http/protobuf', async () => {
    const { requests, stderr } = await run({ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' });
    expect(requests[0]?.headers['content-type']).toBe('application/x-protobuf');
    expect(stderr).toBe(
      '[@spendspan/node] got "grpc" in OTEL_EXPORTER_OTLP_PROTOCOL, expected http/protobuf or http/json; http/protobuf is used\n',
    );
  });

  it('is compressed with OTEL_EXPORTER_OTLP_COMPRESSION=gzip', async () => {
    const { requests, names } = await run({ OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip' });
    expect(requests[0]?.headers['content-encoding']).toBe('gzip');
    expect(names).toEqual(ALL_SPANS);
  });

  it('names what is wrong with an endpoint, and goes to the default', async () => {
    const { stderr, code } = await run({ OTEL_EXPORTER_OTLP_ENDPOINT: 'localhost:4318', OTEL_TRACES_EXPORTER: 'otlp' });
    expect(code).toBe(0);
    expect(stderr).toContain(
      '[@spendspan/node] got "localhost:4318" in OTEL_EXPORTER_OTLP_ENDPOINT, expected an http(s) address; http://localhost:4318 is used\n',
    );
  });

  it('comes in batches of OTEL_BSP_MAX_EXPORT_BATCH_SIZE', async () => {
    const { requests, names } = await run({ OTEL_BSP_MAX_EXPORT_BATCH_SIZE: '1' });
    expect(requests.map(({ spans }) => spans.length)).toEqual([1, 1, 1]);
    expect(names).toEqual(ALL_SPANS);
  });

  it('keeps OTEL_BSP_MAX_QUEUE_SIZE spans and says that it dropped the rest', async () => {
    const { names, stderr } = await run({ OTEL_BSP_MAX_QUEUE_SIZE: '2' });
    expect(names).toEqual(['POST', 'chat gpt-4.1']);
    expect(stderr).toContain('were dropped: the queue is full');
  });

  it('starts OTEL_BSP_SCHEDULE_DELAY after the first span', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '10' };
    const ended = runApp('span.mjs', {
      args: ['wait'],
      env,
      // Killed without a flush: what has arrived was sent before. The default delay is 5 s.
      onOutput: (child) =>
        void vi
          .waitFor(() => expect(receiver.requests.length).toBeGreaterThan(seen), { timeout: 4_000 })
          .finally(() => child.kill('SIGKILL')),
    });
    expect(await ended).toMatchObject({ signal: 'SIGKILL' });
    expect(receiver.requests.slice(seen).flatMap(({ spans }) => spans)).toHaveLength(3);
  });
});

describe('OTEL_TRACES_EXPORTER', () => {
  it('none sends nothing', async () => {
    const { requests, code, stderr } = await run({ OTEL_TRACES_EXPORTER: 'none' });
    expect({ requests, code, stderr }).toEqual({ requests: [], code: 0, stderr: '' });
  });

  it('console prints the spans, as it was asked to', async () => {
    const { requests, stdout } = await run({ OTEL_TRACES_EXPORTER: 'console' });
    expect(requests).toEqual([]);
    expect(stdout).toContain("name: 'chat gpt-4.1'");
  });

  it('takes several', async () => {
    const { names, stdout } = await run({ OTEL_TRACES_EXPORTER: 'console,otlp' });
    expect(names).toEqual(ALL_SPANS);
    expect(stdout).toContain("name: 'chat gpt-4.1'");
  });
});

describe('OTEL_TRACES_SAMPLER decides on everything but model calls:', () => {
  it.each([
    { sampler: 'always_on', names: ALL_SPANS, flags: '01' },
    { sampler: 'always_off', names: ['chat gpt-4.1'], flags: '00' },
    { sampler: 'traceidratio', arg: '1', names: ALL_SPANS, flags: '01' },
    { sampler: 'traceidratio', arg: '0', names: ['chat gpt-4.1'], flags: '00' },
    { sampler: 'parentbased_always_on', names: ALL_SPANS, flags: '01' },
    { sampler: 'parentbased_always_off', names: ['chat gpt-4.1'], flags: '00' },
    { sampler: 'parentbased_traceidratio', arg: '1', names: ALL_SPANS, flags: '01' },
    { sampler: 'parentbased_traceidratio', arg: '0', names: ['chat gpt-4.1'], flags: '00' },
  ])('$sampler $arg', async ({ sampler, arg, names, flags }) => {
    const outcome = await run({ OTEL_TRACES_SAMPLER: sampler, ...(arg && { OTEL_TRACES_SAMPLER_ARG: arg }) });
    const { carrier, childRecords } = JSON.parse(outcome.stdout);

    expect(outcome.names).toEqual(names);
    expect(carrier.traceparent).toMatch(new RegExp(`-${flags}$`));
    expect(childRecords).toBe(flags === '01');
    expect(outcome.stderr).toBe('');
  });

  it('an unknown one is named, and everything is sampled', async () => {
    const { names, stderr } = await run({ OTEL_TRACES_SAMPLER: 'jaeger_remote' });
    expect(names).toEqual(ALL_SPANS);
    expect(stderr).toMatch(/^\[@spendspan\/node\] got "jaeger_remote" in OTEL_TRACES_SAMPLER, expected one of /);
  });

  it('an argument that is no ratio is named, and everything is sampled', async () => {
    const { names, stderr } = await run({ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '10%' });
    expect(names).toEqual(ALL_SPANS);
    expect(stderr).toContain('got "10%" in OTEL_TRACES_SAMPLER_ARG, expected a number from 0 to 1');
  });
});

describe('OTEL_PROPAGATORS', () => {
  it.each([
    { value: undefined, headers: ['traceparent'] },
    { value: 'tracecontext', headers: ['traceparent'] },
    { value: 'b3', headers: ['b3'] },
    { value: 'b3multi,tracecontext', headers: ['traceparent', 'x-b3-sampled', 'x-b3-spanid', 'x-b3-traceid'] },
    { value: 'none', headers: [] },
  ])('$value sends $headers', async ({ value, headers }) => {
    const { stdout } = await run(value ? { OTEL_PROPAGATORS: value } : {});
    expect(Object.keys(JSON.parse(stdout).carrier).sort()).toEqual(headers);
  });
});

describe('diagnostics', () => {
  it('OTEL_SDK_DISABLED=true starts nothing and says nothing', async () => {
    const { requests, code, stderr, stdout } = await run({ OTEL_SDK_DISABLED: 'true' });
    expect({ requests, code, stderr }).toEqual({ requests: [], code: 0, stderr: '' });
    expect(JSON.parse(stdout).childRecords).toBe(false);
  });

  it('OTEL_LOG_LEVEL=debug writes to stderr, never to stdout', async () => {
    const { stdout, stderr } = await run({ OTEL_LOG_LEVEL: 'debug' });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toBe('');
  });

  it('OTEL_LOG_LEVEL=none is silent about an outage', async () => {
    const { stderr, code } = await run({ OTEL_LOG_LEVEL: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('metrics and logs are not exported unless they are asked for', async () => {
    const { requests } = await run({});
    expect(new Set(requests.map(({ path }) => path))).toEqual(new Set(['/v1/traces']));
  });

  it('a price file that is not there ends the start with one line', async () => {
    const { code, stderr, stdout } = await run({ SPENDSPAN_PRICES: './no-such-prices.yaml' });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(
      /^\[@spendspan\/cost\] \.\/no-such-prices\.yaml: got no such file, expected .*; check the path/,
    );
  });

  it('an empty SPENDSPAN_* variable counts as unset', async () => {
    const names = ['PRICES', 'TRUST_INBOUND', 'STREAM_USAGE', 'STREAM_USAGE_HOSTS'];
    const {
      code,
      stderr,
      names: spans,
    } = await run(Object.fromEntries(names.map((name) => [`SPENDSPAN_${name}`, ''])));
    expect({ code, stderr, spans }).toEqual({ code: 0, stderr: '', spans: ALL_SPANS });
  });

  it('SPENDSPAN_TRUST_INBOUND that is neither true nor false ends the start with one line', async () => {
    const { code, stderr } = await run({ SPENDSPAN_TRUST_INBOUND: 'nope' });
    expect(code).toBe(1);
    expect(stderr).toBe(
      '[@spendspan/node] got "nope" in SPENDSPAN_TRUST_INBOUND, expected true or false; correct the variable\n',
    );
  });
});
