import type { constants } from 'node:os';
import { isMainThread } from 'node:worker_threads';

/** What is flushed at the end of the process. */
export interface Flushable {
  /** Whether anything is left to send. */
  isPending(): boolean;
  /** Ends the calls that are still open: nothing more will come for them. */
  endOpen(): void;
  /** Sends what is left, not longer than `timeoutMs`. Never rejects. */
  flush(timeoutMs: number): Promise<void>;
  /** Sends what is left before it returns, not longer than `timeoutMs`. Never throws. */
  flushSync(timeoutMs: number): void;
  /** Counts what is left as lost, and says so. */
  giveUp(): void;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const satisfies readonly (keyof typeof constants.signals)[];

/**
 * Flushes at the end of the process without changing how it ends: exit code, signal, and who handles a signal stay
 * those of the application.
 * @returns a function that takes the listeners away.
 */
export function flushAtExit(target: Flushable, timeoutMs: number): () => void {
  // Signals that a listener was taken from in this very turn: a handler that runs once, before ours, is gone by ours.
  const justRemoved = new Set<string | symbol>();
  const onRemoveListener = (event: string | symbol): void => {
    if (!(SIGNALS as readonly (string | symbol)[]).includes(event)) return;
    justRemoved.add(event);
    queueMicrotask(() => justRemoved.delete(event));
  };
  let gaveUp = false;
  // When the flush began that is under way. Milliseconds of `performance.now()`.
  let flushingSince: number | undefined;
  const onBeforeExit = (): void => {
    // The event comes again whenever the loop has run empty: what could not be sent once is not tried again.
    if (gaveUp) return;
    target.endOpen();
    if (!target.isPending()) return;
    flushingSince ??= performance.now();
    void target.flush(timeoutMs).then(() => {
      flushingSince = undefined;
      gaveUp = target.isPending();
    });
  };
  const onExit = (): void => {
    target.endOpen();
    // A receiver that was not there a moment ago is not waited for again, nor one longer than was said.
    const leftMs = flushingSince === undefined ? timeoutMs : timeoutMs - (performance.now() - flushingSince);
    if (!gaveUp && leftMs > 0 && target.isPending()) target.flushSync(leftMs);
    target.giveUp();
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    // A handler of the application decides what happens now, and may let open streams run out. Without one the first
    // process of a container lives on: the kernel keeps signals from it that it does not handle.
    if (process.pid === 1 || hasHandler(signal, onSignal) || justRemoved.has(signal)) {
      return void target.flush(timeoutMs);
    }
    target.endOpen();
    // A second signal must end the process at once, as it would have without this listener.
    process.removeListener(signal, onSignal);
    void target.flush(timeoutMs).then(() => {
      target.giveUp();
      process.kill(process.pid, signal);
    });
  };
  process.on('beforeExit', onBeforeExit).on('exit', onExit);
  // Signals only ever reach the main thread.
  if (isMainThread) {
    process.on('removeListener', onRemoveListener);
    for (const signal of SIGNALS) process.on(signal, onSignal);
  }
  return () => {
    process.removeListener('beforeExit', onBeforeExit).removeListener('exit', onExit);
    process.removeListener('removeListener', onRemoveListener);
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
  };
}

/** Whether somebody else listens for the signal who decides what comes of it. */
function hasHandler(signal: NodeJS.Signals, own: NodeJS.SignalsListener): boolean {
  return process.listeners(signal).filter((listener) => listener !== own).length > countPassive();
}

/**
 * Number of listeners of the `signal-exit` package (4 and 3): they end the process only if nobody else listens, so
 * they and this one would wait for each other.
 */
function countPassive(): number {
  const emitters = [
    (globalThis as Record<symbol, unknown>)[Symbol.for('signal-exit emitter')],
    (process as unknown as Record<string, unknown>)['__signal_exit_emitter__'],
  ];
  return emitters.reduce<number>((sum, emitter) => sum + (Number((emitter as { count?: number })?.count) || 0), 0);
}
