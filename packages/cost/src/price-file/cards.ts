import { multiplyCard } from '../dated-card.ts';
import type { Decimal } from '../decimal.ts';
import { findListPrice } from '../list-price.ts';
import { readModelId } from '../model-id.ts';
import type { DatedCard, RateCards } from '../rate-card.ts';
import type { ListedModel, Place, Resolution } from '../resolution.ts';
import { isSameModel, namesSnapshot } from '../same-model.ts';
import { addFees } from './add-fees.ts';
import { placeOf, readCloseness } from './closeness.ts';
import { findInForce } from './read-date.ts';
import type { FeePeriod, FileDeployment, FileModel, FileProvider, ParsedPriceFile } from './types.ts';

/** The prices of a user's file, and the list prices as the file changes them. */
export class PriceFileCards {
  readonly source: string;
  readonly #file: ParsedPriceFile;
  readonly #catalogue: RateCards;

  constructor(file: ParsedPriceFile, catalogue: RateCards) {
    this.source = file.source;
    this.#file = file;
    this.#catalogue = catalogue;
  }

  /** Whose rate applies in this place: the file's where it lists the model, else what its entry says of other models. */
  find(place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
    const entries = this.#listEntries(place);
    for (const entry of entries) {
      const deployment = findDeployment(entry, place.askedModel) ?? findDeployment(entry, place.model);
      if (deployment?.prepaid) return this.#prepaid();
      const found = this.#findListed(entry, place, unknownHost);
      if (found) return found;
    }
    const [entry] = entries;
    const found = entry
      ? this.#fromEntry(entry, place, unknownHost)
      : this.#fromList(place, undefined, this.#file.fees, unknownHost);
    return found.card ? found : (this.#findAsked(entries, place, unknownHost) ?? found);
  }

  /** Every model that the file lists, and every deployment that it names, with what applies to it. */
  *listModels(): Generator<ListedModel> {
    for (const entry of this.#file.providers) {
      const { addresses, provider = entry.name } = entry.match;
      const hosts = addresses.map(({ host, port }) => (port === undefined ? host : `${host}:${port}`));
      const list = (model: string, find: () => Resolution): ListedModel => ({ provider, hosts, model, find });
      const place = placeOf(entry.match);
      for (const listed of entry.models) {
        for (const name of listed.match.names) yield list(name, () => this.#fromFile(entry, listed, place, 'list'));
      }
      for (const [model, { prepaid }] of entry.deployments) {
        const deployed = { ...place, model };
        yield list(model, () =>
          prepaid
            ? this.#prepaid()
            : (this.#findListed(entry, deployed, 'list') ?? this.#fromEntry(entry, deployed, 'list')),
        );
      }
    }
  }

  #prepaid(): Resolution {
    return { card: undefined, reason: 'prepaid', source: this.source };
  }

  /** A model that the entry lists: the one that answered, or one asked for by another spelling or as a deployment. */
  #findListed(entry: FileProvider, place: Place, unknownHost: 'list' | 'unpriced'): Resolution | undefined {
    const { model, askedModel } = place;
    const deployed = findDeployment(entry, askedModel)?.model;
    const same = model !== undefined && askedModel !== undefined && isSameModel(model, askedModel);
    const answered = findDeployment(entry, model)?.model ?? model;
    const find = (candidate: string | undefined): Resolution | undefined => {
      const listed = candidate === undefined ? undefined : findModel(entry, candidate);
      return listed && this.#fromFile(entry, listed, { ...place, model: candidate }, unknownHost);
    };
    const found = find(answered) ?? find(deployed);
    if (found || !same) return found;
    const asked = find(askedModel);
    // Another snapshot than the one that the file lists may have another price.
    return asked && namesSnapshot(askedModel) ? { ...asked, reason: asked.reason ?? 'unknown_snapshot' } : asked;
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

  /** Entries about this place, the closest first. */
  #listEntries(place: Place): readonly FileProvider[] {
    return this.#file.providers
      .map((entry) => ({ entry, closeness: readCloseness(entry.match, place) }))
      .filter(({ closeness }) => closeness > 0)
      .sort((one, other) => other.closeness - one.closeness)
      .map(({ entry }) => entry);
  }

  #fromFile(entry: FileProvider, model: FileModel, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
    const { source } = this;
    // An entry that names the host vouches for it; one that names a provider does not say who answers on a strange host.
    const strange = entry.match.addresses.length === 0 && !place.hostKnown && place.host !== undefined;
    if (strange && unknownHost === 'unpriced') return { card: undefined, reason: 'unknown_host', source };
    const reason = strange ? 'unknown_host' : undefined;
    const [first] = model.periods;
    const dated = model.fromMs !== Number.NEGATIVE_INFINITY;
    const earlier = dated ? this.#fromEntry(entry, place, unknownHost) : undefined;
    const before: Resolution | undefined =
      first && first.fromMs > model.fromMs
        ? { card: undefined, reason: 'no_exchange_rate', source, fromMs: model.fromMs, before: earlier }
        : earlier;
    return { card: addFees(toDatedCard(model, source), entry.fees), reason, source, before };
  }

  /** What applies to a model that the entry does not list. */
  #fromEntry(entry: FileProvider, place: Place, unknownHost: 'list' | 'unpriced'): Resolution {
    const { multiplier, fees } = entry;
    if (entry.fallback === 'none') return { card: undefined, reason: 'unknown_model', source: this.source };
    const named = { ...place, model: findDeployment(entry, place.model)?.model ?? place.model };
    if (entry.match.addresses.length === 0) return this.#fromList(named, multiplier, fees, unknownHost);
    const found = this.#fromDeployment(named, findDeployment(entry, place.askedModel)?.model, entry);
    // The file says that list prices apply on this host: nothing about it is a guess.
    return found.card ? { ...found, reason: undefined } : found;
  }

  /** The list price of the model that answered; where nobody lists it, that of the one the deployment is said to be. */
  #fromDeployment(place: Place, deployed: string | undefined, { multiplier, fees }: FileProvider): Resolution {
    const found = this.#fromList(place, multiplier, fees, 'list');
    return found.card || deployed === undefined
      ? found
      : this.#fromList({ ...place, model: deployed }, multiplier, fees, 'list');
  }

  #fromList(
    place: Place,
    multiplier: Decimal | undefined,
    fees: readonly FeePeriod[],
    unknownHost: 'list' | 'unpriced',
  ): Resolution {
    const found = findListPrice(this.#catalogue, place, unknownHost);
    if (!found.card) return found;
    const source = multiplier ? `${this.source}+${found.source}` : found.source;
    const card = multiplier ? multiplyCard(found.card, multiplier, this.source) : found.card;
    return { ...found, source, card: addFees(card, fees) };
  }
}

/** The file's entry for a model: its id as it stands goes before shortened ones. */
function findModel(entry: FileProvider, model: string): FileModel | undefined {
  for (const { id } of readModelId(model)) {
    const found = entry.models.find(({ match }) => match.ids.includes(id));
    if (found) return found;
  }
  // Who lists a model by its name means its snapshots, but for those that are listed themselves.
  for (const { id } of readModelId(model)) {
    const name = id.replace(SNAPSHOT_DATE, '');
    const found = name === id ? undefined : entry.models.find(({ match }) => match.ids.includes(name));
    if (found) return found;
  }
  for (const { id } of readModelId(model)) {
    const found = entry.models.find(({ match }) => match.matches(id));
    if (found) return found;
  }
  return undefined;
}

/** A whole date behind a model's name: anything shorter may be part of the name. */
const SNAPSHOT_DATE = /[-@]20\d\d-?[01]\d-?[0-3]\d$/;

/** What the file says a deployment is. */
function findDeployment(entry: FileProvider, name: string | undefined): FileDeployment | undefined {
  return name === undefined ? undefined : entry.deployments.get(name.toLowerCase());
}

function toDatedCard({ periods }: FileModel, source: string): DatedCard {
  const [first] = periods;
  return {
    source,
    always: periods.length === 1 && first?.fromMs === Number.NEGATIVE_INFINITY ? first.card : undefined,
    changes: periods.map(({ fromMs }) => fromMs),
    cardAt: (timeMs) => findInForce(periods, timeMs)?.card,
  };
}
