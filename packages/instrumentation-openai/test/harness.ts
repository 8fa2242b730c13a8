import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { InMemorySpanExporter, type ReadableSpan, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { type LocalProvider, startLocalProvider } from '@spendspan/example-local-provider';
import type OpenAI from 'openai';
import { OpenAIInstrumentation, type OpenAIInstrumentationConfig } from '../src/index.ts';

export { drain } from './contract/contract-case.ts';

/** The client versions that are installed for the tests, each in a folder of its own. */
export const CLIENTS = ['openai-4', 'openai-5', 'openai-6', 'openai-7'] as const;
export type ClientName = (typeof CLIENTS)[number];

/** Folder from which `openai` resolves to the version of this name. */
export function clientFolder(name: ClientName): string {
  return fileURLToPath(new URL(`./clients/${name}/`, import.meta.url));
}

/** The module as an application of that version gets it from `require('openai')`. */
export function loadClient(name: ClientName): typeof OpenAI {
  return createRequire(`${clientFolder(name)}app.js`)('openai');
}

/** A real provider, a real SDK and an instrumented client class. */
export interface Harness {
  readonly provider: LocalProvider;
  readonly instrumentation: OpenAIInstrumentation;
  readonly exporter: InMemorySpanExporter;
  client(options?: Record<string, unknown>): OpenAI;
  /** Spans of model calls that have ended, oldest first. */
  spans(): ReadableSpan[];
  /** Spans of model calls since the exporter was reset, by their starts and by their ends. */
  counts(): { readonly started: number; readonly ended: number };
  close(): Promise<void>;
}

/** Starts everything for one version. Close it before the next: the OpenTelemetry API is global. */
export async function startHarness(name: ClientName, config: OpenAIInstrumentationConfig = {}): Promise<Harness> {
  const provider = await startLocalProvider();
  const exporter = new InMemorySpanExporter();
  const started: ReadableSpan[] = [];
  const counting = {
    onStart: (span: ReadableSpan) => void started.push(span),
    onEnd() {},
    async forceFlush() {},
    async shutdown() {},
  };
  const reset = exporter.reset.bind(exporter);
  exporter.reset = () => {
    started.length = 0;
    reset();
  };
  const tracerProvider = new TracerProvider({ spanProcessors: [counting, new SimpleSpanProcessor({ exporter })] });
  trace.setGlobalTracerProvider(tracerProvider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(
    new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }),
  );
  const undici = new UndiciInstrumentation();
  const instrumentation = new OpenAIInstrumentation({ streamUsageHosts: ['127.0.0.1'], ...config });
  const Client = loadClient(name);
  instrumentation.patchModule(Client);
  return {
    provider,
    instrumentation,
    exporter,
    client: (options = {}) => new Client({ apiKey: 'sk-local', baseURL: provider.baseURL, maxRetries: 0, ...options }),
    spans: () => exporter.getFinishedSpans().filter(isModelCall),
    counts: () => ({
      started: started.filter(isModelCall).length,
      ended: exporter.getFinishedSpans().filter(isModelCall).length,
    }),
    async close() {
      instrumentation.unpatchModule(Client);
      instrumentation.disable();
      undici.disable();
      await tracerProvider.shutdown();
      trace.disable();
      context.disable();
      propagation.disable();
      await provider.close();
    },
  };
}

function isModelCall({ attributes }: ReadableSpan): boolean {
  return attributes['gen_ai.operation.name'] !== undefined;
}
