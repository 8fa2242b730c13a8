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
  /** Whether it has begun and has no end: it is that of now, whenever that is. */
  readonly isCurrent: boolean;
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

  /** The tariff of the tier that served a call, as it was when the call began. */
  findTariff(call: Call): Tariff {
    const { at } = call;
    const serviceTier = tierOf(call);
    const timeMs = at === undefined ? undefined : readTime(at);
    for (let one = this.#first; one; one = one.next) {
      if (one.serviceTier !== serviceTier) continue;
      if (timeMs === undefined ? one.isCurrent : one.fromMs <= timeMs && timeMs < one.untilMs) return one.tariff;
    }
    return this.#findTariffAt(serviceTier, timeMs ?? Date.now());
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
    this.#first = { serviceTier, ...span, inForce, card, tariff, next, length };
    return tariff;
  }
}

/** The time around a moment in which nothing changes. */
function findSpan(
  changes: readonly number[] | undefined,
  timeMs: number,
): Pick<Remembered, 'fromMs' | 'untilMs' | 'isCurrent'> {
  if (!changes) return { fromMs: Number.NaN, untilMs: Number.NaN, isCurrent: false };
  let fromMs = Number.NEGATIVE_INFINITY;
  let untilMs = Number.POSITIVE_INFINITY;
  for (const change of changes) {
    if (change <= timeMs) fromMs = Math.max(fromMs, change);
    else untilMs = Math.min(untilMs, change);
  }
  return { fromMs, untilMs, isCurrent: untilMs === Number.POSITIVE_INFINITY && fromMs <= Date.now() };
}

function isName(serviceTier: unknown): boolean {
  return typeof serviceTier === 'string' && serviceTier.length <= MAX_TIER_LENGTH;
}
