import { createServer, type IncomingHttpHeaders, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { parse } from 'protobufjs';

/** The part of a span that the tests look at. */
export interface ReceivedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly resource: Readonly<Record<string, unknown>>;
}

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly spans: readonly ReceivedSpan[];
}

export interface OtlpReceiver {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  readonly spans: readonly ReceivedSpan[];
  /** Answers with this instead of accepting; `hang` never answers, the others accept with a body that has no end. */
  respond(
    behaviour: { status: number; headers?: Record<string, string> } | 'hang' | 'unfinished' | 'endless' | undefined,
  ): void;
  /** Answers 413 to a body of more bytes than that. */
  limit(bytes: number): void;
  close(): Promise<void>;
}

const ExportRequest = parse(`
  syntax = "proto3";
  message Values { repeated Value values = 1; }
  message Value { oneof value { string stringValue = 1; bool boolValue = 2; int64 intValue = 3; double doubleValue = 4; Values arrayValue = 5; } }
  message KeyValue { string key = 1; Value value = 2; }
  message Span { bytes traceId = 1; bytes spanId = 2; bytes parentSpanId = 4; string name = 5; repeated KeyValue attributes = 9; }
  message ScopeSpans { repeated Span spans = 2; }
  message Resource { repeated KeyValue attributes = 1; }
  message ResourceSpans { Resource resource = 1; repeated ScopeSpans scopeSpans = 2; }
  message Request { repeated ResourceSpans resourceSpans = 1; }
`).root.lookupType('Request');

interface KeyValue {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

interface Decoded {
  readonly resourceSpans?: readonly {
    readonly resource?: { readonly attributes?: readonly KeyValue[] };
    readonly scopeSpans?: readonly {
      readonly spans?: readonly {
        readonly name: string;
        readonly traceId: string;
        readonly spanId: string;
        readonly parentSpanId?: string;
        readonly attributes?: readonly KeyValue[];
      }[];
    }[];
  }[];
}

/** An OTLP/HTTP receiver on a free port of the loopback interface; JSON and protobuf, gzip or not, TLS with a key. */
export async function startReceiver(tls?: { readonly key: string; readonly cert: string }): Promise<OtlpReceiver> {
  const requests: ReceivedRequest[] = [];
  let behaviour: Parameters<OtlpReceiver['respond']>[0];
  let longest = Number.POSITIVE_INFINITY;
  const listener: RequestListener = async (request, response) => {
    const body = await readBody(request);
    if (behaviour === 'hang') return;
    if (body.byteLength > longest) return void response.writeHead(413).end();
    if (typeof behaviour === 'object') return void response.writeHead(behaviour.status, behaviour.headers).end();
    const signal = /\/v1\/(metrics|logs)$/.test(request.url ?? '');
    requests.push({
      path: request.url ?? '',
      headers: request.headers,
      spans: signal ? [] : readSpans(request, body),
    });
    response.writeHead(200, { 'content-type': request.headers['content-type'] ?? '' });
    if (behaviour === 'unfinished') return void response.write('x');
    if (behaviour === 'endless') return void Readable.from(endlessly()).pipe(response);
    response.end(request.headers['content-type'] === 'application/json' ? '{}' : undefined);
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get spans() {
      return requests.flatMap(({ spans }) => spans);
    },
    respond(next) {
      behaviour = next;
    },
    limit(bytes) {
      longest = bytes;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function* endlessly(): Generator<string> {
  while (true) yield 'x'.repeat(65_536);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}

function readSpans(request: IncomingMessage, body: Buffer): ReceivedSpan[] {
  const json = request.headers['content-type'] === 'application/json';
  const decoded = json
    ? (JSON.parse(body.toString('utf8')) as Decoded)
    : (ExportRequest.toObject(ExportRequest.decode(body), { longs: Number }) as Decoded);
  const id = (value: unknown): string =>
    json ? String(value ?? '') : Buffer.from((value as Buffer) ?? '').toString('hex');
  return (decoded.resourceSpans ?? []).flatMap(({ resource, scopeSpans = [] }) =>
    scopeSpans.flatMap(({ spans = [] }) =>
      spans.map((span) => ({
        name: span.name,
        traceId: id(span.traceId),
        spanId: id(span.spanId),
        parentSpanId: id(span.parentSpanId),
        attributes: toRecord(span.attributes),
        resource: toRecord(resource?.attributes),
      })),
    ),
  );
}

function toRecord(attributes: readonly KeyValue[] = []): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, toValue(value)]));
}

function toValue(value: KeyValue['value']): unknown {
  const [plain] = Object.values(value);
  const { values } = (value['arrayValue'] ?? {}) as { readonly values?: readonly KeyValue['value'][] };
  return values ? values.map(toValue) : plain;
}
