import type { App } from './types.ts';

/** A variable that says where spans go and is no http(s) address. */
export interface IgnoredEndpoint {
  readonly name: string;
  readonly value: string;
}

/** Where `@spendspan/node` sends spans. */
export interface Endpoint {
  /** Full address of the traces receiver. */
  readonly url: string;
  /** The variable it comes from; undefined for the default. */
  readonly name: string | undefined;
  readonly ignored: readonly IgnoredEndpoint[];
}

/** Used as it is. */
export const TRACES_ENDPOINT = 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT';
/** `/v1/traces` is appended. */
export const BASE_ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
/** Where spans go when no variable says so. */
export const DEFAULT_ENDPOINT = 'http://localhost:4318';

/** Reads the variables as `@spendspan/node` does (https://opentelemetry.io/docs/specs/otel/protocol/exporter/). */
export function findEndpoint(env: App['env']): Endpoint {
  const ignored: IgnoredEndpoint[] = [];
  for (const name of [TRACES_ENDPOINT, BASE_ENDPOINT]) {
    const value = env[name]?.trim();
    if (!value) continue;
    const url = parseUrl(value);
    if (url) return { url: name === TRACES_ENDPOINT ? url.href : withTracesPath(url), name, ignored };
    ignored.push({ name, value });
  }
  return { url: withTracesPath(new URL(DEFAULT_ENDPOINT)), name: undefined, ignored };
}

function parseUrl(text: string): URL | undefined {
  // `localhost:4318` is a valid URL of the scheme "localhost:".
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

function withTracesPath(base: URL): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/v1/traces`;
  return url.href;
}
