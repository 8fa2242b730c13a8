import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BatchSpanProcessor, type ReadableSpan, type SpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

/** The SDK as a service has it, whose exporter drops what it gets and counts it. */
export interface BenchProvider {
  readonly provider: TracerProvider;
  /** Spans that came to the exporter. */
  spans(): number;
  /** The last of them. */
  last(): ReadableSpan | undefined;
}

/** Starts the SDK with some processors before the queue, and makes it the one of the process. */
export function startProvider(processors: readonly SpanProcessor[]): BenchProvider {
  let spans = 0;
  let last: ReadableSpan | undefined;
  const exporter = {
    export(batch: ReadableSpan[], done: (result: { code: number }) => void): void {
      spans += batch.length;
      last = batch.at(-1);
      done({ code: 0 });
    },
    async shutdown(): Promise<void> {},
  };
  const queue = new BatchSpanProcessor({ exporter, maxQueueSize: 100_000, maxExportBatchSize: 512 });
  const provider = new TracerProvider({ spanProcessors: [...processors, queue] });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  return { provider, spans: () => spans, last: () => last };
}
