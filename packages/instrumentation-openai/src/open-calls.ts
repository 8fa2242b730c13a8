import type { CallClock } from './call-clock.ts';

/** What the sweep needs to know of a call. */
interface OpenCall {
  readonly clock: CallClock;
  readonly abandonedAfterMs: number;
  /** Where it is kept; -1 when it is not. */
  place: number;
  /** It was open when the sweep came by, each time. */
  onStillOpen(): void;
  onAbandoned(): void;
}

/**
 * The calls whose span has not ended. After their first sweep nothing here holds an answer, so that one that nobody can
 * read any more takes its call with it: the registry of readers then ends the span, and a sweep ends those that are merely
 * left lying. Before it their answers are held: what is in a registry outlives the collections of young objects, with all
 * that it holds, which short calls should not pay for. No set: each table that one outgrows leads to the next one, so that
 * when one is old, so are all calls that came after it.
 */
const open: OpenCall[] = [];
let timer: NodeJS.Timeout | undefined;
/** Of the timer. Milliseconds. */
let interval = Number.POSITIVE_INFINITY;

const MIN_INTERVAL = 50;
const MAX_INTERVAL = 1000;

// As they are now: an application's fake timers must neither see nor stop the sweep.
const { setInterval, clearInterval } = globalThis;

/** Watches a call until {@link letGo}. */
export function keepOpen(call: OpenCall): void {
  call.place = open.push(call) - 1;
  const wanted = call.abandonedAfterMs / 4;
  if (timer === undefined || (wanted < interval && interval > MIN_INTERVAL)) {
    startSweeping(Math.max(MIN_INTERVAL, Math.min(MAX_INTERVAL, wanted)));
  }
}

/** The call has ended. */
export function letGo(call: OpenCall): void {
  const { place } = call;
  if (place < 0) return;
  call.place = -1;
  const last = open.pop();
  if (!last || last === call) return;
  open[place] = last;
  last.place = place;
}

/** Number of calls whose span has not ended. */
export function countOpenCalls(): number {
  return open.length;
}

/** Ends every call that is still open, as at the end of the process: better a marked span than none. */
export function endOpenCalls(): void {
  for (const call of [...open]) call.onAbandoned();
}

function startSweeping(every: number): void {
  clearInterval(timer);
  interval = every;
  timer = setInterval(sweep, every);
  // Watching must not keep a process alive that has nothing else to do.
  timer.unref?.();
}

function sweep(): void {
  const now = performance.now();
  for (const call of [...open]) {
    if (call.clock.isIdle(call.abandonedAfterMs, now)) call.onAbandoned();
    else call.onStillOpen();
  }
  // Not with the last call: the next one is mostly near.
  if (open.length > 0) return;
  clearInterval(timer);
  timer = undefined;
}
