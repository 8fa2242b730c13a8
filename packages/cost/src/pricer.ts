import { type Bill, makeBill, settle } from './bill.ts';
import { findGuess } from './charges.ts';
import { listLines } from './explain.ts';
import { readRatesFor } from './formats.ts';
import { checkPricerOptions } from './known-options.ts';
import { OverlayCards } from './overlay/overlay-cards.ts';
import { loadOverlay } from './overlay/rows.ts';
import { readPlace } from './place.ts';
import { PriceFileCards } from './price-file/cards.ts';
import { listPrices } from './price-list/list-prices.ts';
import type { PriceListEntry, PriceListFilter } from './price-list/types.ts';
import { readQuantities } from './quantities.ts';
import { findBand, type RateCard } from './rate-card.ts';
import { LiveTables, type PriceTables } from './refresh/live-tables.ts';
import { findInForce } from './resolution.ts';
import { Resolver } from './resolver.ts';
import { findTier, isUnconfirmed, readTier, tierOf } from './service-tier.ts';
import type { Call, Price, PriceExplanation, PricerOptions, RateCardPricer, Usage } from './types.ts';
import { UnpricedModels } from './unpriced-models.ts';
import { UsageKeys } from './usage-keys.ts';

const DEFAULTS = { unknownHost: 'list', cacheSize: 2000 } as const satisfies PricerOptions;

/**
 * Makes a pricer. It does no I/O but reading `prices` once, here, unless `reload` or `catalogue` say so; the installed
 * catalogue is loaded at the first call priced.
 * @throws PriceFileError when `prices` cannot be read or is malformed, TypeError when another option is.
 */
export function createPricer(options: PricerOptions = {}): RateCardPricer {
  return new ListPricer(options);
}

/** The pricer behind {@link createPricer}. */
export class ListPricer implements RateCardPricer {
  readonly #tables: LiveTables;
  #resolver: Resolver;
  readonly #unpriced = new UnpricedModels();
  readonly #keys = new UsageKeys();

  constructor(options: PricerOptions) {
    const { unknownHost = DEFAULTS.unknownHost, cacheSize = DEFAULTS.cacheSize } = options;
    checkPricerOptions(options);
    checkOptions(unknownHost, cacheSize);
    // What was remembered under other tables goes with them.
    const toResolver = ({ base, file }: PriceTables): Resolver => {
      const catalogue = new OverlayCards(base, loadOverlay);
      return new Resolver({ catalogue, file: file && new PriceFileCards(file, catalogue), unknownHost, cacheSize });
    };
    this.#tables = new LiveTables(options, (changed) => {
      this.#resolver = toResolver(changed);
    });
    this.#resolver = toResolver(this.#tables.current);
  }

  refresh(): Promise<void> {
    return this.#tables.refresh();
  }

  close(): void {
    this.#tables.close();
  }

  /** Answers remembered now, per model and place. */
  get remembered(): number {
    return this.#resolver.size;
  }

  price(call: Call): Price {
    const price = settle(this.#makeBill(call ?? NO_CALL));
    if (price.status === 'unpriced' || price.status === 'partial') this.#unpriced.add(call, price);
    return price;
  }

  unpriced(): ReturnType<RateCardPricer['unpriced']> {
    return this.#unpriced.list();
  }

  explain(told: Call): PriceExplanation {
    const call = told ?? NO_CALL;
    const bill = this.#makeBill(call);
    const place = readPlace(call);
    const { host, provider, hostKnown } = place;
    const entry = this.#resolver.findEntry(place);
    const { list } = findInForce(this.#resolver.resolve(call), readTime(call.at));
    return {
      ...settle(bill),
      lines: listLines(bill),
      at: new Date(readTime(call.at)).toISOString(),
      tier: readTier(tierOf(call)) ?? 'standard',
      ...(list === undefined ? {} : { list }),
      ...(entry === undefined ? {} : { entry }),
      ...(host === undefined ? {} : { host }),
      ...(provider === undefined ? {} : { provider, providerFrom: hostKnown ? 'host' : 'name' }),
      ...('unpriced' in bill || bill.above < 0 ? {} : { aboveInputTokens: bill.above }),
    };
  }

  list(filter: PriceListFilter = {}): readonly PriceListEntry[] {
    return listPrices(this.#resolver.listModels(), filter, readTime(filter.at));
  }

  #makeBill(call: Call): Bill {
    const bill = this.#readBill(call);
    const empty = 'unpriced' in bill ? bill.unpriced === 'no_usage' : bill.charges.length === 0;
    // What stands under another name is not nothing.
    return empty && this.#keys.areMisspelt(call.usage) ? { unpriced: 'no_usage', source: bill.source } : bill;
  }

  #readBill(call: Call): Bill {
    const resolution = this.#resolver.resolve(call);
    const usage = call.usage ?? NO_USAGE;
    const used = readQuantities(usage);
    const silent = !used.told || call.usageStatus === 'missing';
    const timeMs = resolution.card?.always ? 0 : readTime(call.at);
    const { card, reason, source } = findInForce(resolution, timeMs);
    const rateCard = card?.always ?? card?.cardAt(timeMs);
    if (silent && !(rateCard && isFree(rateCard))) return { unpriced: 'no_usage', source: resolution.source };
    if (!rateCard) return { unpriced: reason ?? 'unknown_model', source };
    const tier = readTier(tierOf(call));
    const bands = tier === undefined ? rateCard.standard : findTier(rateCard.tiers, tier);
    if (!bands) return { unpriced: 'unpublished_tier', source };
    const band = findBand(bands, used.totalInput);
    const rates = readRatesFor(band, usage);
    const guess = call.usageStatus === 'estimated' ? 'estimated_usage' : (findGuess(used, rates) ?? reason);
    const unsure = guess ?? (tier !== undefined && isUnconfirmed(call) ? 'unconfirmed_tier' : undefined);
    return makeBill(used, { rates, above: band.above }, unsure, source);
  }
}

const NO_USAGE: Usage = Object.freeze({});
const NO_CALL: Call = Object.freeze({ usage: NO_USAGE });

/** Moderation says nothing of its usage, and need not. */
function isFree({ standard }: RateCard): boolean {
  return standard.every(({ rates }) => rates.input?.exact === 0n && rates.output?.exact === 0n);
}

/** No Date is later. */
const LAST_DATE_MS = 8.64e15;

function readTime(at: unknown): number {
  const timeMs = typeof at === 'number' || at instanceof Date ? Number(at) : Number.NaN;
  return Math.abs(timeMs) <= LAST_DATE_MS ? timeMs : Date.now();
}

function checkOptions(unknownHost: unknown, cacheSize: unknown): void {
  if (unknownHost !== 'list' && unknownHost !== 'unpriced') {
    throw new TypeError(
      `[@spendspan/cost] got unknownHost ${JSON.stringify(unknownHost)}, expected "list" or "unpriced"; leave it out for "list"`,
    );
  }
  if (!Number.isSafeInteger(cacheSize) || Number(cacheSize) < 1) {
    throw new TypeError(
      `[@spendspan/cost] got cacheSize ${JSON.stringify(cacheSize)}, expected a whole number of models, 1 or more; leave it out for ${DEFAULTS.cacheSize}`,
    );
  }
}
