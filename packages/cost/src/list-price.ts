import { findMaker, isGivenAway, type ModelReading, readModelId } from './model-id.ts';
import type { RateCards } from './rate-card.ts';
import type { Place, Resolution } from './resolution.ts';

/** The list price that applies in a place: the host's own; on a host nobody knows, the named provider's, else the maker's. */
export function findListPrice(cards: RateCards, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
  const { host, hostKnown, provider, model } = place;
  const source = cards.source;
  if (model === undefined) return { card: undefined, reason: 'no_model', source };
  if (hostKnown) {
    const found = findFirst(cards, model, () => provider, host);
    return { ...found, reason: found.card ? undefined : 'unknown_model', source };
  }
  // What its maker gives away costs what whoever hosts it asks for: the name of a provider says nothing of that.
  const isOpen = ({ id }: ModelReading): boolean => host !== undefined && isGivenAway(id);
  const named = findFirst(cards, model, (reading) => (isOpen(reading) ? undefined : provider));
  if (named.card && host === undefined) return { ...named, reason: undefined, source };
  const found = named.card ? named : findFirst(cards, model, makerOf);
  if (!found.card) return { card: undefined, reason: 'unknown_model', source };
  const guess = host === undefined ? 'unknown_provider' : 'unknown_host';
  return unknownHost === 'list' ? { ...found, reason: guess, source } : { card: undefined, reason: guess, source };
}

type Found = Pick<Resolution, 'card' | 'list'>;

function makerOf({ id, vendor }: ModelReading): string | undefined {
  return isGivenAway(id) ? undefined : (vendor ?? findMaker(id));
}

/**
 * The card of a model, each reading of whose id is looked for in the list of a provider of its own. Ids that a list
 * names go first, and of them the id as it stands. Ids that only a rule of the base takes come after, the shortest first:
 * such a rule takes a name behind any path, but tiers, fees and surcharges of the overlay are found by the name alone.
 */
function findFirst(
  cards: RateCards,
  model: string,
  providerOf: (reading: ModelReading) => string | undefined,
  host?: string,
): Found {
  const places = readModelId(model).flatMap((reading) => {
    const list = providerOf(reading);
    return list === undefined ? [] : [{ id: reading.id, list }];
  });
  const named = places.filter(({ id, list }) => cards.hasName(list, id));
  const others = places.filter((place) => !named.includes(place));
  for (const { id, list } of [...named, ...others.sort((one, other) => one.id.length - other.id.length)]) {
    const card = cards.findCard(list, id, host);
    if (card) return { card, list };
  }
  return { card: undefined };
}
