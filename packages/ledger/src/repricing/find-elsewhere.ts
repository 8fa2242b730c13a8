import { isChoice, MAX_CHOICE, TokenSum } from './adds-up.ts';
import { AnsweringCalls } from './answering-calls.ts';
import { CallsBeneath, makeKinds } from './calls-beneath.ts';
import { isMore, keyOf, subtract } from './tokens.ts';
import { mayTell, type PlacedCall, placeCalls, pushTo, type TraceCall } from './trace-tree.ts';

/** A call of a trace, and how far its amount is settled. */
export interface TracedCall extends TraceCall {
  /** Whether nobody has put an amount on it so far. */
  readonly loose: boolean;
  /** Whether a call of another trace has its response. */
  readonly toldInOtherTrace: boolean;
}

/** For how long others of the process may wait at a time, in milliseconds. */
const SLICE_MS = 20;
/** Calls that take about a slice to be put in their places. */
const LARGE = 5000;

/**
 * The calls of one trace without an amount that another of its calls may tell of: what the cost processor finds as spans
 * end, found in what is recorded of them. Where it cannot be decided, a call is taken as told elsewhere: too little money
 * is seen, too much is not.
 */
export async function findElsewhere(calls: readonly TracedCall[]): Promise<readonly bigint[]> {
  const placed = placeCalls(calls);
  if (calls.length > LARGE) await giveTurn();
  const finder = new ElsewhereFinder(placed);
  const found: bigint[] = [];
  let sliceEnd = performance.now() + SLICE_MS;
  for (const call of [...placed.filter(({ loose }) => !loose), ...placed.filter(({ loose }) => loose)]) {
    if (performance.now() > sliceEnd) {
      await giveTurn();
      sliceEnd = performance.now() + SLICE_MS;
    }
    if (!call.loose) finder.addCounted(call);
    else if (finder.isElsewhere(call, call.toldInOtherTrace)) found.push(call.id);
  }
  return found;
}

/** Lets others of the process do what they wait for. */
function giveTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

class ElsewhereFinder {
  /** Calls of which one span has the cost, whichever it is. */
  readonly #told = new Set<PlacedCall>();
  readonly #toldBeneath: CallsBeneath;
  readonly #allBeneath: CallsBeneath;
  readonly #responses = new Set<string>();
  /** Calls that answer for one beneath them, by their tokens. */
  readonly #answering = new Map<string, AnsweringCalls>();
  /** Counted calls with few beneath them, by each of those; all that stands beneath. */
  readonly #fewBeneath = new Map<
    PlacedCall,
    { readonly upper: PlacedCall; readonly beneath: readonly PlacedCall[] }[]
  >();
  /** Counted calls with the tokens of many beneath them together. */
  readonly #sums: PlacedCall[] = [];

  constructor(calls: readonly PlacedCall[]) {
    const kinds = makeKinds(calls);
    this.#toldBeneath = new CallsBeneath(kinds);
    this.#allBeneath = new CallsBeneath(kinds);
    for (const call of calls) this.#allBeneath.add(call);
  }

  addCounted(call: PlacedCall): void {
    this.#told.add(call);
    this.#toldBeneath.add(call);
    if (call.responseId !== null) this.#responses.add(call.responseId);
    const key = keyOf(call);
    if (key === undefined) return;
    const same = this.#answering.get(key) ?? new AnsweringCalls();
    same.add(call);
    this.#answering.set(key, same);
    this.#addParts(call);
  }

  /** Whether a call is told elsewhere. It counts from then on, here or there. */
  isElsewhere(call: PlacedCall, toldInOtherTrace: boolean): boolean {
    const isSameResponse = call.responseId !== null && this.#responses.has(call.responseId);
    if (this.#isToldBeneath(call)) {
      if (call.responseId !== null) this.#responses.add(call.responseId);
      return true;
    }
    const isAnswered = this.#answering.get(keyOf(call) ?? '')?.findAnswer(call) === true;
    const isTold = isAnswered || isSameResponse || toldInOtherTrace || this.#isPartOfTold(call);
    this.addCounted(call);
    return isTold;
  }

  #isToldBeneath(call: PlacedCall): boolean {
    const beneath = call.below.filter((other) => this.#told.has(other));
    const key = keyOf(call);
    if (key === undefined) return beneath.length > 0 || this.#toldBeneath.sum(call).calls > 0;
    if (beneath.some((other) => keyOf(other) === key) || this.#toldBeneath.hasKey(call, key)) return true;
    const maybe = this.#toldBeneath.sum(call);
    if (beneath.length + maybe.calls > MAX_CHOICE) return isSum(call, beneath, maybe);
    return isChoice(call, [...beneath, ...(maybe.calls > 0 ? this.#toldBeneath.list(call) : [])]);
  }

  /** Notes of which calls a counted one may have the tokens, together with others. */
  #addParts(upper: PlacedCall): void {
    if (!isMore(upper, NO_TOKENS)) return;
    const { below: beneath } = upper;
    const maybe = this.#allBeneath.sum(upper);
    if (beneath.length + maybe.calls > MAX_CHOICE) {
      if (isSum(upper, beneath, maybe)) this.#sums.push(upper);
      return;
    }
    const few = [...beneath, ...(maybe.calls > 0 ? this.#allBeneath.list(upper) : [])];
    for (const call of few) pushTo(this.#fewBeneath, call, { upper, beneath: few });
  }

  /** Whether a counted call above has the tokens of this one and of others beneath it together. */
  #isPartOfTold(call: PlacedCall): boolean {
    if (keyOf(call) === undefined) return false;
    if (this.#sums.some((upper) => isMore(upper, call) && mayTell(upper, call))) return true;
    const few = this.#fewBeneath.get(call) ?? [];
    return few.some(({ upper, beneath }) => {
      const others = beneath.filter((other) => other !== call);
      return isMore(upper, call) && isChoice(subtract(upper, call), others);
    });
  }
}

const NO_TOKENS = { inputTokens: null, outputTokens: null };

/** Whether a call has the tokens of all that surely stands beneath it, or of all that may. */
function isSum(call: PlacedCall, beneath: readonly PlacedCall[], maybe: TokenSum): boolean {
  const sum = new TokenSum(beneath);
  if (sum.isOf(call)) return true;
  sum.addSum(maybe);
  return sum.isOf(call);
}
