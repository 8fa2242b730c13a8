// Registers in code with the options given as JSON, makes the spans of a call, flushes, and prints what became of it.
import { context, logs, metrics, propagation, SpanKind, trace } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { forceFlush, register, shutdown } from '@spendspan/node';

const { resource, inbound, again, processor, emit, ...options } = JSON.parse(process.argv[2] ?? '{}');
const seen = [];
const registration = register({
  ...options,
  ...(resource && { resource: resourceFromAttributes(resource) }),
  ...(processor && { spanProcessors: [recorder()] }),
});
const same = again ? register({ serviceName: 'other' }) === registration : undefined;

const parent = propagation.extract(context.active(), inbound ?? {});
const carrier = {};
context.with(parent, () => {
  const attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4.1' };
  const call = trace.getTracer('test').startSpan('chat gpt-4.1', { kind: SpanKind.CLIENT, attributes });
  propagation.inject(trace.setSpan(context.active(), call), carrier);
  call.end();
});
if (emit === 'metrics') metrics.getMeter('test').createCounter('calls').add(1);
if (emit === 'logs') logs.getLogger('test').emit({ body: 'called' });
await forceFlush();
const lost = registration.lost();
await shutdown();
process.stdout.write(`${JSON.stringify({ carrier, lost, same, seen })}\n`);

function recorder() {
  return {
    onStart() {},
    onEnd: (span) => seen.push(span.name),
    forceFlush: async () => {
      seen.push('flushed');
    },
    shutdown: async () => {
      seen.push('shut down');
    },
  };
}
