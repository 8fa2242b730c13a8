import { ExportTraceServiceRequest } from '../src/otlp/trace-proto.ts';

/** A field of wire type 2: a message, text or bytes. */
export function field(id: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([(id << 3) | 2, ...varint(content.length)]), content]);
}

/** An attribute whose value is the bytes of an AnyValue. */
export function attribute(key: string, value: Uint8Array): Buffer {
  return field(9, Buffer.concat([field(1, Buffer.from(key)), field(2, value)]));
}

/** An export of one span that is no model call unless its attributes say so; they are as {@link attribute} makes them. */
export function exportOf(attributes: Uint8Array): Buffer {
  return field(1, field(2, field(2, attributes)));
}

/** The protobuf form of an export in JSON form, ids and all. */
export function toProtobuf(message: object): Buffer {
  const request = structuredClone(message) as {
    resourceSpans: { scopeSpans: { spans: Record<string, unknown>[] }[] }[];
  };
  for (const span of request.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans))) {
    for (const id of ['traceId', 'spanId']) span[id] = Buffer.from(String(span[id]), 'hex');
  }
  return Buffer.from(ExportTraceServiceRequest.encode(ExportTraceServiceRequest.fromObject(request)).finish());
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128);
  return [...bytes, rest];
}
