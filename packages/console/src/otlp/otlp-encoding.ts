import { isUtf8 } from 'node:buffer';
import { type ReadCallsResult, readCalls } from '@spendspan/ledger';
import { rpcCodeOf } from './otlp-error.ts';
import { ExportTraceServiceResponse, RpcStatus } from './trace-proto.ts';
import { readTraces } from './trace-reader/read-traces.ts';
import { checkJsonValues } from './value-limit.ts';

/** A message format of OTLP/HTTP. Answers are in the format of the request. */
export interface OtlpEncoding {
  readonly contentType: string;
  /**
   * The model calls of an export request.
   * @throws OtlpError 413 when it holds too many values, MalformedTracesError when it is not what OTLP has in its
   * place, another Error when the body is not of this format.
   */
  readCalls(body: Buffer): ReadCallsResult;
  /** Answer to a request that was taken, but for `rejected` spans. */
  encodeSuccess(rejected: number, reason: string): Buffer;
  /** A `google.rpc.Status`. */
  encodeError(statusCode: number, message: string): Buffer;
}

const JSON_ENCODING: OtlpEncoding = {
  contentType: 'application/json',
  readCalls(body) {
    // Replaced bytes would make one owner of two. https://www.rfc-editor.org/rfc/rfc8259#section-8.1
    if (!isUtf8(body)) throw new TypeError('the body is no UTF-8');
    checkJsonValues(body);
    const request: unknown = JSON.parse(body.toString('utf8'));
    if (typeof request !== 'object' || request === null || Array.isArray(request)) {
      throw new TypeError('the body is no JSON object');
    }
    return readCalls((request as { resourceSpans?: unknown }).resourceSpans);
  },
  encodeSuccess(rejected, reason) {
    const partial = { partialSuccess: { rejectedSpans: String(rejected), errorMessage: reason } };
    return Buffer.from(JSON.stringify(rejected === 0 ? {} : partial));
  },
  encodeError: (statusCode, message) => Buffer.from(JSON.stringify({ code: rpcCodeOf(statusCode), message })),
};

const PROTOBUF_ENCODING: OtlpEncoding = {
  contentType: 'application/x-protobuf',
  readCalls: (body) => readTraces(body),
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
