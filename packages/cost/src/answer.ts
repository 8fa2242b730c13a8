import { toFlat } from './flat-string.ts';
import type { RateCard } from './rate-card.ts';
import { readTime } from './read-time.ts';
import { findInForce, listChanges, type Resolution } from './resolution.ts';
import { tierOf } from './service-tier.ts';
import { makeTariff, type Tariff } from './tariff.ts';
import type { Call } from './types.ts';

/** A tariff, the calls that it is for, and the next one. */
interface Remembered {
  readonly serviceTier: string | undefined;
  /** Milliseconds since 1970, inclusive; NaN where hours of the day count. */
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs: number;
  /** Whether it has neither beginning nor end: nobody need look at the clock. */
  readonly isAlways: boolean;
  readonly inForce: Resolution;
  readonly card: RateCard | undefined;
  readonly tariff: Tariff;
  readonly next: Remembered | undefined;
  readonly length: number;
}

/** How many tiers and times are remembered. */
const MAX_TARIFFS = 16;
/** No tier has a longer name. */
const MAX_TIER_LENGTH = 64;

/** Whose rate applies to the calls of one model in one place, and the tariffs that were made of it. */
export class Answer {
  readonly resolution: Resolution;
  /** When another card may come, in milliseconds since 1970; undefined: at some hours of each day. */
  readonly #changes: readonly number[] | undefined;
  #first: Remembered | undefined;

  constructor(resolution: Resolution) {
    this.resolution = resolution;
    this.#changes = listChanges(resolution);
  }

  /**
   * The tariff of the tier that served a call, as it was when the call began.
   * @param at when that was
   */
  findTariff(call: Call, at: unknown = call.at): Tariff {
    const serviceTier = tierOf(call);
    let timeMs: number | undefined;
    for (let one = this.#first; one; one = one.next) {
      if (one.serviceTier !== serviceTier) continue;
      if (one.isAlways) return one.tariff;
      timeMs ??= readTime(at);
      if (one.fromMs <= timeMs && timeMs < one.untilMs) return one.tariff;
    }
    return this.#findTariffAt(serviceTier, timeMs ?? readTime(at));
  }

  #findTariffAt(serviceTier: string | undefined, timeMs: number): Tariff {
    const inForce = findInForce(this.resolution, timeMs);
    const card = inForce.card?.always ?? inForce.card?.cardAt(timeMs);
    for (let one = this.#first; one; one = one.next) {
      const isSame = one.serviceTier === serviceTier && one.inForce === inForce && one.card === card;
      if (isSame && !this.#changes) return one.tariff;
    }
    const tariff = makeTariff({ asked: this.resolution, inForce, card, serviceTier });
    if (serviceTier !== undefined && !isName(serviceTier)) return tariff;
    const next = this.#first && this.#first.length < MAX_TARIFFS ? this.#first : undefined;
    const span = findSpan(this.#changes, timeMs);
    const length = (next?.length ?? 0) + 1;
    const kept = serviceTier && toFlat(serviceTier);
    this.#first = { serviceTier: kept, ...span, inForce, card, tariff, next, length };
    return tariff;
  }
}

/** The time around a moment in which nothing changes. */
function findSpan(
  changes: readonly number[] | undefined,
  timeMs: number,
): Pick<Remembered, 'fromMs' | 'untilMs' | 'isAlways'> {
  if (!changes) return { fromMs: Number.NaN, untilMs: Number.NaN, isAlways: false };
  let fromMs = Number.NEGATIVE_INFINITY;
  let untilMs = Number.POSITIVE_INFINITY;
  for (const change of changes) {
    if (change <= timeMs) fromMs = Math.max(fromMs, change);
    else untilMs = Math.min(untilMs, change);
  }
  return { fromMs, untilMs, isAlways: fromMs === Number.NEGATIVE_INFINITY && untilMs === Number.POSITIVE_INFINITY };
}

function isName(serviceTier: unknown): boolean {
  return typeof serviceTier === 'string' && serviceTier.length <= MAX_TIER_LENGTH;
}
