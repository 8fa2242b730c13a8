import { DiagLogLevel, diag } from '@opentelemetry/api';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSampler } from '../../node/src/head-sampler.ts';
import { createInstrumentations } from '../../node/src/instrumentations.ts';
import { readOtlpSettings } from '../../node/src/otlp-settings.ts';
import { createSpanExports } from '../../node/src/span-exports.ts';
import { speaksJson } from '../src/doctor/check-endpoint.ts';
import { checkEnvironment, findSilencers } from '../src/doctor/check-environment.ts';
import { findEndpoint } from '../src/doctor/find-endpoint.ts';
import { readHeaders } from '../src/doctor/read-headers.ts';
import type { App } from '../src/doctor/types.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What people write, and what they should not. */
const ADDRESSES = [
  ...['http://localhost:4318', 'https://otel.example.com/', 'http://h:1/base', 'http://h:1/base//', 'HTTP://H:1'],
  ...['http://h:1/v1/traces', ' http://h:1 ', 'http://h:1/?a=b', 'localhost:4318', 'ftp://h', 'http://', ' ', ''],
];
const address = fc.option(fc.oneof(fc.constantFrom(...ADDRESSES), fc.webUrl(), fc.string()), { nil: undefined });
const protocol = fc.constantFrom(undefined, '', ' ', 'http/json', ' HTTP/JSON', 'http/protobuf', 'grpc', 'smoke');
const headers = fc.option(
  fc.oneof(fc.constantFrom('a=1,b=2', 'Authorization=Bearer%20x', 'bad=%zz,ok=1', 'no-value', '=x'), fc.string()),
  { nil: undefined },
);

const environment: fc.Arbitrary<Variables> = fc.record({
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: protocol,
  OTEL_EXPORTER_OTLP_HEADERS: headers,
  OTEL_EXPORTER_OTLP_TRACES_HEADERS: headers,
});

describe('the doctor reads the environment as @spendspan/node does', () => {
  let warnings: string[];
  beforeEach(() => {
    warnings = [];
    const warn = (message: string): number => warnings.push(message);
    const ignore = (): void => {};
    diag.setLogger({ warn, error: ignore, info: ignore, debug: ignore, verbose: ignore }, DiagLogLevel.WARN);
  });
  afterEach(() => diag.disable());

  const find = (env: Variables, about: string) =>
    checkEnvironment({ env } as App).find((finding) => finding.about === about);

  it('for address, format and headers, whatever they are', () => {
    fc.assert(
      fc.property(environment, (env) => {
        const settings = readOtlpSettings({}, env);
        expect(findEndpoint(env).url).toBe(settings.url);
        expect(speaksJson(env)).toBe(settings.protocol === 'http/json');
        expect(readHeaders(env)).toEqual(settings.headers);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['always_on', 'always_off', 'TRACEIDRATIO', 'parentbased_traceidratio', 'bogus', 'jaeger_remote', ' ', ''])(
    'for the sampler %j',
    (name) => {
      const env = { OTEL_TRACES_SAMPLER: name };
      readSampler(env);
      const unknown = find(env, 'OTEL_TRACES_SAMPLER')?.found.includes('unknown') ?? false;
      expect(unknown).toBe(warnings.length > 0);
    },
  );

  it.each(['otlp', 'none', 'bogus', 'none,otlp', ' otlp ', 'console', 'OTLP', ',', ''])(
    'for the exporter %j',
    (name) => {
      const env = { OTEL_TRACES_EXPORTER: name };
      const { processors, queue } = createSpanExports({}, env);
      expect(findSilencers(env).includes('OTEL_TRACES_EXPORTER')).toBe(processors.length === 0);
      expect(find(env, 'OTEL_TRACES_EXPORTER') === undefined).toBe(queue !== undefined);
      for (const processor of processors) void processor.shutdown();
    },
  );

  it.each(['openai', 'http, openai', 'http', 'OpenAI', 'all', ''])('for disabled instrumentations %j', (names) => {
    const env = { OTEL_NODE_DISABLED_INSTRUMENTATIONS: names };
    const made = createInstrumentations({}, env);
    for (const instrumentation of made) instrumentation.disable();
    const seen = made.some(({ instrumentationName }) => instrumentationName.endsWith('openai'));
    expect(findSilencers(env).includes('OTEL_NODE_DISABLED_INSTRUMENTATIONS')).toBe(!seen);
  });
});
