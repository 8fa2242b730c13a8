import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What matters of a model call's span. */
export interface ProbeSpan {
  /** USD. */
  readonly cost: number | undefined;
  readonly costReason: string | undefined;
  readonly owner: string | undefined;
}

/** Takes OTLP/JSON traces. */
export interface ProbeReceiver {
  /** Address of `/v1/traces`. */
  readonly url: string;
  /** The first span of a model call that came, if any. */
  findSpan(): ProbeSpan | undefined;
  close(): Promise<void>;
}

interface OtlpAttribute {
  readonly key: string;
  readonly value?: Readonly<Record<string, unknown>>;
}

interface OtlpTraces {
  readonly resourceSpans?: readonly {
    readonly scopeSpans?: readonly { readonly spans?: readonly { readonly attributes?: readonly OtlpAttribute[] }[] }[];
  }[];
}

/** Starts a receiver on a free loopback port. */
export async function startProbeReceiver(): Promise<ProbeReceiver> {
  const exports: OtlpTraces[] = [];
  const server = createServer((request, response) => {
    const type = { 'content-type': 'application/json' };
    readJson(request).then(
      (body) => {
        exports.push(body);
        response.writeHead(200, type).end('{}');
      },
      () => response.writeHead(400, type).end('{}'),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    findSpan: () => exports.flatMap(listSpans)[0],
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function readJson(request: IncomingMessage): Promise<OtlpTraces> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as OtlpTraces;
}

function listSpans({ resourceSpans = [] }: OtlpTraces): readonly ProbeSpan[] {
  return resourceSpans
    .flatMap(({ scopeSpans = [] }) => scopeSpans)
    .flatMap(({ spans = [] }) => spans)
    .map(({ attributes = [] }) => new Map(attributes.map(({ key, value = {} }) => [key, Object.values(value)[0]])))
    .filter((attributes) => attributes.has('gen_ai.operation.name'))
    .map((attributes) => ({
      cost: readNumber(attributes.get('gen_ai.usage.cost')),
      costReason: readText(attributes.get('llm.cost.reason')),
      owner: readText(attributes.get('team.id')),
    }));
}

function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
