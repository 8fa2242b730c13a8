import type { Bands, RateCard } from './rate-card.ts';
import type { Resolution } from './resolution.ts';
import { findTier, isUnconfirmed, readTier } from './service-tier.ts';
import { type TextRates, toTextRates } from './text-rates.ts';
import type { Call, PriceReason } from './types.ts';
import type { Tally } from './unpriced-models.ts';

/** The prices of one model in one place, in one tier, as they are for some time. */
export type Tariff = Terms &
  (
    | {
        readonly bands: Bands;
        /** Why they are a best guess, if they are. */
        readonly reason: PriceReason | undefined;
      }
    | {
        readonly bands: undefined;
        /** Why there are none. */
        readonly reason: PriceReason;
      }
  );

/** What there is to say of a tariff beside its prices. */
interface Terms {
  /** The prices of text alone, band by band. */
  readonly textRates: readonly (TextRates | undefined)[];
  /** As the table names it; undefined is standard. */
  readonly tier: string | undefined;
  readonly source: string;
  /** As in {@link Resolution.list}. */
  readonly list: string | undefined;
  /** Moderation says nothing of its usage, and need not. */
  readonly isFree: boolean;
  /** Named where a call does not say what it used. */
  readonly silentSource: string;
  /** Where its calls are counted that have no price because it has none. */
  tally: Tally | undefined;
}

/** What a tariff is made of. */
interface TariffSource {
  /** Whose rate applies, at whatever time. */
  readonly asked: Resolution;
  /** The part of it that applies at the time. */
  readonly inForce: Resolution;
  /** The card of that time. */
  readonly card: RateCard | undefined;
  /** As the call tells it. */
  readonly serviceTier: string | undefined;
}

/** Makes the tariff of a tier. */
export function makeTariff({ asked, inForce, card, serviceTier }: TariffSource): Tariff {
  const tier = readTier(serviceTier);
  const bands = tier === undefined ? card?.standard : card && findTier(card.tiers, tier);
  const terms: Terms = {
    textRates: bands?.map(toTextRates) ?? [],
    tier,
    source: inForce.source,
    list: inForce.list,
    isFree: card !== undefined && isFree(card),
    silentSource: asked.source,
    tally: undefined,
  };
  if (bands) return { ...terms, bands, reason: inForce.reason };
  return { ...terms, bands, reason: card ? 'unpublished_tier' : (inForce.reason ?? 'unknown_model') };
}

/** Why the tier of a tariff may not be that of a call, if so: only the application named it, and providers serve another when they are busy. */
export function findTierDoubt(call: Call, { tier }: Tariff): PriceReason | undefined {
  return tier !== undefined && isUnconfirmed(call) ? 'unconfirmed_tier' : undefined;
}

function isFree({ standard }: RateCard): boolean {
  return standard.every(({ rates }) => rates.input?.exact === 0n && rates.output?.exact === 0n);
}
