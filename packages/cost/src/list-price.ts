import { findMaker, isGivenAway, type ModelReading, readModelId } from './model-id.ts';
import type { DatedCard, RateCards } from './rate-card.ts';
import type { Place, Resolution } from './resolution.ts';

/** The list price that applies in a place: the host's own; on a host nobody knows, the named provider's, else the maker's. */
export function findListPrice(cards: RateCards, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
  const { host, hostKnown, provider, model } = place;
  const source = cards.source;
  if (model === undefined) return { card: undefined, reason: 'no_model', source };
  if (hostKnown) {
    const card = firstCard(model, (reading) => cards.findCard(provider ?? '', reading.id, host));
    return { card, reason: card ? undefined : 'unknown_model', source };
  }
  const guess = host === undefined ? 'unknown_provider' : 'unknown_host';
  // What its maker gives away costs what whoever hosts it asks for: the name of a provider says nothing of that.
  const own = (reading: ModelReading): DatedCard | undefined =>
    provider === undefined || (host !== undefined && isGivenAway(reading.id))
      ? undefined
      : cards.findCard(provider, reading.id);
  if (host === undefined) {
    const card = firstCard(model, own);
    if (card) return { card, reason: undefined, source };
  }
  const card = firstCard(model, (reading) => own(reading) ?? findMakersCard(cards, reading));
  if (!card) return { card: undefined, reason: 'unknown_model', source };
  return unknownHost === 'list' ? { card, reason: guess, source } : { card: undefined, reason: guess, source };
}

function findMakersCard(cards: RateCards, { id, vendor }: ModelReading): DatedCard | undefined {
  if (isGivenAway(id)) return undefined;
  const maker = vendor ?? findMaker(id);
  return maker === undefined ? undefined : cards.findCard(maker, id);
}

/** The card of a model: its id as it stands goes before the id without prefixes. */
function firstCard(model: string, find: (reading: ModelReading) => DatedCard | undefined): DatedCard | undefined {
  for (const reading of readModelId(model)) {
    const card = find(reading);
    if (card) return card;
  }
  return undefined;
}
