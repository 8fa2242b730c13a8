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
export const CLOCK_SKEW = 1_000_000_000n;
const MAX_DEPTH = 64;

/** A call in its place in the trace. */
export interface PlacedCall extends TraceCall {
  /** The recorded calls above, by parent ids alone; at most {@link MAX_DEPTH}. */
  readonly above: readonly PlacedCall[];
  /** The calls of which it is one of those above. */
  readonly below: readonly PlacedCall[];
  /** The parent of the topmost of those above, which is not recorded; null when that is the root of the trace. */
  readonly unknown: string | null;
}

interface MutablePlacedCall extends PlacedCall {
  above: readonly MutablePlacedCall[];
  readonly below: MutablePlacedCall[];
  unknown: string | null;
}

/**
 * Finds which calls of one trace stand above which. They come in the order in which they end: before those above them, as
 * a rule; where times say nothing, the deeper one comes first.
 */
export function placeCalls<Call extends TraceCall>(calls: readonly Call[]): readonly (Call & PlacedCall)[] {
  const placed = calls.map((call) => ({ ...call, above: [], below: [], unknown: null }) as Call & MutablePlacedCall);
  const bySpan = new Map(placed.map((call) => [call.spanId, call]));
  for (const call of placed) Object.assign(call, findPlace(call, bySpan));
  placed.sort(compareEnds);
  for (const call of placed) for (const upper of call.above) upper.below.push(call);
  return placed;
}

/** Whether the parent ids say that a call stands above another. */
export function isAbove(upper: PlacedCall, lower: PlacedCall): boolean {
  return lower.above.includes(upper);
}

/**
 * Whether a call may stand above another through spans that are not recorded, being only model calls: when nothing speaks
 * against it.
 */
export function mayBeAbove(upper: PlacedCall, lower: PlacedCall): boolean {
  // The parent of a topmost call is above it or beside it, and so is all that stands beneath that parent only.
  if (lower.unknown === null || lower.unknown === upper.unknown) return false;
  const skew = upper.service === lower.service ? 0n : CLOCK_SKEW;
  if (lower.start < upper.start - skew || (upper.end !== null && lower.start > upper.end + skew)) return false;
  return upper !== lower && !isAbove(upper, lower) && !isAbove(lower, upper);
}

/** Whether a call stands above another by parent ids, or may stand there and be of the same model. */
export function mayTell(upper: PlacedCall, lower: PlacedCall): boolean {
  return isAbove(upper, lower) || (isSameModel(upper, lower) && mayBeAbove(upper, lower));
}

/** A name may stand on one side only: a deployment, an alias. A call that names no model may be of any. */
export function isSameModel({ models }: Pick<TraceCall, 'models'>, other: Pick<TraceCall, 'models'>): boolean {
  if (models.length === 0 || other.models.length === 0) return true;
  return models.some((model) => other.models.includes(model));
}

/** Adds a value to the list of a key. */
export function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function compareEnds(a: PlacedCall, b: PlacedCall): number {
  return (
    compareBigInts(a.end ?? a.start, b.end ?? b.start) ||
    compareBigInts(b.start, a.start) ||
    depthOf(b) - depthOf(a) ||
    compareBigInts(a.id, b.id)
  );
}

function depthOf({ above, unknown }: PlacedCall): number {
  return above.length + (unknown === null ? 0 : 1);
}

function findPlace<Call extends TraceCall>(
  call: Call,
  bySpan: ReadonlyMap<string, Call>,
): { readonly above: readonly Call[]; readonly unknown: string | null } {
  const above: Call[] = [];
  let top = call;
  while (above.length < MAX_DEPTH) {
    const parent = top.parentSpanId === null ? undefined : bySpan.get(top.parentSpanId);
    if (!parent || parent === call || above.includes(parent)) break;
    above.push(parent);
    top = parent;
  }
  return { above, unknown: top.parentSpanId };
}
