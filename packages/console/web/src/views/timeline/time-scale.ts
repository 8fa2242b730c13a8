/** From when to when something took, in milliseconds since the Unix epoch. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A time in which nothing ran. */
export interface Gap extends Stretch {
  /** Whether it is drawn shorter than it was. */
  readonly isShortened: boolean;
}

/** Where on a line, from 0 to 1, a moment is. */
export interface TimeScale {
  readonly gaps: readonly Gap[];
  at(ms: number): number;
}

/** A gap is drawn shorter when it is as long as so many of the stretches around it are in the mean. */
const LONG = 2;
/** The part of the line that a shortened gap takes at most, and that all of them take together. */
const MAX_GAP = 0.04;
const MAX_GAPS = 0.4;

/** Draws moments to scale but for long times in which nothing ran: of a conversation with pauses only these would be seen. */
export function makeTimeScale(calls: readonly Stretch[]): TimeScale {
  const busy = mergeStretches(calls);
  const mean = busy.reduce((sum, one) => sum + lengthOf(one), 0) / Math.max(1, busy.length);
  const gaps = busy.slice(1).map((next, index): Gap => {
    const gap = { fromMs: busy[index]?.toMs ?? next.fromMs, toMs: next.fromMs };
    return { ...gap, isShortened: lengthOf(gap) > LONG * mean };
  });
  const shortened = gaps.filter(({ isShortened }) => isShortened);
  const width = Math.min(MAX_GAP, MAX_GAPS / Math.max(1, shortened.length));
  const [startMs, endMs] = [busy[0]?.fromMs ?? 0, busy.at(-1)?.toMs ?? 0];
  const toScaleMs = shortened.reduce((rest, gap) => rest - lengthOf(gap), endMs - startMs);
  // Calls that take no time at all are as far from each other as the gaps between them.
  const perMs = toScaleMs > 0 ? (1 - shortened.length * width) / toScaleMs : 0;
  const perGap = toScaleMs > 0 ? width : 1 / Math.max(1, shortened.length);
  return { gaps, at: (ms) => place(ms - startMs, { startMs, shortened, perMs, perGap }) };
}

interface Measures {
  readonly startMs: number;
  readonly shortened: readonly Gap[];
  readonly perMs: number;
  readonly perGap: number;
}

function place(afterMs: number, { startMs, shortened, perMs, perGap }: Measures): number {
  let toScaleMs = afterMs;
  let gaps = 0;
  for (const gap of shortened) {
    const within = Math.min(lengthOf(gap), startMs + afterMs - gap.fromMs);
    if (within <= 0) break;
    toScaleMs -= within;
    gaps += (within / lengthOf(gap)) * perGap;
  }
  return Math.max(0, Math.min(1, toScaleMs * perMs + gaps));
}

/** The stretches in which anything ran, one after the other. */
function mergeStretches(calls: readonly Stretch[]): readonly Stretch[] {
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const { fromMs, toMs } of [...calls].sort((one, other) => one.fromMs - other.fromMs)) {
    const last = merged.at(-1);
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs);
    else merged.push({ fromMs, toMs });
  }
  return merged;
}

export function lengthOf({ fromMs, toMs }: Stretch): number {
  return toMs - fromMs;
}
