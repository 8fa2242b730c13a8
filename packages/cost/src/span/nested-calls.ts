import { type Context, trace } from '@opentelemetry/api';
import type { Usage } from '../types.ts';

/** Tokens of one or more calls. */
interface Tokens {
  readonly input: number;
  readonly output: number;
}

/** What is known of a span: where it stands, and what was told on it and beneath it. It holds no span. */
interface Place {
  readonly above: Place | undefined;
  /** The usage of the call whose cost stands here, or stood beneath, until another span has told of it too. */
  unclaimed: Tokens | undefined;
  beneath: Beneath | undefined;
}

/** The priced calls beneath a span: what they add up to, and the latest of them. */
interface Beneath {
  sum: Tokens;
  readonly latest: Tokens[];
  added: number;
}

/** How many spans up a call is looked for. */
const MAX_DEPTH = 64;
/** How many calls beneath one span are remembered by themselves; the sum is of all. */
const MAX_LATEST = 16;

/**
 * Knows which spans tell of one and the same model call: two instrumentations that both see it nest theirs, directly or
 * with chains, steps and requests between them. What was priced on one of them is not priced on the other. Holds spans
 * weakly, and of every span no more than a few numbers.
 */
export class NestedCalls {
  readonly #places = new WeakMap<object, Place>();

  /** Any span starts: what it will tell may only be known at its end. */
  start(span: object, parentContext: Context): void {
    const parent = trace.getSpan(parentContext);
    if (parent) this.#places.set(span, createPlace(this.#placeOf(parent)));
  }

  /**
   * Whether the usage that a span tells at its end was priced on a span above it or on those beneath it. Each span that
   * was priced answers for one beneath it: a second one with the same usage is a second call.
   */
  isCountedElsewhere(span: object, usage: Usage | undefined): boolean {
    const place = this.#places.get(span);
    if (!place) return false;
    const told = readTokens(usage);
    if (place.beneath) return !told || isAmong(told, place.beneath);
    if (!told) return false;
    for (let above = place.above, depth = 0; above && depth < MAX_DEPTH; above = above.above, depth++) {
      if (!above.unclaimed || !isEqual(told, above.unclaimed)) continue;
      above.unclaimed = undefined;
      place.unclaimed = told;
      return true;
    }
    return false;
  }

  /** A span got an amount. */
  addPriced(span: object, usage: Usage | undefined): void {
    const tokens = readTokens(usage);
    if (!tokens) return;
    const place = this.#placeOf(span);
    place.unclaimed = tokens;
    for (let above = place.above, depth = 0; above && depth < MAX_DEPTH; above = above.above, depth++) {
      above.beneath ??= { sum: NOTHING, latest: [], added: 0 };
      add(tokens, above.beneath);
    }
  }

  #placeOf(span: object): Place {
    let place = this.#places.get(span);
    if (!place) {
      place = createPlace(undefined);
      this.#places.set(span, place);
    }
    return place;
  }
}

const NOTHING: Tokens = { input: 0, output: 0 };

function createPlace(above: Place | undefined): Place {
  return { above, unclaimed: undefined, beneath: undefined };
}

function add(tokens: Tokens, beneath: Beneath): void {
  const { sum, latest, added } = beneath;
  beneath.sum = { input: sum.input + tokens.input, output: sum.output + tokens.output };
  latest[added % MAX_LATEST] = tokens;
  beneath.added = added + 1;
}

function isAmong(told: Tokens, { sum, latest }: Beneath): boolean {
  return isEqual(told, sum) || latest.some((tokens) => isEqual(told, tokens));
}

function readTokens(usage: Usage | undefined): Tokens | undefined {
  const { inputTokens, outputTokens } = usage ?? {};
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  return { input: Number(inputTokens ?? 0), output: Number(outputTokens ?? 0) };
}

function isEqual(one: Tokens, other: Tokens): boolean {
  return one.input === other.input && one.output === other.output;
}
