import { joinChanges, mapCard } from '../dated-card.ts';
import { type DatedCard, mapEachBand } from '../rate-card.ts';
import { findInForce } from './read-date.ts';
import type { FeePeriod, FileFees } from './types.ts';

/** A card with these fees in place of its own, each while it is in force. */
export function addFees(card: DatedCard, periods: readonly FeePeriod[]): DatedCard {
  const [first] = periods;
  if (!first) return card;
  if (periods.length === 1) return withFees(card, first.fees);
  const cards = periods.map(({ fromMs, fees }) => ({ fromMs, card: withFees(card, fees) }));
  return {
    source: card.source,
    always: undefined,
    changes: joinChanges(
      [card],
      periods.map(({ fromMs }) => fromMs),
    ),
    cardAt: (timeMs) => findInForce(cards, timeMs)?.card.cardAt(timeMs),
  };
}

function withFees(card: DatedCard, fees: FileFees): DatedCard {
  return mapCard(card, (bands) => mapEachBand(bands, (band) => ({ ...band, rates: { ...band.rates, ...fees } })));
}
