import protobuf from 'protobufjs/light.js';

const bytes = (id: number) => ({ type: 'bytes', id });
const text = (id: number) => ({ type: 'string', id });
const list = (type: string, id: number) => ({ rule: 'repeated', type, id });

/**
 * What is read of OTLP, by field number; a decoder skips the rest (events, links, lists and maps as values), so nothing
 * in it nests.
 * https://github.com/open-telemetry/opentelemetry-proto/tree/main/opentelemetry/proto
 * https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto
 */
const root: protobuf.Root = protobuf.Root.fromJSON({
  nested: {
    ExportTraceServiceRequest: { fields: { resourceSpans: list('ResourceSpans', 1) } },
    ResourceSpans: {
      fields: { resource: { type: 'Resource', id: 1 }, scopeSpans: list('ScopeSpans', 2) },
    },
    Resource: { fields: { attributes: list('KeyValue', 1) } },
    ScopeSpans: { fields: { spans: list('Span', 2) } },
    Span: {
      fields: {
        traceId: bytes(1),
        spanId: bytes(2),
        parentSpanId: bytes(4),
        startTimeUnixNano: { type: 'fixed64', id: 7 },
        endTimeUnixNano: { type: 'fixed64', id: 8 },
        attributes: list('KeyValue', 9),
        status: { type: 'SpanStatus', id: 15 },
      },
    },
    SpanStatus: { fields: { code: { type: 'int32', id: 3 } } },
    KeyValue: { fields: { key: text(1), value: { type: 'AnyValue', id: 2 } } },
    AnyValue: {
      oneofs: { value: { oneof: ['stringValue', 'boolValue', 'intValue', 'doubleValue'] } },
      fields: {
        stringValue: text(1),
        boolValue: { type: 'bool', id: 2 },
        intValue: { type: 'int64', id: 3 },
        doubleValue: { type: 'double', id: 4 },
      },
    },
    ExportTraceServiceResponse: { fields: { partialSuccess: { type: 'PartialSuccess', id: 1 } } },
    PartialSuccess: { fields: { rejectedSpans: { type: 'int64', id: 1 }, errorMessage: text(2) } },
    Status: { fields: { code: { type: 'int32', id: 1 }, message: text(2) } },
  },
});

/** `opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest` */
export const ExportTraceServiceRequest: protobuf.Type = root.lookupType('ExportTraceServiceRequest');
/** `opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse` */
export const ExportTraceServiceResponse: protobuf.Type = root.lookupType('ExportTraceServiceResponse');
/** `google.rpc.Status` */
export const RpcStatus: protobuf.Type = root.lookupType('Status');
