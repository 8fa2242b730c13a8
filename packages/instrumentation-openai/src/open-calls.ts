import type { CallClock } from './call-clock.ts';

/** What the sweep needs to know of a call. */
interface OpenCall {
  readonly clock: CallClock;
  readonly abandonedAfterMs: number;
  onAbandoned(): void;
}

/**
 * The calls whose span has not ended. Held weakly, so that an answer that nobody can read any more takes its call with
 * it: the registry then ends the span, and a sweep ends those that are merely left lying.
 */
const open = new Set<OpenCall>();
let timer: NodeJS.Timeout | undefined;

// As they are now: an application's fake timers must neither see nor stop the sweep.
const { setInterval, clearInterval } = globalThis;

/** Watches a call until {@link letGo}. */
export function keepOpen(call: OpenCall): void {
  open.add(call);
  timer ??= setInterval(sweep, Math.max(50, Math.min(15_000, call.abandonedAfterMs / 4)));
  // Watching must not keep a process alive that has nothing else to do.
  timer.unref?.();
}

/** The call has ended. */
export function letGo(call: OpenCall): void {
  open.delete(call);
  if (open.size === 0 && timer) {
    clearInterval(timer);
    timer = undefined;
  }
}

/** Number of calls whose span has not ended. */
export function countOpenCalls(): number {
  return open.size;
}

/** Ends every call that is still open, as at the end of the process: better a marked span than none. */
export function endOpenCalls(): void {
  for (const call of [...open]) call.onAbandoned();
}

function sweep(): void {
  const now = performance.now();
  for (const call of [...open]) if (call.clock.isIdle(call.abandonedAfterMs, now)) call.onAbandoned();
}
