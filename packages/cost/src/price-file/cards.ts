import { mapCard, multiplyCard } from '../dated-card.ts';
import type { Decimal } from '../decimal.ts';
import { findListPrice } from '../list-price.ts';
import { readModelId } from '../model-id.ts';
import { findProviderOfHost } from '../providers.ts';
import { type DatedCard, mapEachBand, type RateCards } from '../rate-card.ts';
import type { ListedModel, Place, Resolution } from '../resolution.ts';
import { isSameModel } from '../same-model.ts';
import type { FileAddress, FileModel, FileProvider, ParsedPriceFile } from './types.ts';

/** The prices of a user's file, and the list prices as the file changes them. */
export class PriceFileCards {
  readonly source: string;
  readonly #file: ParsedPriceFile;
  readonly #catalogue: RateCards;

  constructor(file: ParsedPriceFile, catalogue: RateCards) {
    this.source = `user:${file.name}`;
    this.#file = file;
    this.#catalogue = catalogue;
  }

  /** Whose rate applies in this place: the file's where it lists the model, else what its entry says of other models. */
  find(place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
    const entries = this.#listEntries(place);
    for (const entry of entries) {
      const found = this.#findListed(entry, place, unknownHost);
      if (found) return found;
    }
    const [entry] = entries;
    const found = entry ? this.#fromEntry(entry, place, unknownHost) : this.#fromList(place, undefined, unknownHost);
    return found.card ? found : (this.#findAsked(entries, place, unknownHost) ?? found);
  }

  /** Every model that the file lists, and every deployment that it names, with what applies to it. */
  *listModels(): Generator<ListedModel> {
    for (const entry of this.#file.providers) {
      const { addresses, provider = entry.name } = entry.match;
      const hosts = addresses.map(({ host, port }) => (port === undefined ? host : `${host}:${port}`));
      const list = (model: string, find: () => Resolution): ListedModel => ({ provider, hosts, model, find });
      const place = placeOf(entry);
      for (const listed of entry.models) {
        for (const name of listed.names) yield list(name, () => this.#fromFile(entry, listed, place, 'list'));
      }
      for (const model of entry.deployments.keys()) {
        const deployed = { ...place, model };
        yield list(model, () => this.#findListed(entry, deployed, 'list') ?? this.#fromEntry(entry, deployed, 'list'));
      }
    }
  }

  /** A model that the entry lists: the one that answered, or one asked for by another spelling or as a deployment. */
  #findListed(entry: FileProvider, place: Place, unknownHost: 'list' | 'unpriced'): Resolution | undefined {
    const { model, askedModel } = place;
    const deployed = findDeployed(entry, askedModel);
    const same = model !== undefined && askedModel !== undefined && isSameModel(model, askedModel);
    for (const candidate of [findDeployed(entry, model) ?? model, deployed ?? (same ? askedModel : undefined)]) {
      const listed = candidate === undefined ? undefined : findModel(entry, candidate);
      if (listed) return this.#fromFile(entry, listed, { ...place, model: candidate }, unknownHost);
    }
    return undefined;
  }

  /** Nobody lists the model that answered: what the file says of the one asked for is the best guess. */
  #findAsked(entries: readonly FileProvider[], place: Place, unknownHost: 'list' | 'unpriced'): Resolution | undefined {
    const { askedModel } = place;
    if (askedModel === undefined) return undefined;
    const asked = { ...place, model: askedModel, askedModel: undefined };
    for (const entry of entries) {
      const found = this.#findListed(entry, asked, unknownHost);
      if (found?.card) return { ...found, reason: found.reason ?? 'unknown_response_model' };
    }
    return undefined;
  }

  /** Entries about this place: those that name port and host first, then the host, a family of hosts, the provider. */
  #listEntries(place: Place): readonly FileProvider[] {
    return this.#file.providers
      .map((entry) => ({ entry, closeness: readCloseness(entry, place) }))
      .filter(({ closeness }) => closeness > 0)
      .sort((one, other) => other.closeness - one.closeness)
      .map(({ entry }) => entry);
  }

  #fromFile(entry: FileProvider, model: FileModel, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
    const card = this.#withFees(toDatedCard(model, this.source));
    // An entry that names the host vouches for it; one that names a provider does not say who answers on a strange host.
    const strange = entry.match.addresses.length === 0 && !place.hostKnown && place.host !== undefined;
    if (strange && unknownHost === 'unpriced') return { card: undefined, reason: 'unknown_host', source: this.source };
    const reason = strange ? 'unknown_host' : undefined;
    const dated = model.periods[0]?.fromMs !== Number.NEGATIVE_INFINITY;
    return {
      card,
      reason,
      source: this.source,
      before: dated ? this.#fromEntry(entry, place, unknownHost) : undefined,
    };
  }

  /** What applies to a model that the entry does not list. */
  #fromEntry(entry: FileProvider, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
    if (entry.fallback === 'none') return { card: undefined, reason: 'unknown_model', source: this.source };
    const model = findDeployed(entry, place.model) ?? place.model;
    const named = { ...place, model };
    if (entry.match.addresses.length === 0) return this.#fromList(named, entry.multiplier, unknownHost);
    const found = this.#fromDeployment(named, findDeployed(entry, place.askedModel), entry.multiplier);
    // The file says that list prices apply on this host: nothing about it is a guess.
    return found.card ? { ...found, reason: undefined } : found;
  }

  /** The list price of the model that answered; where nobody lists it, that of the one the deployment is said to be. */
  #fromDeployment(place: Place, deployed: string | undefined, multiplier: Decimal | undefined): Resolution {
    const found = this.#fromList(place, multiplier, 'list');
    return found.card || deployed === undefined
      ? found
      : this.#fromList({ ...place, model: deployed }, multiplier, 'list');
  }

  #fromList(place: Place, multiplier: Decimal | undefined, unknownHost: 'list' | 'unpriced'): Resolution {
    const found = findListPrice(this.#catalogue, place, unknownHost);
    if (!found.card) return found;
    const source = multiplier ? `${this.source}+${found.source}` : found.source;
    return {
      ...found,
      source,
      card: this.#withFees(multiplier ? multiplyCard(found.card, multiplier, this.source) : found.card),
    };
  }

  #withFees(card: DatedCard): DatedCard {
    const fees = this.#file.fees;
    if (Object.keys(fees).length === 0) return card;
    return mapCard(card, (bands) => mapEachBand(bands, (band) => ({ ...band, rates: { ...band.rates, ...fees } })));
  }
}

/** A place that an entry is about. */
function placeOf({ match }: FileProvider): Place {
  const [address] = match.addresses;
  const byHost = address && findProviderOfHost(address.host);
  return {
    host: address?.host,
    port: address?.port,
    provider: byHost ?? match.provider,
    hostKnown: byHost !== undefined,
    model: undefined,
    askedModel: undefined,
  };
}

function readCloseness({ match }: FileProvider, place: Place): number {
  if (match.provider !== undefined && match.provider !== place.provider) return 0;
  if (match.addresses.length === 0) return 1;
  return Math.max(...match.addresses.map((address) => readAddressCloseness(address, place)));
}

function readAddressCloseness(address: FileAddress, { host, port }: Place): number {
  if (address.port !== undefined && address.port !== port) return 0;
  const portScore = address.port === undefined ? 0 : 1;
  if (address.host === host) return 4 + portScore;
  return address.host.startsWith('*.') && host?.endsWith(address.host.slice(1)) ? 2 + portScore : 0;
}

/** The file's entry for a model: its id as it stands goes before shortened ones. */
function findModel(entry: FileProvider, model: string): FileModel | undefined {
  for (const { id } of readModelId(model)) {
    const found = entry.models.find((one) => one.matches(id));
    if (found) return found;
  }
  return undefined;
}

/** The model that the file says a deployment is. */
function findDeployed(entry: FileProvider, name: string | undefined): string | undefined {
  return name === undefined ? undefined : entry.deployments.get(name.toLowerCase());
}

function toDatedCard({ periods }: FileModel, source: string): DatedCard {
  const [first] = periods;
  return {
    source,
    always: periods.length === 1 && first?.fromMs === Number.NEGATIVE_INFINITY ? first.card : undefined,
    cardAt: (timeMs) => periods.findLast(({ fromMs }) => fromMs <= timeMs)?.card,
  };
}
