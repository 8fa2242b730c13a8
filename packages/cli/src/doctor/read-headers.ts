import type { App } from './types.ts';

/** The headers that `@spendspan/node` sends with spans; those for traces go before the general ones. */
export function readHeaders(env: App['env']): Readonly<Record<string, string>> {
  return {
    ...readPairs(env['OTEL_EXPORTER_OTLP_HEADERS']),
    ...readPairs(env['OTEL_EXPORTER_OTLP_TRACES_HEADERS']),
  };
}

/** `key=value,key2=value2`, values percent-encoded; what is malformed is left out. */
function readPairs(text = ''): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const [, key, value] = /^\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*=([\t\x20-\x7e]*)$/.exec(pair) ?? [];
    if (key === undefined || value === undefined) continue;
    try {
      headers[key.toLowerCase()] = decodeURIComponent(value.trim());
    } catch {
      // Not percent-encoded: @spendspan/node leaves it out with a warning.
    }
  }
  return headers;
}
