import type { Meter } from './meters.ts';
import type { Factor } from './origin.ts';
import { multiplyRate } from './rate.ts';
import { type Bands, type DatedCard, mapBands, type RateCard } from './rate-card.ts';

/** A card with every price times a factor; `only` says of which meters. */
export function multiplyCard(card: DatedCard, factor: Factor, only: (meter: Meter) => boolean = () => true): DatedCard {
  return mapCard(card, (bands) => mapBands(bands, (rate, meter) => (only(meter) ? multiplyRate(rate, factor) : rate)));
}

/** Every moment at which one of these cards may change, and these moments. As {@link DatedCard.changes}. */
export function joinChanges(
  cards: readonly (DatedCard | undefined)[],
  moments: readonly number[] = [],
): readonly number[] | undefined {
  const all = [...moments];
  for (const card of cards) {
    if (!card) continue;
    if (!card.changes) return undefined;
    all.push(...card.changes);
  }
  return all;
}

/** A card whose bands, of every period and tier, are replaced; each once. */
export function mapCard(card: DatedCard, map: (bands: Bands) => Bands): DatedCard {
  const mapped = new Map<RateCard, RateCard>();
  const mapOnce = (plain: RateCard | undefined): RateCard | undefined => {
    if (!plain) return undefined;
    const known = mapped.get(plain);
    if (known) return known;
    const tiers = new Map([...plain.tiers].map(([tier, bands]) => [tier, map(bands)]));
    const changed: RateCard = { standard: map(plain.standard), tiers };
    mapped.set(plain, changed);
    return changed;
  };
  const { source, changes } = card;
  return { source, changes, always: mapOnce(card.always), cardAt: (timeMs) => mapOnce(card.cardAt(timeMs)) };
}
