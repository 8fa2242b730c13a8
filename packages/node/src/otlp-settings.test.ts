import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOtlpSettings } from './otlp-settings.ts';

describe('readOtlpSettings', () => {
  it('has the defaults of the specification', () => {
    expect(readOtlpSettings({}, {})).toEqual({
      url: 'http://localhost:4318/v1/traces',
      protocol: 'http/protobuf',
      headers: {},
      gzip: false,
      timeoutMs: 10_000,
      tls: {},
    });
  });

  it('prefers arguments to the environment, and the variables of traces to the general ones', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://general:1',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://traces:2/x',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json',
      OTEL_EXPORTER_OTLP_TIMEOUT: '1',
      OTEL_EXPORTER_OTLP_TRACES_TIMEOUT: '2',
      OTEL_EXPORTER_OTLP_HEADERS: 'a=1,b=1,c=1',
      OTEL_EXPORTER_OTLP_TRACES_HEADERS: 'b=2,c=2',
    };
    expect(readOtlpSettings({}, env)).toMatchObject({
      url: 'http://traces:2/x',
      protocol: 'http/json',
      timeoutMs: 2,
      headers: { a: '1', b: '2', c: '2' },
    });
    const options = { endpoint: 'http://argument:3', protocol: 'http/protobuf', headers: { c: '3' } } as const;
    expect(readOtlpSettings(options, env)).toMatchObject({
      url: 'http://argument:3/v1/traces',
      protocol: 'http/protobuf',
      headers: { a: '1', b: '2', c: '3' },
    });
  });

  it('throws on a malformed argument, saying what to do', () => {
    expect(() => readOtlpSettings({ endpoint: 'localhost:4318' }, {})).toThrow(
      new TypeError(
        '[@spendspan/node] got "localhost:4318" for endpoint, expected an http(s) address such as http://localhost:4318; correct the option',
      ),
    );
    expect(() => readOtlpSettings({ protocol: 'grpc' as 'http/json' }, {})).toThrow(
      new TypeError(
        '[@spendspan/node] got "grpc" for protocol, expected http/protobuf or http/json; correct the option',
      ),
    );
  });

  it('ignores a malformed variable', () => {
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'ftp://x',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'smoke',
      OTEL_EXPORTER_OTLP_TIMEOUT: 'soon',
      OTEL_EXPORTER_OTLP_HEADERS: 'no-value,ok=%41,bad=%zz,=x,sp ace=1',
      OTEL_EXPORTER_OTLP_CERTIFICATE: '/no/such/file.pem',
    };
    expect(readOtlpSettings({}, env)).toEqual({ ...readOtlpSettings({}, {}), headers: { ok: 'A' } });
  });

  it('reads back every header that can be written', () => {
    const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
    fc.assert(
      fc.property(fc.dictionary(key, fc.string({ unit: 'grapheme' }), { noNullPrototype: true }), (headers) => {
        const text = Object.entries(headers)
          .map(([name, value]) => `${name} = ${encodeURIComponent(value)}`)
          .join(' , ');
        expect(readOtlpSettings({}, { OTEL_EXPORTER_OTLP_HEADERS: text }).headers).toEqual(headers);
      }),
    );
  });

  it('never throws on a variable, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const env = {
          OTEL_EXPORTER_OTLP_HEADERS: text,
          OTEL_EXPORTER_OTLP_ENDPOINT: text,
          OTEL_EXPORTER_OTLP_TIMEOUT: text,
        };
        expect(readOtlpSettings({}, env).url).toMatch(/^https?:/);
      }),
    );
  });
});
