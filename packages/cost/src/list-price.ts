import { findMaker, type ModelReading, readModelId } from './model-id.ts';
import type { DatedCard, RateCards } from './rate-card.ts';
import type { Place, Resolution } from './resolution.ts';

/** The list price that applies in a place: the host's own; on a host nobody knows, the named provider's, else the maker's. */
export function findListPrice(cards: RateCards, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
  const { host, hostKnown, provider, models } = place;
  const source = cards.source;
  if (models.length === 0) return { card: undefined, reason: 'no_model', source };
  if (hostKnown) {
    const card = firstCard(models, (reading) => cards.findCard(provider ?? '', reading.id));
    return { card, reason: card ? undefined : 'unknown_model', source };
  }
  const guess = host === undefined ? 'unknown_provider' : 'unknown_host';
  const own = (reading: ModelReading): DatedCard | undefined =>
    provider === undefined ? undefined : cards.findCard(provider, reading.id);
  if (host === undefined) {
    const card = firstCard(models, own);
    if (card) return { card, reason: undefined, source };
  }
  const card = firstCard(models, (reading) => own(reading) ?? findMakersCard(cards, reading));
  if (!card) return { card: undefined, reason: 'unknown_model', source };
  return unknownHost === 'list' ? { card, reason: guess, source } : { card: undefined, reason: guess, source };
}

function findMakersCard(cards: RateCards, { id, vendor }: ModelReading): DatedCard | undefined {
  const maker = vendor ?? findMaker(id);
  return maker === undefined ? undefined : cards.findCard(maker, id);
}

/** The card of the first model that has one; of each model, the id as it stands goes before the id without prefixes. */
function firstCard(
  models: readonly string[],
  find: (reading: ModelReading) => DatedCard | undefined,
): DatedCard | undefined {
  for (const model of models) {
    for (const reading of readModelId(model)) {
      const card = find(reading);
      if (card) return card;
    }
  }
  return undefined;
}
