import { isUtf8 } from 'node:buffer';
import { rpcCodeOf } from './otlp-error.ts';
import { ExportTraceServiceRequest, ExportTraceServiceResponse, RpcStatus } from './trace-proto.ts';
import { BoundedReader, checkJsonValues } from './value-limit.ts';

/** A message format of OTLP/HTTP. Answers are in the format of the request. */
export interface OtlpEncoding {
  readonly contentType: string;
  /**
   * The `resourceSpans` of an export request in their JSON form.
   * @throws OtlpError 413 when it holds too many values, another Error when the body is not of this format.
   */
  decodeTraces(body: Buffer): unknown;
  /** Answer to a request that was taken, but for `rejected` spans. */
  encodeSuccess(rejected: number, reason: string): Buffer;
  /** A `google.rpc.Status`. */
  encodeError(statusCode: number, message: string): Buffer;
}

const JSON_ENCODING: OtlpEncoding = {
  contentType: 'application/json',
  decodeTraces(body) {
    // Replaced bytes would make one owner of two. https://www.rfc-editor.org/rfc/rfc8259#section-8.1
    if (!isUtf8(body)) throw new TypeError('the body is no UTF-8');
    checkJsonValues(body);
    const request: unknown = JSON.parse(body.toString('utf8'));
    if (typeof request !== 'object' || request === null || Array.isArray(request)) {
      throw new TypeError('the body is no JSON object');
    }
    return (request as { resourceSpans?: unknown }).resourceSpans;
  },
  encodeSuccess(rejected, reason) {
    const partial = { partialSuccess: { rejectedSpans: String(rejected), errorMessage: reason } };
    return Buffer.from(JSON.stringify(rejected === 0 ? {} : partial));
  },
  encodeError: (statusCode, message) => Buffer.from(JSON.stringify({ code: rpcCodeOf(statusCode), message })),
};

const PROTOBUF_ENCODING: OtlpEncoding = {
  contentType: 'application/x-protobuf',
  decodeTraces(body) {
    const request = ExportTraceServiceRequest.toObject(ExportTraceServiceRequest.decode(new BoundedReader(body)), {
      longs: String,
    });
    for (const { scopeSpans = [] } of (request as ProtoRequest).resourceSpans ?? []) {
      for (const { spans = [] } of scopeSpans) spans.forEach(hexIds);
    }
    return request['resourceSpans'];
  },
  encodeSuccess(rejected, reason) {
    const partial = { partialSuccess: { rejectedSpans: rejected, errorMessage: reason } };
    return Buffer.from(ExportTraceServiceResponse.encode(rejected === 0 ? {} : partial).finish());
  },
  encodeError: (statusCode, message) =>
    Buffer.from(RpcStatus.encode({ code: rpcCodeOf(statusCode), message }).finish()),
};

/** The formats that are understood. */
const ENCODINGS: readonly OtlpEncoding[] = [JSON_ENCODING, PROTOBUF_ENCODING];

/** The format that a `content-type` header names, if it is one of OTLP. */
export function findEncoding(contentType: string | undefined): OtlpEncoding | undefined {
  const name = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  return ENCODINGS.find((encoding) => encoding.contentType === name);
}

/** Format of errors for senders whose own is unknown. */
export const FALLBACK_ENCODING: OtlpEncoding = JSON_ENCODING;

interface ProtoSpan {
  traceId?: unknown;
  spanId?: unknown;
  parentSpanId?: unknown;
}

interface ProtoRequest {
  readonly resourceSpans?: readonly { readonly scopeSpans?: readonly { readonly spans?: readonly ProtoSpan[] }[] }[];
}

function hexIds(span: ProtoSpan): void {
  for (const id of ['traceId', 'spanId', 'parentSpanId'] as const) {
    const value = span[id];
    if (value instanceof Uint8Array) {
      span[id] = Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex');
    }
  }
}
