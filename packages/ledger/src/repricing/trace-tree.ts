import { compareBigInts } from '../compare-big-ints.ts';
/** A recorded call, by what tells it apart from others of its trace. */
export interface TraceCall {
  readonly id: bigint;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  /** Nanoseconds since 1970. */
  readonly start: bigint;
  /** Unknown when the span did not say. */
  readonly end: bigint | null;
  readonly service: string | null;
  /** Names of the model, lower case; none when the span did not say. */
  readonly models: readonly string[];
  readonly inputTokens: bigint | null;
  readonly outputTokens: bigint | null;
  /** The id of the response, where no other response has it. */
  readonly responseId: string | null;
}

/** Two clocks show the same moment with less than this between them, in nanoseconds. */
const CLOCK_SKEW = 1_000_000_000n;
const MAX_DEPTH = 64;

interface Place {
  /** The recorded calls above, by parent ids alone. */
  readonly above: ReadonlySet<TraceCall>;
  /** The parent of the topmost of them, which is not recorded; null when that is the root of the trace. */
  readonly unknown: string | null;
}

/**
 * Which calls of one trace stand above which. Only model calls are recorded: where the spans between are missing, a call
 * may stand above another when nothing speaks against it.
 */
export class TraceTree {
  readonly calls: readonly TraceCall[];
  readonly #places: ReadonlyMap<TraceCall, Place>;

  constructor(calls: readonly TraceCall[]) {
    const bySpan = new Map(calls.map((call) => [call.spanId, call]));
    this.#places = new Map(calls.map((call) => [call, findPlace(call, bySpan)]));
    this.calls = calls.toSorted((a, b) => this.#compareEnds(a, b));
  }

  /** Whether the parent ids say that a call stands above another. */
  isAbove(upper: TraceCall, lower: TraceCall): boolean {
    return this.#places.get(lower)?.above.has(upper) === true;
  }

  /** Whether a call may stand above another through spans that are not recorded. */
  mayBeAbove(upper: TraceCall, lower: TraceCall): boolean {
    if (upper === lower || this.isAbove(upper, lower) || this.isAbove(lower, upper)) return false;
    const unknown = this.#places.get(lower)?.unknown ?? null;
    // The parent of a topmost call is above it or beside it, and so is all that stands beneath that parent only.
    if (unknown === null || unknown === this.#places.get(upper)?.unknown) return false;
    const skew = upper.service === lower.service ? 0n : CLOCK_SKEW;
    return lower.start >= upper.start - skew && (upper.end === null || lower.start <= upper.end + skew);
  }

  /** Calls end before those above them, as a rule; where times say nothing, the deeper one comes first. */
  #compareEnds(a: TraceCall, b: TraceCall): number {
    return (
      compareBigInts(a.end ?? a.start, b.end ?? b.start) ||
      compareBigInts(b.start, a.start) ||
      this.#depthOf(b) - this.#depthOf(a) ||
      compareBigInts(a.id, b.id)
    );
  }

  #depthOf(call: TraceCall): number {
    const place = this.#places.get(call);
    return place ? place.above.size + (place.unknown === null ? 0 : 1) : 0;
  }
}

function findPlace(call: TraceCall, bySpan: ReadonlyMap<string, TraceCall>): Place {
  const above = new Set<TraceCall>();
  let top = call;
  while (above.size < MAX_DEPTH) {
    const parent = top.parentSpanId === null ? undefined : bySpan.get(top.parentSpanId);
    if (!parent || parent === call || above.has(parent)) break;
    above.add(parent);
    top = parent;
  }
  return { above, unknown: top.parentSpanId };
}
