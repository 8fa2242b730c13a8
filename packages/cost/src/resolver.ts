import { diag } from '@opentelemetry/api';
import { Answer } from './answer.ts';
import { toFlat } from './flat-string.ts';
import { findListPrice } from './list-price.ts';
import { readPlace } from './place.ts';
import type { PriceFileCards } from './price-file/cards.ts';
import type { RateCards } from './rate-card.ts';
import { RecentMap } from './recent-map.ts';
import type { ListedModel, Place, Resolution } from './resolution.ts';
import { isSameModel } from './same-model.ts';
import type { Call, PriceExplanation } from './types.ts';

/** A remembered answer, and the next one for the same model elsewhere. */
interface Line {
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly provider: string | undefined;
  readonly requestModel: string | undefined;
  readonly answer: Answer;
  readonly next: Line | undefined;
  readonly length: number;
}

/** How many places are remembered for one model. */
const MAX_PLACES = 16;
/** No provider has longer ids; a longer one is not worth the memory. */
const MAX_ID_LENGTH = 512;

/** Settings of a resolver. */
export interface ResolverOptions {
  readonly catalogue: RateCards;
  readonly file: PriceFileCards | undefined;
  readonly unknownHost: 'list' | 'unpriced';
  readonly cacheSize: number;
}

/** Finds whose rate applies to a call, and remembers it, also that there is none. */
export class Resolver {
  readonly #options: ResolverOptions;
  readonly #lines: RecentMap<string, Line>;
  #listed: readonly ListedModel[] | undefined;
  #failed = false;

  constructor(options: ResolverOptions) {
    this.#options = options;
    this.#lines = new RecentMap(options.cacheSize);
  }

  /** Answers remembered now, that there is no rate included. */
  get size(): number {
    let size = 0;
    for (const { length } of this.#lines.values()) size += length;
    return size;
  }

  /** Whose rate applies to a call. */
  resolve(call: Call): Answer {
    const key = call.model || call.requestModel || '';
    const first = this.#lines.get(key);
    for (let line = first; line; line = line.next) {
      if (
        line.host === call.host &&
        line.provider === call.provider &&
        Object.is(line.port, call.port) &&
        line.requestModel === call.requestModel
      ) {
        return line.answer;
      }
    }
    const answer = new Answer(this.#find(call));
    if (isLong(key) || isLong(call.requestModel) || isLong(call.host) || isLong(call.provider)) return answer;
    const next = first && first.length < MAX_PLACES ? first : undefined;
    const { port } = call;
    const [host, provider, requestModel] = [keep(call.host), keep(call.provider), keep(call.requestModel)];
    this.#lines.set(keep(key), { host, port, provider, requestModel, answer, next, length: (next?.length ?? 0) + 1 });
    return answer;
  }

  /** The entry of the price file that is about a place most closely. */
  findEntry(place: Place): PriceExplanation['entry'] | undefined {
    return this.#options.file?.findEntry(place);
  }

  /**
   * Every model that the catalogue or the price file lists, once per provider or entry. From the first time on, all of them
   * and their cards are remembered: who lists prices does so again.
   */
  listModels(): readonly ListedModel[] {
    this.#listed ??= [...this.#findModels()];
    return this.#listed;
  }

  *#findModels(): Generator<ListedModel> {
    const { catalogue, file } = this.#options;
    const listed = new Set<string>();
    for (const provider of catalogue.listProviders()) {
      for (const model of catalogue.listModels(provider)) {
        listed.add(`${provider} ${model}`);
        let found: Resolution | undefined;
        const find = (): Resolution => {
          found ??= this.#find({ provider, model, usage: {} });
          return found;
        };
        yield { provider, hosts: [], model, find };
      }
    }
    for (const one of file?.listModels() ?? []) {
      // What a file says of a provider's model has been found as that model's price above.
      if (one.hosts.length > 0 || !listed.has(`${one.provider} ${one.model}`)) yield one;
    }
  }

  #find(call: Call): Resolution {
    const { catalogue, file, unknownHost } = this.#options;
    try {
      return findPrice(readPlace(call), (place) => {
        return file?.find(place, unknownHost) ?? findListPrice(catalogue, place, unknownHost);
      });
    } catch (error) {
      if (!this.#failed) {
        this.#failed = true;
        const problem = 'got no price catalogue, expected the one in this package; install the package anew';
        diag.error(`[@spendspan/cost] ${problem}, until then nothing is priced`, error);
      }
      return { card: undefined, reason: 'catalogue_unavailable', source: catalogue.source };
    }
  }
}

/**
 * The price of the model that answered. The model asked for stands in for it only where nobody lists the answering one
 * and the two are spellings of one model: a fallback of the provider's choice has a price of its own, or none.
 */
function findPrice(place: Place, find: (place: Place) => Resolution): Resolution {
  const found = find(place);
  const { model, askedModel } = place;
  if (found.card || found.reason !== 'unknown_model' || model === undefined || askedModel === undefined) return found;
  if (!isSameModel(model, askedModel)) return found;
  const asked = find({ ...place, model: askedModel, askedModel: undefined });
  return asked.card ? { ...asked, reason: asked.reason ?? 'unknown_snapshot' } : found;
}

/** What is remembered must not keep the text alive that it was cut from. */
function keep<Text>(text: Text): Text {
  return typeof text === 'string' ? (toFlat(text) as Text & string) : text;
}

function isLong(text: unknown): boolean {
  return typeof text === 'string' && text.length > MAX_ID_LENGTH;
}
