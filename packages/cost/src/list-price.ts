import { findMaker, isGivenAway, type ModelReading, readModelId } from './model-id.ts';
import type { RateCards } from './rate-card.ts';
import type { Place, Resolution } from './resolution.ts';

/** The list price that applies in a place: the host's own; on a host nobody knows, the named provider's, else the maker's. */
export function findListPrice(cards: RateCards, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
  const { host, hostKnown, provider, model } = place;
  const source = cards.source;
  if (model === undefined) return { card: undefined, reason: 'no_model', source };
  if (hostKnown) {
    const found = firstCard(model, ({ id }) => findIn(cards, provider, id, host));
    return { ...found, reason: found.card ? undefined : 'unknown_model', source };
  }
  const guess = host === undefined ? 'unknown_provider' : 'unknown_host';
  // What its maker gives away costs what whoever hosts it asks for: the name of a provider says nothing of that.
  const own = ({ id }: ModelReading): Found =>
    host !== undefined && isGivenAway(id) ? NOT_FOUND : findIn(cards, provider, id);
  if (host === undefined) {
    const found = firstCard(model, own);
    if (found.card) return { ...found, reason: undefined, source };
  }
  const found = firstCard(model, (reading) => {
    const named = own(reading);
    return named.card ? named : findMakersCard(cards, reading);
  });
  if (!found.card) return { card: undefined, reason: 'unknown_model', source };
  return unknownHost === 'list' ? { ...found, reason: guess, source } : { card: undefined, reason: guess, source };
}

type Found = Pick<Resolution, 'card' | 'list'>;

const NOT_FOUND: Found = { card: undefined };

function findIn(cards: RateCards, provider: string | undefined, id: string, host?: string): Found {
  const card = provider === undefined ? undefined : cards.findCard(provider, id, host);
  return card ? { card, list: provider } : NOT_FOUND;
}

function findMakersCard(cards: RateCards, { id, vendor }: ModelReading): Found {
  return isGivenAway(id) ? NOT_FOUND : findIn(cards, vendor ?? findMaker(id), id);
}

/** The card of a model: its id as it stands goes before the id without prefixes. */
function firstCard(model: string, find: (reading: ModelReading) => Found): Found {
  for (const reading of readModelId(model)) {
    const found = find(reading);
    if (found.card) return found;
  }
  return NOT_FOUND;
}
