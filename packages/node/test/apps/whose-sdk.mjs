// Starts the SDK that its argument names, makes spans with more in them than limits allow, and prints what became of them.
import { createRequire } from 'node:module';
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';

const spans = [];
const recorder = {
  onStart() {},
  onEnd: (span) => spans.push(span),
  async forceFlush() {},
  async shutdown() {},
};

if (process.argv[2] === 'NodeSDK') {
  const { NodeSDK } = await import('@opentelemetry/sdk-node');
  new NodeSDK({ spanProcessors: [recorder], metricReaders: [], logRecordProcessors: [] }).start();
} else {
  (await import('@spendspan/node')).register({ spanProcessors: [recorder], flushOnExit: false });
}

const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key.${index}`, 'v'.repeat(200)]));
if (process.argv[3] === 'loaded') {
  const files = Object.keys(createRequire(import.meta.url).cache);
  process.stdout.write(String(files.some((file) => file.includes('sdk-node'))));
  process.exit();
}

const NOBODY = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331', traceFlags: 0 };
const tracer = trace.getTracer('test');
const trees = Object.entries({
  none: {},
  sampled: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', baggage: 'other=1;p=2' },
  declined: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00', tracestate: 'a=b' },
  b3: { b3: '0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1' },
  b3multi: {
    'x-b3-traceid': '0af7651916cd43dd8448eb211c80319c',
    'x-b3-spanid': 'b7ad6b7169203331',
    'x-b3-sampled': '0',
  },
}).map(([from, headers]) => {
  const inbound = propagation.extract(context.active(), headers);
  const links = Array.from({ length: 200 }, () => ({
    context: trace.getSpanContext(inbound) ?? NOBODY,
    attributes: many,
  }));
  return tracer.startActiveSpan('request', { kind: SpanKind.SERVER, attributes: many, links }, inbound, (span) => {
    for (let index = 0; index < 200; index++) span.addEvent(`event ${index}`, many);
    const child = tracer.startSpan('child');
    const carrier = {};
    propagation.inject(trace.setSpan(context.active(), child), carrier);
    const { traceId, spanId } = child.spanContext();
    child.end();
    span.end();
    // Ids are drawn by lot.
    const text = JSON.stringify(carrier).replaceAll(traceId, 'TRACE').replaceAll(spanId, 'SPAN');
    return { from, carrier: JSON.parse(text), active: trace.getSpan(context.active()) === span };
  });
});

for (const { resource } of spans) await resource.waitForAsyncAttributes?.();
// The SDK's own version: register() may find another copy of it.
const {
  'service.instance.id': _id,
  'telemetry.sdk.version': _version,
  ...resource
} = spans[0]?.resource.attributes ?? {};
process.stdout.write(
  JSON.stringify({ trees, fields: propagation.fields().toSorted(), resource, spans: spans.map(show) }),
);

function show(span) {
  const { events, links } = span;
  return {
    name: span.name,
    kind: span.kind,
    flags: span.spanContext().traceFlags,
    parent: span.parentSpanContext?.isRemote ?? 'none',
    attributes: size(span.attributes),
    dropped: [span.droppedAttributesCount, span.droppedEventsCount, span.droppedLinksCount],
    events: [
      events.length,
      ...[events[0], events.at(-1)].map((event) => event && [event.name, size(event.attributes)]),
    ],
    links: [links.length, links[0] && size(links[0].attributes)],
  };
}

/** How many there are, and how long each is. */
function size(attributes = {}) {
  const values = Object.values(attributes);
  return [values.length, values[0]?.length];
}
