import { type Context, trace } from '@opentelemetry/api';
import { createHiddenField } from '@spendspan/attribution';
import { addUse, isOtherCall, isOtherModel, isSameCall, isSameUse, type ToldCall, type Used } from './told-call.ts';
import type { ReadableSpan } from './types.ts';

/** A call of which nobody said what it used: one that failed, or whose answer was not read to its end. */
export interface SilentCall {
  /** Name of the emitter's instrumentation scope. */
  readonly emitter: string;
  /** As it was asked for. */
  readonly model: string | undefined;
}

/** What is known of a span: where it stands, and what was told on it and beneath it. It holds no span. */
interface Place {
  above: Place | undefined;
  readonly depth: number;
  /** The call whose cost stands here, or stood beneath, until another span has told of it too. */
  unclaimed: ToldCall | undefined;
  beneath: Beneath | undefined;
  /** The silent call that the span is, until another span has told of it too. */
  silent: SilentCall | undefined;
  silentBeneath: SilentCall[] | undefined;
}

/** The priced calls beneath a span: what they add up to, and the latest of them. */
interface Beneath {
  readonly sum: Used;
  readonly latest: ToldCall[];
  added: number;
}

/** How many spans up a call is looked for. */
const MAX_DEPTH = 64;
/** How many calls beneath one span are remembered by themselves; the sum is of all. */
const MAX_LATEST = 16;

/**
 * Knows which spans tell of one and the same model call: two instrumentations that both see it nest theirs, directly or
 * with chains, steps and requests between them. What was priced on one of them is not priced on the other. Holds spans
 * weakly, and of every span no more than a few numbers and names.
 */
export class NestedCalls {
  readonly #places = createHiddenField<object, Place>();

  /** Any span starts: what it will tell may only be known at its end. */
  start(span: ReadableSpan, parentContext: Context): void {
    const parent = trace.getSpan(parentContext)?.spanContext();
    if (parent) this.#places.set(identityOf(span), createPlace(this.#placeOf(parent)));
  }

  /**
   * Whether the call that a span tells of at its end was priced on a span above it or on those beneath it. Each span
   * that was priced answers for one beneath it: a second one with the same usage is a second call.
   */
  isCountedElsewhere(span: ReadableSpan, told: ToldCall): boolean {
    const place = this.#places.get(identityOf(span));
    if (!place) return false;
    if (place.beneath && isAmong(told, place.beneath)) return true;
    const above = findUnclaimed(place, told);
    if (!above) return false;
    above.unclaimed = undefined;
    place.unclaimed = told;
    tellUpwards(place, told, above);
    return true;
  }

  /**
   * The cost of a span's call is known: it stands on the span, or on another that is no relative of it. Spans that start
   * beneath it only afterwards may tell of the call, too.
   */
  addPriced(span: ReadableSpan, told: ToldCall): void {
    if (!told.used) return;
    const place = this.#placeOf(identityOf(span));
    place.unclaimed = told;
    tellUpwards(place, told, undefined);
  }

  /**
   * Whether another emitter told of a silent call for the same model on a span above or beneath. If not, it is
   * remembered as told here. Spans of one emitter are calls of their own: they have no usage to be compared by.
   */
  isSilentElsewhere(span: ReadableSpan, call: SilentCall): boolean {
    const place = this.#placeOf(identityOf(span));
    if (place.silentBeneath?.some((other) => isOtherTelling(call, other))) return true;
    const above = findAbove(place, ({ silent }) => silent !== undefined && isOtherTelling(call, silent));
    if (above) {
      above.silent = undefined;
      return true;
    }
    place.silent = call;
    let upper = place.above;
    for (let depth = 0; upper && depth < MAX_DEPTH; depth++) {
      upper.silentBeneath ??= [];
      if (upper.silentBeneath.length < MAX_LATEST) upper.silentBeneath.push(call);
      upper = upper.above;
    }
    return false;
  }

  #placeOf(identity: object): Place {
    let place = this.#places.get(identity);
    if (!place) {
      place = createPlace(undefined);
      this.#places.set(identity, place);
    }
    return place;
  }
}

/** Emitters wrap spans (OpenInference does), but hand the one span context through. */
function identityOf(span: ReadableSpan): object {
  return span.spanContext?.() ?? span;
}

function createPlace(above: Place | undefined): Place {
  const depth = above ? above.depth + 1 : 0;
  const place = { above, depth, unclaimed: undefined, beneath: undefined, silent: undefined, silentBeneath: undefined };
  if (above && depth % MAX_DEPTH === 0) cutAbove(above);
  return place;
}

/**
 * A job that starts its next run inside its span makes a chain without an end. What nobody looks up to from beneath any
 * more is let go: at most twice as many places as are looked through hang above one.
 */
function cutAbove(place: Place): void {
  let top = place;
  for (let step = 1; top.above && step < MAX_DEPTH; step++) top = top.above;
  top.above = undefined;
}

/** The nearest span above that was priced for the same call and for which no span beneath has answered yet. */
function findUnclaimed(place: Place, told: ToldCall): Place | undefined {
  return findAbove(place, ({ unclaimed }) => unclaimed !== undefined && isSameCall(told, unclaimed));
}

function findAbove(place: Place, test: (place: Place) => boolean): Place | undefined {
  let { above } = place;
  for (let depth = 0; above && depth < MAX_DEPTH; depth++) {
    if (test(above)) return above;
    above = above.above;
  }
  return undefined;
}

function isOtherTelling(one: SilentCall, other: SilentCall): boolean {
  return one.emitter !== other.emitter && one.model === other.model;
}

/** Lets the spans above, up to one of them, know of a call that has its cost. */
function tellUpwards(place: Place, told: ToldCall, end: Place | undefined): void {
  let { above } = place;
  for (let depth = 0; above && above !== end && depth < MAX_DEPTH; depth++) {
    above.beneath ??= { sum: {}, latest: [], added: 0 };
    add(told, above.beneath);
    above = above.above;
  }
}

function add(told: ToldCall, beneath: Beneath): void {
  addUse(told.used, beneath.sum);
  beneath.latest[beneath.added % MAX_LATEST] = told;
  beneath.added++;
}

/** Whether a span tells of one of the calls beneath it, or of all of them; one that says of nothing used tells of any. */
function isAmong(told: ToldCall, { sum, latest, added }: Beneath): boolean {
  if (!told.used) return latest.some((call) => !isOtherCall(told, call));
  if (latest.some((call) => isSameCall(told, call))) return true;
  return added > 1 && isSameUse(told.used, sum) && latest.some((call) => !isOtherModel(told, call));
}
