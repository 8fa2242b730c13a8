import { findZone } from '../calendar.ts';

/** The part of a selection by which calls are told what clocks show; times are nanoseconds since 1970. */
export interface Clocks {
  readonly timeZone?: string;
  readonly from?: bigint;
  readonly to?: bigint;
}

/** A stretch of time in which the clocks of a zone are not changed, up to the next one. */
export interface Stretch {
  readonly fromMs: number;
  /** What they are ahead of UTC. */
  readonly offsetMs: number;
}

/** How the clocks of a zone go in some years. */
export interface Stretches {
  readonly timeZone: string;
  /** At least one. */
  readonly stretches: readonly Stretch[];
  /** From when, where a selection may go further back. */
  readonly fromMs?: number;
  /** Until when, where a selection may go on. */
  readonly toMs?: number;
}

/** Where a selection names no bound: years before are for the store's own rules, of which no bound can tell another. */
const FIRST_YEAR = 2015;
/** So are the years after so many that are to come. */
const YEARS_AHEAD = 2;

/**
 * How clocks go during a selection, undefined where that is UTC. What a period's days are called and where they begin
 * is then by the same rules: stores have their own, of another version, and some zones go another way each.
 */
export function findStretches({ timeZone = 'UTC', from, to }: Clocks): Stretches | undefined {
  if (timeZone === 'UTC') return undefined;
  const [first, last] = [from, to].map((time) => (time === undefined ? undefined : yearOf(time)));
  const fromYear = first ?? Math.min(FIRST_YEAR, last ?? FIRST_YEAR);
  const thisYear = new Date().getUTCFullYear();
  const toYear = last ?? Math.max(thisYear + YEARS_AHEAD, fromYear);
  const [fromMs, toMs] = [Date.UTC(fromYear), Math.min(Date.UTC(toYear + 1), LAST_MS)];
  return {
    timeZone,
    stretches: listStretches(timeZone, fromMs, toMs),
    ...(from === undefined && { fromMs }),
    ...(to === undefined && { toMs }),
  };
}

/** Later times are none of a call: they do not fit 64 bits of nanoseconds. */
const LAST_MS = Number((2n ** 63n - 2n) / 1_000_000n);

function yearOf(nanos: bigint): number {
  return new Date(Number(nanos / 1_000_000n)).getUTCFullYear();
}

/** No clock is changed and changed back within less. */
const STEP_MS = 7 * 86_400_000;
const MAX_KEPT = 200;
const KEPT = new Map<string, readonly Stretch[]>();

function listStretches(timeZone: string, fromMs: number, toMs: number): readonly Stretch[] {
  const key = `${timeZone} ${fromMs} ${toMs}`;
  const kept = KEPT.get(key);
  if (kept) return kept;
  const { offsetAt } = findZone(timeZone);
  const stretches = [{ fromMs, offsetMs: offsetAt(fromMs) }];
  for (let timeMs = fromMs; timeMs < toMs; ) {
    const next = Math.min(timeMs + STEP_MS, toMs);
    const { offsetMs } = stretches.at(-1) as Stretch;
    timeMs = offsetAt(next) === offsetMs ? next : findChange(offsetAt, timeMs, next);
    if (offsetAt(timeMs) !== offsetMs) stretches.push({ fromMs: timeMs, offsetMs: offsetAt(timeMs) });
  }
  if (KEPT.size >= MAX_KEPT) KEPT.clear();
  KEPT.set(key, stretches);
  return stretches;
}

/** The first moment between two that has not the offset of the first. */
function findChange(offsetAt: (timeMs: number) => number, fromMs: number, toMs: number): number {
  let [low, high] = [fromMs, toMs];
  const before = offsetAt(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
