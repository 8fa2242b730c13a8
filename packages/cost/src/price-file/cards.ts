import { multiplyCard } from '../dated-card.ts';
import { findListPrice } from '../list-price.ts';
import type { Factor } from '../origin.ts';
import type { RateCards } from '../rate-card.ts';
import type { ListedModel, Place, Resolution } from '../resolution.ts';
import { isSameModel, namesSnapshot } from '../same-model.ts';
import type { PriceExplanation } from '../types.ts';
import { addFees } from './add-fees.ts';
import { listEntries, placeOf } from './closeness.ts';
import { toDatedCard } from './dated-model.ts';
import { findDeployment, findModel } from './find-model.ts';
import type { FeePeriod, FileDeployment, FileModel, FileProvider, ParsedPriceFile } from './types.ts';

type UnknownHost = 'list' | 'unpriced';

/** By what a call's price is found. */
interface Terms extends Deployed {
  readonly entry: FileProvider;
  readonly unknownHost: UnknownHost;
}

/** The deployments that a call names, as the closest entry that names them has them. */
interface Deployed {
  readonly asked?: FileDeployment | undefined;
  readonly answered?: FileDeployment | undefined;
}

/** What the file makes of list prices. */
interface ListChanges {
  /** In the order in which they apply. */
  readonly factors: readonly Factor[];
  readonly fees: readonly FeePeriod[];
  readonly unknownHost: UnknownHost;
}

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
  find(place: Place, unknownHost: UnknownHost): Resolution {
    const entries = listEntries(this.#file.providers, place);
    let asked: FileDeployment | undefined;
    let answered: FileDeployment | undefined;
    for (const entry of entries) {
      asked ??= findDeployment(entry, place.askedModel);
      answered ??= findDeployment(entry, place.model);
      if ((asked ?? answered)?.prepaid) return this.#prepaid();
      const found = this.#findListed({ entry, asked, answered, unknownHost }, place);
      if (found) return found;
    }
    const [entry] = entries;
    const found = entry
      ? this.#fromEntry({ entry, asked, answered, unknownHost }, place)
      : this.#fromList(place, { factors: [], fees: this.#file.fees, unknownHost });
    if (found.card) return found;
    const find = asked ? this.#findDeployed : this.#findAsked;
    return find.call(this, entries, place, { asked, answered, unknownHost }) ?? found;
  }

  /** The entry that is about a place most closely, and its number in the file. */
  findEntry(place: Place): PriceExplanation['entry'] | undefined {
    const [entry] = listEntries(this.#file.providers, place);
    return entry && { index: this.#file.providers.indexOf(entry), name: entry.name };
  }

  /** Every model that the file lists, and every deployment that it names, with what applies to it. */
  *listModels(): Generator<ListedModel> {
    for (const entry of this.#file.providers) {
      const { addresses, provider = entry.name } = entry.match;
      const hosts = addresses.map(({ host, port }) => (port === undefined ? host : `${host}:${port}`));
      const list = (model: string, find: () => Resolution): ListedModel => ({ provider, hosts, model, find });
      const place = placeOf(entry.match);
      const terms: Terms = { entry, unknownHost: 'list' };
      for (const listed of entry.models) {
        for (const name of listed.match.names) yield list(name, () => this.#fromFile(terms, listed, place));
      }
      for (const [model, answered] of entry.deployments) {
        const deployed = { ...place, model };
        const own = { ...terms, answered };
        yield list(model, () =>
          answered.prepaid ? this.#prepaid() : (this.#findListed(own, deployed) ?? this.#fromEntry(own, deployed)),
        );
      }
    }
  }

  #prepaid(): Resolution {
    return { card: undefined, reason: 'prepaid', source: this.source };
  }

  /** A model that the entry lists: the one that answered, or one asked for by another spelling or as a deployment. */
  #findListed(terms: Terms, place: Place): Resolution | undefined {
    const { entry } = terms;
    const { model, askedModel } = place;
    const deployed = terms.asked?.model;
    const same = model !== undefined && askedModel !== undefined && isSameModel(model, askedModel);
    const answered = terms.answered?.model ?? model;
    const find = (candidate: string | undefined): Resolution | undefined => {
      const listed = candidate === undefined ? undefined : findModel(entry, candidate);
      return listed && this.#fromFile(terms, listed, { ...place, model: candidate });
    };
    // What was deployed stands in for another spelling of itself; for another model, only if nobody lists that one.
    const spelled = answered !== undefined && deployed !== undefined && isSameModel(answered, deployed);
    const found = find(answered) ?? (spelled ? find(deployed) : undefined);
    if (found || !same) return found;
    const asked = find(askedModel);
    // Another snapshot than the one that the file lists may have another price.
    return asked && namesSnapshot(askedModel) ? { ...asked, reason: asked.reason ?? 'unknown_snapshot' } : asked;
  }

  /** Nobody lists the model that answered: it is what the file says is deployed. */
  #findDeployed(
    entries: readonly FileProvider[],
    place: Place,
    { asked: answered, unknownHost }: Omit<Terms, 'entry'>,
  ): Resolution | undefined {
    // A model that has a list price is known, also where an entry wants no list prices.
    if (!answered || findListPrice(this.#catalogue, place, 'list').card) return undefined;
    const deployed = { ...place, model: answered.model, askedModel: undefined };
    for (const entry of entries) {
      const found = this.#findListed({ entry, answered, unknownHost }, deployed);
      if (found?.card) return found;
    }
    const [entry] = entries;
    if (!entry || entry.match.addresses.length === 0 || !findDeployment(entry, place.askedModel)) return undefined;
    return this.#fromEntry({ entry, answered, unknownHost }, deployed);
  }

  /** Nobody lists the model that answered: what the file says of the one asked for is the best guess. */
  #findAsked(
    entries: readonly FileProvider[],
    place: Place,
    { asked: answered, unknownHost }: Omit<Terms, 'entry'>,
  ): Resolution | undefined {
    const { askedModel } = place;
    if (askedModel === undefined) return undefined;
    const asked = { ...place, model: askedModel, askedModel: undefined };
    for (const entry of entries) {
      const found = this.#findListed({ entry, answered, unknownHost }, asked);
      if (found?.card) return { ...found, reason: found.reason ?? 'unknown_response_model' };
    }
    return undefined;
  }

  #fromFile(terms: Terms, model: FileModel, place: Place): Resolution {
    const { source } = this;
    const { entry, unknownHost } = terms;
    const discount = discountOf(terms);
    // An entry that names the host vouches for it; one that names a provider does not say who answers on a strange host.
    const strange = entry.match.addresses.length === 0 && !place.hostKnown && place.host !== undefined;
    if (strange && unknownHost === 'unpriced') return { card: undefined, reason: 'unknown_host', source };
    const reason = strange ? 'unknown_host' : undefined;
    const [first] = model.periods;
    const dated = model.fromMs !== Number.NEGATIVE_INFINITY;
    const earlier = dated ? this.#fromEntry(terms, place) : undefined;
    const before: Resolution | undefined =
      first && first.fromMs > model.fromMs
        ? { card: undefined, reason: 'no_exchange_rate', source, fromMs: model.fromMs, before: earlier }
        : earlier;
    const card = toDatedCard(model, source);
    return { card: addFees(discount ? multiplyCard(card, discount) : card, entry.fees), reason, source, before };
  }

  /** What applies to a model that the entry does not list. */
  #fromEntry(terms: Terms, place: Place): Resolution {
    const { entry, unknownHost } = terms;
    const { fees, multiplier } = entry;
    if (entry.fallback === 'none') return { card: undefined, reason: 'unknown_model', source: this.source };
    const factors = [multiplier, discountOf(terms)].filter((factor) => factor !== undefined);
    const named = { ...place, model: findDeployment(entry, place.model)?.model ?? place.model };
    if (entry.match.addresses.length === 0) return this.#fromList(named, { factors, fees, unknownHost });
    // The file says that list prices apply on this host: nothing about it is a guess.
    const found = this.#fromList(named, { factors, fees, unknownHost: 'list' });
    return found.card ? { ...found, reason: undefined } : found;
  }

  #fromList(place: Place, { factors, fees, unknownHost }: ListChanges): Resolution {
    const found = findListPrice(this.#catalogue, place, unknownHost);
    if (!found.card) return found;
    const source = factors.length === 0 ? found.source : `${this.source}+${found.source}`;
    const card = factors.reduce((multiplied, factor) => multiplyCard(multiplied, factor), found.card);
    return { ...found, source, card: addFees(card, fees) };
  }
}

/** On whatever price applies, after the multiplier of the entry. */
function discountOf({ asked, answered }: Deployed): Factor | undefined {
  return (asked ?? answered)?.multiplier;
}
