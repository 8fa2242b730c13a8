import { decimalOf } from '../decimal.ts';
import { METERS, type Meter } from '../meters.ts';
import { readModelId } from '../model-id.ts';
import type { Origin } from '../origin.ts';
import { createRate, type Rate } from '../rate.ts';
import {
  type Bands,
  type BaseCards,
  type ContextBand,
  completeRates,
  type DatedCard,
  type RateCard,
  type RateDefaults,
  type Rates,
} from '../rate-card.ts';
import { type CatalogueData, INSTALLED_DATA } from './catalogue-data.ts';
import { type IdTest, readRule } from './match-model.ts';
import { OTHER_IDS } from './other-ids.ts';
import { listPeriods } from './periods.ts';
import type { ModelInfo, ModelPrice, Provider } from './provider-data.ts';

/** A provider's models, ready to be searched. */
interface Shelf {
  readonly byId: ReadonlyMap<string, ModelInfo>;
  readonly patterns: readonly { readonly test: IdTest; readonly info: ModelInfo }[];
  /** The models by the catalogue's own ids, lower case. */
  readonly ids: readonly string[];
  /** Where the provider publishes its prices. */
  readonly url: string | undefined;
  /** As {@link BaseCards.fallbacksOf} says. */
  readonly fallbacks: readonly string[];
}

/**
 * The base rate cards: the data of `@pydantic/genai-prices`, matched by id as {@link readRule} says and converted
 * once. https://github.com/pydantic/genai-prices
 */
export class GenaiPrices implements BaseCards {
  readonly source: string;
  readonly #data: CatalogueData;
  readonly #shelves = new Map<string, Shelf | undefined>();
  readonly #cards = new Map<ModelInfo, DatedCard>();

  constructor(data: CatalogueData = INSTALLED_DATA) {
    this.source = data.source;
    this.#data = data;
  }

  findOwn(provider: string, model: string): DatedCard | undefined {
    const shelf = this.#findShelf(provider);
    if (!shelf) return undefined;
    const id = OTHER_IDS.get(provider)?.get(model) ?? model;
    const info = shelf.byId.get(id) ?? shelf.patterns.find(({ test }) => test(id))?.info;
    return info && this.#toCard(info, provider, shelf.url);
  }

  hasName(provider: string, model: string): boolean {
    const info = this.#findShelf(provider)?.byId.get(model);
    if (!info) return OTHER_IDS.get(provider)?.has(model) ?? false;
    const [, ...shorter] = readModelId(model);
    return shorter.every(({ id }) => this.#findShelf(provider)?.byId.get(id) !== info);
  }

  fallbacksOf(provider: string): readonly string[] {
    // One step, as in the catalogue: there is no way round in circles.
    return (this.#findShelf(provider)?.fallbacks ?? []).filter((name) => !this.#findShelf(name)?.fallbacks.length);
  }

  listProviders(): readonly string[] {
    return this.#data.listProviders();
  }

  listOwn(provider: string): readonly string[] {
    return this.#findShelf(provider)?.ids ?? [];
  }

  #findShelf(provider: string): Shelf | undefined {
    if (this.#shelves.has(provider)) return this.#shelves.get(provider);
    const found = this.#data.findProvider(provider);
    const shelf = found && toShelf(found);
    // Names that no alias translates come from spans: what nobody knows is not remembered here.
    if (shelf) this.#shelves.set(provider, shelf);
    return shelf;
  }

  #toCard(info: ModelInfo, provider: string, url: string | undefined): DatedCard {
    const known = this.#cards.get(info);
    if (known) return known;
    const periods = listPeriods(info.prices).map(({ prices, from, fromMs, holdsAt }) => {
      const origin = {
        table: this.source,
        ...(url === undefined ? {} : { url }),
        ...(from === undefined ? {} : { from }),
      };
      const free = STATED_FREE.test(info.id) && Object.keys(prices).length === 0;
      const terms = { origin, free, defaults: DEFAULTS[provider] };
      return { card: toRateCard(prices, terms), fromMs, holdsAt };
    });
    const card: DatedCard = {
      source: this.source,
      always: periods.length === 1 ? periods[0]?.card : undefined,
      changes: listMoments(periods),
      cardAt: (timeMs) => periods.find(({ holdsAt }) => holdsAt(timeMs))?.card,
    };
    this.#cards.set(info, card);
    return card;
  }
}

/** undefined where hours of the day count. */
function listMoments(periods: readonly { readonly fromMs: number | undefined }[]): readonly number[] | undefined {
  const moments = periods.map(({ fromMs }) => fromMs);
  return moments.every((fromMs) => fromMs !== undefined) ? moments : undefined;
}

function toShelf(provider: Provider): Shelf {
  const byId = new Map<string, ModelInfo>();
  const patterns: { test: IdTest; info: ModelInfo }[] = [];
  const add = (id: string, info: ModelInfo): void => {
    if (!byId.has(id)) byId.set(id, info);
  };
  for (const info of provider.models) {
    const { ids, test } = readRule(info.match);
    for (const id of ids) add(id, info);
    if (test) patterns.push({ test, info });
  }
  for (const info of provider.models) add(info.id.toLowerCase(), info);
  return {
    byId,
    patterns,
    ids: provider.models.map(({ id }) => id.toLowerCase()),
    fallbacks: provider.fallback_model_providers ?? [],
    url: provider.pricing_urls?.[0],
  };
}

/** Google lists one price for text, image, video and audio input unless it lists audio apart (https://ai.google.dev/gemini-api/docs/pricing). */
const DEFAULTS: Readonly<Record<string, RateDefaults>> = { google: { audioAsText: true } };

/**
 * Ids whose entry without any price says that they are free: moderation (https://platform.openai.com/docs/guides/moderation),
 * Gemma at Google (https://ai.google.dev/gemini-api/docs/pricing), OpenRouter's `:free` variants. Another entry without
 * a price merely has none.
 */
const STATED_FREE = /^(moderation$|gemma-)|:free$/i;

/** What is the same for every rate of one card. */
interface Terms {
  readonly origin: Origin;
  /** Stated to be free. */
  readonly free: boolean;
  readonly defaults: RateDefaults | undefined;
}

function toRateCard(prices: ModelPrice, terms: Terms): RateCard {
  const limits = new Set<number>();
  for (const price of Object.values(prices)) {
    if (typeof price === 'object') for (const { start } of price.tiers) limits.add(start);
  }
  const toBand = (above: number): ContextBand => ({ above, rates: readRates(prices, above, terms) });
  const bands: Bands = [toBand(-1), ...[...limits].sort((one, other) => one - other).map(toBand)];
  return { standard: bands, tiers: new Map() };
}

function readRates(prices: ModelPrice, above: number, { origin, free, defaults }: Terms): Rates {
  if (free) {
    const rate: Rate = { pico: 0, exact: 0n, origin };
    return completeRates({ input: rate, output: rate }, defaults);
  }
  const rates: { [meter in Meter]?: Rate | undefined } = {};
  for (const { meter, catalogue } of METERS) {
    const price = catalogue && prices[catalogue[0]];
    if (price === undefined || !catalogue) continue;
    const usd = typeof price === 'number' ? price : priceAbove(price, above);
    const decimal = decimalOf(usd);
    rates[meter] = decimal && createRate(decimal, catalogue[1], origin);
  }
  return completeRates(rates as Partial<Rates>, defaults);
}

function priceAbove(price: Exclude<ModelPrice[string], number | undefined>, above: number): number {
  let usd = price.base;
  for (const tier of [...price.tiers].sort((one, other) => one.start - other.start)) {
    if (above >= tier.start) usd = tier.price;
  }
  return usd;
}
