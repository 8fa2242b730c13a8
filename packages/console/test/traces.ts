import { randomBytes } from 'node:crypto';

/** Ids of one span. */
export interface SpanIds {
  readonly traceId: string;
  readonly spanId: string;
}

/** A span of an export, a second long unless it says otherwise. */
export interface SpanTimes extends SpanIds {
  readonly parentSpanId?: string;
  readonly startTimeUnixNano?: string;
  readonly endTimeUnixNano?: string;
}

/** Ids that no other span has. */
export function makeIds(): SpanIds {
  return { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex') };
}

/** Attributes in place of those that calls have, or beside them; undefined ones they have not. */
export type ExportAttributes = Readonly<Record<string, string | undefined>>;

/** An OTLP/JSON export of priced calls (0.0036 USD each) of one team. */
export function makeExport(spans: readonly SpanTimes[], attributes: ExportAttributes = {}): object {
  const all: Record<string, unknown> = {
    'gen_ai.operation.name': { stringValue: 'chat' },
    'gen_ai.response.model': { stringValue: 'gpt-4.1' },
    'gen_ai.usage.input_tokens': { intValue: '1000' },
    'gen_ai.usage.output_tokens': { intValue: 200 },
    'gen_ai.usage.cost': { doubleValue: 0.0036 },
    'llm.cost.status': { stringValue: 'priced' },
    'team.id': { stringValue: 'growth' },
  };
  for (const [key, stringValue] of Object.entries(attributes))
    all[key] = stringValue === undefined ? undefined : { stringValue };
  return {
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'checkout' } }] },
        scopeSpans: [
          {
            scope: { name: 'test' },
            spans: spans.map((span) => ({
              name: 'chat gpt-4.1',
              kind: 3,
              startTimeUnixNano: '1795000000123456789',
              endTimeUnixNano: '1795000001123456789',
              ...span,
              attributes: Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : { key, value })),
            })),
          },
        ],
      },
    ],
  };
}

/** Posts a body as it is. */
export function post(
  url: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return fetch(new URL('/v1/traces', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as string,
  });
}

/** Posts an OTLP/JSON export. */
export function postJson(url: string, message: object): Promise<Response> {
  return post(url, JSON.stringify(message));
}
