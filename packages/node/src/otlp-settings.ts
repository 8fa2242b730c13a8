import { readFileSync } from 'node:fs';
import type { RequestOptions } from 'node:https';
import { type Environment, readNumber, readText, warnIgnored } from './environment.ts';
import type { OtlpProtocol, RegisterOptions } from './types.ts';

/** Where and how spans are sent. */
export interface OtlpSettings {
  /** Full address of the traces receiver. */
  readonly url: string;
  readonly protocol: OtlpProtocol;
  /** The user's headers; content type and length are not among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly gzip: boolean;
  /** Longest wait for one answer. */
  readonly timeoutMs: number;
  /** Certificates, PEM. */
  readonly tls: Pick<RequestOptions, 'ca' | 'cert' | 'key'>;
}

const DEFAULTS = { endpoint: 'http://localhost:4318', protocol: 'http/protobuf' } as const satisfies RegisterOptions;
const DEFAULT_TIMEOUT_MS = 10_000;
const PROTOCOLS: readonly string[] = ['http/protobuf', 'http/json'];

/**
 * Reads the options, then the OTEL_EXPORTER_OTLP_* variables.
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/
 * @throws TypeError when an option is malformed; a malformed variable is ignored with a warning.
 */
export function readOtlpSettings(options: RegisterOptions, env: Environment): OtlpSettings {
  return {
    url: readUrl(options, env),
    protocol: readProtocol(options, env),
    headers: {
      ...readHeaders(env, 'OTEL_EXPORTER_OTLP_HEADERS'),
      ...readHeaders(env, 'OTEL_EXPORTER_OTLP_TRACES_HEADERS'),
      ...options.headers,
    },
    gzip: readText(env, ...names('COMPRESSION')) === 'gzip',
    timeoutMs: readNumber(env, names('TIMEOUT'), DEFAULT_TIMEOUT_MS),
    tls: {
      ...readPem(env, 'ca', 'CERTIFICATE'),
      ...readPem(env, 'cert', 'CLIENT_CERTIFICATE'),
      ...readPem(env, 'key', 'CLIENT_KEY'),
    },
  };
}

function names(suffix: string): readonly [string, string] {
  return [`OTEL_EXPORTER_OTLP_TRACES_${suffix}`, `OTEL_EXPORTER_OTLP_${suffix}`];
}

function readUrl({ endpoint }: RegisterOptions, env: Environment): string {
  if (endpoint !== undefined) {
    const url = parseUrl(endpoint);
    if (url) return withTracesPath(url);
    throw new TypeError(
      `[@spendspan/node] got ${JSON.stringify(endpoint)} for endpoint, expected an http(s) address such as ${DEFAULTS.endpoint}; correct the option`,
    );
  }
  const [tracesName, baseName] = names('ENDPOINT');
  const traces = readText(env, tracesName);
  if (traces !== undefined) {
    const url = parseUrl(traces);
    if (url) return url.href;
    warnIgnored(tracesName, traces, 'an http(s) address', 'the next setting');
  }
  const base = readText(env, baseName);
  if (base !== undefined) {
    const url = parseUrl(base);
    if (url) return withTracesPath(url);
    warnIgnored(baseName, base, 'an http(s) address', DEFAULTS.endpoint);
  }
  return withTracesPath(new URL(DEFAULTS.endpoint));
}

function parseUrl(text: string): URL | undefined {
  // `localhost:4318` is a valid URL of the scheme "localhost:".
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

function withTracesPath(base: URL): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/traces`;
  return url.href;
}

function readProtocol({ protocol }: RegisterOptions, env: Environment): OtlpProtocol {
  if (protocol !== undefined) {
    if (isProtocol(protocol)) return protocol;
    throw new TypeError(
      `[@spendspan/node] got ${JSON.stringify(protocol)} for protocol, expected ${PROTOCOLS.join(' or ')}; correct the option`,
    );
  }
  for (const name of names('PROTOCOL')) {
    const value = readText(env, name)?.toLowerCase();
    if (value === undefined) continue;
    if (isProtocol(value)) return value;
    warnIgnored(name, value, PROTOCOLS.join(' or '), DEFAULTS.protocol);
    return DEFAULTS.protocol;
  }
  return DEFAULTS.protocol;
}

function isProtocol(value: string): value is OtlpProtocol {
  return PROTOCOLS.includes(value);
}

/** `key=value,other=value`, values percent-encoded; a malformed pair is left out with a warning that hides its value. */
function readHeaders(env: Environment, name: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of readText(env, name)?.split(',') ?? []) {
    if (pair.trim() === '') continue;
    const [, key, value] = /^\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=([\t\x20-\x7e]*)$/.exec(pair) ?? [];
    const decoded = value === undefined ? undefined : decode(value.trim());
    if (key === undefined || decoded === undefined) {
      warnIgnored(name, pair.split('=', 1).join(), 'key=value pairs', 'the rest of the list');
    } else {
      headers[key.toLowerCase()] = decoded;
    }
  }
  return headers;
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

function readPem(env: Environment, part: 'ca' | 'cert' | 'key', suffix: string): Pick<RequestOptions, typeof part> {
  const [traces, base] = names(suffix);
  const name = readText(env, traces) ? traces : base;
  const path = readText(env, name);
  if (path === undefined) return {};
  try {
    return { [part]: readFileSync(path, 'utf8') };
  } catch {
    warnIgnored(name, path, 'the path of a readable PEM file', 'no such certificate');
    return {};
  }
}
