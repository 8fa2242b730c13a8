import { diag, type MeterProvider, metrics } from '@opentelemetry/api';
import { countOpenCalls, endOpenCalls } from '@spendspan/instrumentation-openai';
import { LONGEST_TIMER } from './environment.ts';
import { type Flushable, flushAtExit } from './exit-flush.ts';
import { postBeforeExit } from './last-post.ts';
import type { CountedCalls } from './process-metrics.ts';
import type { SpanExports } from './span-exports.ts';
import type { SpanQueue } from './span-queue.ts';
import type { StartedSdk } from './start-sdk.ts';
import type { RegisterOptions, Registration } from './types.ts';

const DEFAULTS = { flushOnExit: true, exitFlushTimeoutMs: 2_000 } as const satisfies RegisterOptions;

/** The registration of an SDK that is switched off. */
export const INERT: Registration = {
  forceFlush: async () => {},
  shutdown: async () => {},
  lost: () => ({ spans: 0, usd: 0 }),
};

/** Longest hold-up of the end of the process in milliseconds; undefined when nothing is flushed there. */
export type ExitFlushMs = number | undefined;

/** @throws TypeError when `exitFlushTimeoutMs` is malformed. */
export function readExitFlush(options: RegisterOptions): ExitFlushMs {
  const { flushOnExit = DEFAULTS.flushOnExit, exitFlushTimeoutMs = DEFAULTS.exitFlushTimeoutMs } = options;
  if (!Number.isFinite(exitFlushTimeoutMs) || exitFlushTimeoutMs < 0) {
    throw new TypeError(
      `[@spendspan/node] got ${exitFlushTimeoutMs} for exitFlushTimeoutMs, expected a number of milliseconds; correct the option`,
    );
  }
  return flushOnExit ? Math.min(exitFlushTimeoutMs, LONGEST_TIMER) : undefined;
}

/** The handle on a started SDK; also installs the flush at the end of the process. */
export function createRegistration(
  sdk: StartedSdk,
  { queue, processors }: SpanExports,
  exitFlushMs: ExitFlushMs,
): Registration {
  const flushes = processors.length > 0 && exitFlushMs !== undefined;
  const stopFlushing = flushes ? flushAtExit(flushable(queue, sdk.counted), exitFlushMs) : () => {};
  return {
    async forceFlush(): Promise<void> {
      // The SDK's provider has it, the API's does not.
      const meters = metrics.getMeterProvider() as MeterProvider & { forceFlush?: () => Promise<void> };
      const flushed = sdk.processors.map((processor) => processor.forceFlush());
      const results = await Promise.allSettled([...flushed, meters.forceFlush?.()]);
      for (const result of results) if (result.status === 'rejected') warn('forceFlush()', result.reason);
    },
    async shutdown(): Promise<void> {
      endOpenCalls();
      await sdk.shutdown().catch((error: unknown) => warn('shutdown()', error));
      stopFlushing();
    },
    lost: () => queue?.lost ?? INERT.lost(),
  };
}

/** What is exported without a queue is out as soon as its span ends. */
function flushable(queue: SpanQueue | undefined, counted: CountedCalls | undefined): Flushable {
  return {
    isPending: () => (queue !== undefined && queue.pending > 0) || counted?.pending === true,
    endOpen: () => {
      if (countOpenCalls() > 0) endOpenCalls();
    },
    flush: async (timeoutMs) => {
      await Promise.all([queue?.forceFlush(timeoutMs), counted?.pending && counted.flushMetrics(timeoutMs)]);
    },
    flushSync: (timeoutMs) => queue?.deliverRest((bodies) => postBeforeExit(queue.otlp, bodies, timeoutMs)),
    giveUp: () => queue?.giveUp('the process ended first'),
  };
}

function warn(what: string, reason: unknown): void {
  diag.warn(`[@spendspan/node] ${what} failed: ${String(reason)}`);
}
