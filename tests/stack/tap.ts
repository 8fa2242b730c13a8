import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';

/** A span as it went by, in its OTLP JSON form. */
export interface TappedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Of its events, in their order. */
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

/** What stands between an application and the collector: it writes down what goes by, and lets it. */
export interface Tap {
  readonly url: string;
  /** Spans that the collector took, each once. */
  readonly spans: readonly TappedSpan[];
  /** USD on them. */
  usd(): number;
  /** Those with that attribute. */
  with(key: string): readonly TappedSpan[];
  close(): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;

/** Starts one before a collector, or one that takes everything itself. What comes must be `http/json`. */
export async function startTap(collector?: string): Promise<Tap> {
  const seen = new Map<string, TappedSpan>();
  const server = createServer((request, response) => {
    forward(request, collector).then(
      ({ status, body, spans }) => {
        if (status < 300) for (const span of spans) seen.set(`${span.traceId}${span.spanId}`, span);
        response.writeHead(status, { 'content-type': 'application/json' }).end(body);
      },
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const listSpans = (): readonly TappedSpan[] => [...seen.values()];
  return {
    url: `http://127.0.0.1:${port}`,
    get spans() {
      return listSpans();
    },
    usd: () => listSpans().reduce((sum, { attributes }) => sum + Number(attributes['gen_ai.usage.cost'] ?? 0), 0),
    with: (key) => listSpans().filter(({ attributes }) => attributes[key] !== undefined),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function forward(request: IncomingMessage, collector: string | undefined) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const sent = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.includes('json')) throw new Error(`got ${type}, expected JSON`);
  const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString();
  if (collector === undefined) return { status: 200, body: '{}', spans: readSpans(JSON.parse(text) as Json) };
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${collector}${request.url}`, { method: 'POST', headers, body: text });
  return { status: answer.status, body: await answer.text(), spans: readSpans(JSON.parse(text) as Json) };
}

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as Json[]) : []);

function readAttributes({ attributes }: Json): Readonly<Record<string, unknown>> {
  return Object.fromEntries(list(attributes).map(({ key, value }) => [key, readValue(value as Json)]));
}

function readSpans(body: Json): readonly TappedSpan[] {
  return list(body['resourceSpans'])
    .flatMap((one) => list(one['scopeSpans']))
    .flatMap((one) => list(one['spans']))
    .map((span) => ({
      traceId: String(span['traceId']),
      spanId: String(span['spanId']),
      name: String(span['name']),
      attributes: readAttributes(span),
      events: list(span['events']).map(readAttributes),
    }));
}

function readValue(value: Json): unknown {
  const [[type, content] = []] = Object.entries(value);
  return type === 'intValue' || type === 'doubleValue' ? Number(content) : content;
}
