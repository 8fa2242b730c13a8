import { addsUp, MAX_CHOICE } from './adds-up.ts';
import { type TraceCall, TraceTree } from './trace-tree.ts';

/** A call of a trace, and how far its amount is settled. */
export interface TracedCall extends TraceCall {
  /** Whether nobody has put an amount on it so far. */
  readonly loose: boolean;
  /** Whether a call of another trace has its response. */
  readonly toldInOtherTrace: boolean;
}

/**
 * The calls of one trace without an amount that another of its calls may tell of: what the cost processor finds as spans
 * end, found in what is recorded of them. Where it cannot be decided, a call is taken as told elsewhere: too little money
 * is seen, too much is not.
 */
export function findElsewhere(calls: readonly TracedCall[]): readonly bigint[] {
  const loose = new Set<TraceCall>(calls.filter((call) => call.loose));
  const inOther = new Set<TraceCall>(calls.filter((call) => call.toldInOtherTrace));
  const finder = new ElsewhereFinder(new TraceTree(calls));
  const ordered = finder.tree.calls;
  for (const call of ordered) if (!loose.has(call)) finder.addCounted(call);
  return ordered.filter((call) => loose.has(call) && finder.isElsewhere(call, inOther.has(call))).map(({ id }) => id);
}

/** What stands beneath a call, surely or maybe, and whether that adds up to it. */
interface Beneath {
  readonly beneath: readonly TraceCall[];
  readonly maybe: readonly TraceCall[];
  readonly isSum: boolean;
}

/** How many calls are moved to another that answers for them; beyond, it is not decided. */
const MAX_MOVES = 100;

class ElsewhereFinder {
  readonly tree: TraceTree;
  /** Calls of which one span has the cost, whichever it is. */
  readonly #told: TraceCall[] = [];
  readonly #responses = new Set<string>();
  /** Calls that answer for one beneath them, by their tokens. */
  readonly #answering = new Map<string, TraceCall[]>();
  /** For which call beneath it each answers. */
  readonly #answered = new Map<TraceCall, TraceCall>();

  readonly #beneath = new Map<TraceCall, Beneath>();

  constructor(tree: TraceTree) {
    this.tree = tree;
  }

  addCounted(call: TraceCall): void {
    this.#told.push(call);
    if (call.responseId !== null) this.#responses.add(call.responseId);
    const key = keyOf(call);
    if (key === undefined) return;
    const same = this.#answering.get(key);
    if (same) same.push(call);
    else this.#answering.set(key, [call]);
  }

  /** Whether a call is told elsewhere. It counts from then on, here or there. */
  isElsewhere(call: TraceCall, toldInOtherTrace: boolean): boolean {
    const isSameResponse = call.responseId !== null && this.#responses.has(call.responseId);
    if (this.#isToldBeneath(call)) {
      if (call.responseId !== null) this.#responses.add(call.responseId);
      return true;
    }
    const isTold = this.#findAnswer(call, new Set()) || isSameResponse || toldInOtherTrace || this.#isPartOfTold(call);
    this.addCounted(call);
    return isTold;
  }

  #isToldBeneath(call: TraceCall): boolean {
    const beneath = this.#told.filter((other) => this.tree.isAbove(call, other));
    const maybe = this.#told.filter((other) => this.tree.mayBeAbove(call, other) && isSameModel(call, other));
    const all = [...beneath, ...maybe];
    const key = keyOf(call);
    if (key === undefined) return all.length > 0;
    return all.some((other) => keyOf(other) === key) || addsUp(call, beneath, maybe);
  }

  /** Whether a counted call above has the tokens of this one and of others beneath it together. */
  #isPartOfTold(call: TraceCall): boolean {
    if (keyOf(call) === undefined) return false;
    return this.#told.some((upper) => {
      if (!isMore(upper, call) || !this.#mayTell(upper, call)) return false;
      const { beneath, maybe, isSum } = this.#findBeneath(upper);
      if (beneath.length + maybe.length > MAX_CHOICE) return isSum;
      const isOther = (other: TraceCall): boolean => other !== call;
      return addsUp(subtract(upper, call), beneath.filter(isOther), maybe.filter(isOther));
    });
  }

  #findBeneath(upper: TraceCall): Beneath {
    let found = this.#beneath.get(upper);
    if (!found) {
      const { tree } = this;
      const beneath = tree.calls.filter((call) => tree.isAbove(upper, call));
      const maybe = tree.calls.filter((call) => tree.mayBeAbove(upper, call) && isSameModel(upper, call));
      found = { beneath, maybe, isSum: addsUp(upper, beneath, maybe) };
      this.#beneath.set(upper, found);
    }
    return found;
  }

  /** Finds a call above that answers for this one, others that answer being moved where they can be. */
  #findAnswer(call: TraceCall, tried: Set<TraceCall>): boolean {
    const same = this.#answering.get(keyOf(call) ?? '') ?? [];
    const free = same.find((upper) => !this.#answered.has(upper) && this.#mayTell(upper, call));
    if (free) {
      this.#answered.set(free, call);
      return true;
    }
    for (const upper of same) {
      if (tried.has(upper) || !this.#mayTell(upper, call)) continue;
      tried.add(upper);
      const other = this.#answered.get(upper);
      if (other && tried.size < MAX_MOVES && !this.#findAnswer(other, tried)) continue;
      this.#answered.set(upper, call);
      return true;
    }
    return false;
  }

  #mayTell(upper: TraceCall, lower: TraceCall): boolean {
    return this.tree.isAbove(upper, lower) || (this.tree.mayBeAbove(upper, lower) && isSameModel(upper, lower));
  }
}

/** A name may stand on one side only: a deployment, an alias. A call that names no model may be of any. */
function isSameModel({ models }: TraceCall, other: TraceCall): boolean {
  if (models.length === 0 || other.models.length === 0) return true;
  return models.some((model) => other.models.includes(model));
}

/** The tokens of a call, undefined when it has none. */
function keyOf({ inputTokens, outputTokens }: TraceCall): string | undefined {
  return inputTokens === null && outputTokens === null ? undefined : `${inputTokens ?? 0n}/${outputTokens ?? 0n}`;
}

function isMore(one: TraceCall, other: TraceCall): boolean {
  const { inputTokens, outputTokens } = subtract(one, other);
  return inputTokens >= 0n && outputTokens >= 0n && inputTokens + outputTokens > 0n;
}

function subtract(one: TraceCall, other: TraceCall): { inputTokens: bigint; outputTokens: bigint } {
  return {
    inputTokens: (one.inputTokens ?? 0n) - (other.inputTokens ?? 0n),
    outputTokens: (one.outputTokens ?? 0n) - (other.outputTokens ?? 0n),
  };
}
