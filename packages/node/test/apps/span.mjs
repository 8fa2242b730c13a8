// Makes one model-call span by hand, beside an ordinary one, and ends in the way its argument names.
import cluster from 'node:cluster';
import { Worker } from 'node:worker_threads';
import { context, propagation, SpanKind, trace } from '@opentelemetry/api';

const [ending = 'return', detail] = process.argv.slice(2);
if (ending === 'handle-once') process.once('SIGTERM', cleanUp);
if (process.execArgv.length === 0) (await import('@spendspan/node')).register();
const tracer = trace.getTracer('test');

tracer.startActiveSpan('request', (request) => {
  const attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4.1' };
  const call = tracer.startSpan('chat gpt-4.1', { kind: SpanKind.CLIENT, attributes });
  context.with(trace.setSpan(context.active(), call), () => {
    const carrier = {};
    propagation.inject(context.active(), carrier);
    const child = tracer.startSpan('POST');
    process.stdout.write(`${JSON.stringify({ carrier, childRecords: child.isRecording() })}\n`);
    child.end();
  });
  call.end();
  request.end();
});

const ENDINGS = {
  return() {},
  exit: () => process.exit(Number(detail)),
  // More than a receiver takes in one request (16 MiB).
  exitMany() {
    const text = 'x'.repeat(10_240);
    for (let index = 0; index < 1_990; index++) {
      const attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'gpt-4.1', index, text };
      tracer.startSpan('many', { kind: SpanKind.CLIENT, attributes }).end();
    }
    process.exit(Number(detail));
  },
  exitCode() {
    process.exitCode = Number(detail);
  },
  throw() {
    throw new Error('the application failed');
  },
  reject() {
    Promise.reject(new Error('the application failed'));
  },
  wait() {
    setInterval(() => {}, 1_000);
  },
  handle() {
    process.on('SIGTERM', cleanUp);
    setInterval(() => {}, 1_000);
  },
  'handle-once'() {
    setInterval(() => {}, 1_000);
  },
  'handle-first'() {
    process.prependOnceListener('SIGTERM', cleanUp);
    setInterval(() => {}, 1_000);
  },
  'handle-removed'() {
    process.prependListener('SIGTERM', function handler() {
      process.removeListener('SIGTERM', handler);
      cleanUp();
    });
    setInterval(() => {}, 1_000);
  },
  linger() {
    // The first batch is on its way by then.
    setTimeout(() => process.exit(Number(detail)), 1_200);
  },
  async 'signal-exit'() {
    const { onExit } = await import('signal-exit');
    onExit(() => process.stdout.write('signal-exit ran\n'));
    setInterval(() => {}, 1_000);
  },
  worker() {
    new Worker(new URL(import.meta.url), { argv: ['return'] });
  },
  cluster() {
    cluster.setupPrimary({ args: ['disconnect'] });
    cluster.fork();
  },
  disconnect: () => cluster.worker?.disconnect(),
  ignore() {
    process.on('SIGTERM', () => process.stdout.write('ignored\n'));
    setTimeout(() => process.exit(Number(detail)), 1_500);
  },
};
ENDINGS[ending]();

function cleanUp() {
  process.stdout.write('cleaning up\n');
  setTimeout(() => process.exit(Number(detail)), 50);
}
