import { diag } from '@opentelemetry/api';
import { type Bill, makeBill, settle, unpriced } from './bill.ts';
import { listLines } from './explain.ts';
import { checkPricerOptions } from './known-options.ts';
import { loadOverlay } from './overlay/load-overlay.ts';
import { OverlayCards } from './overlay/overlay-cards.ts';
import { readPlace } from './place.ts';
import { PriceFileCards } from './price-file/cards.ts';
import { listPrices } from './price-list/list-prices.ts';
import type { PriceListEntry, PriceListFilter } from './price-list/types.ts';
import { priceText } from './price-text.ts';
import { readTime } from './read-time.ts';
import { LiveTables, type PriceTables } from './refresh/live-tables.ts';
import type { ListedModel } from './resolution.ts';
import { Resolver } from './resolver.ts';
import { readTier, tierOf } from './service-tier.ts';
import type { Tariff } from './tariff.ts';
import type { Call, Price, PriceExplanation, PricerOptions, RateCardPricer } from './types.ts';
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
  #failed = false;

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
    try {
      const told = call ?? NO_CALL;
      return this.#price(told, this.#keys.areMisspelt(told.usage));
    } catch (error) {
      return this.#refuse(error);
    }
  }

  /** The price of a call that was read from a span: its usage has no other names than ours. */
  priceRead(call: Call): Price {
    return this.#price(call, false);
  }

  unpriced(): ReturnType<RateCardPricer['unpriced']> {
    return this.#unpriced.list();
  }

  explain(told: Call): PriceExplanation {
    try {
      return this.#explain(told);
    } catch (error) {
      return { ...this.#refuse(error), lines: [], at: new Date().toISOString(), tier: 'standard' };
    }
  }

  #explain(told: Call): PriceExplanation {
    const call = told ?? NO_CALL;
    const at = readTime(call.at);
    const tariff = this.#resolver.resolve(call).findTariff(call, at);
    const bill = makeBillOf(call, tariff, this.#keys.areMisspelt(call.usage));
    const place = readPlace(call);
    const { host, provider, hostKnown } = place;
    const entry = this.#resolver.findEntry(place);
    const { list } = tariff;
    return {
      ...settle(bill),
      lines: listLines(bill),
      at: new Date(at).toISOString(),
      tier: readTier(tierOf(call)) ?? 'standard',
      ...(list === undefined ? {} : { list }),
      ...(entry === undefined ? {} : { entry }),
      ...(host === undefined ? {} : { host }),
      ...(provider === undefined ? {} : { provider, providerFrom: hostKnown ? 'host' : 'name' }),
      ...('unpriced' in bill || bill.above < 0 ? {} : { aboveInputTokens: bill.above }),
    };
  }

  /** Every model that is listed, and how what applies to it is found. */
  get models(): Iterable<ListedModel> {
    return this.#resolver.listModels();
  }

  list(filter: PriceListFilter = {}): readonly PriceListEntry[] {
    return listPrices(this.#resolver.listModels(), filter, readTime(filter.at));
  }

  #price(call: Call, isMisspelt: boolean): Price {
    const tariff = this.#resolver.resolve(call).findTariff(call);
    const quick = isMisspelt ? undefined : priceText(tariff, call);
    const price = quick ?? settle(makeBillOf(call, tariff, isMisspelt));
    if (price.status === 'unpriced' || price.status === 'partial') this.#count(call, price, tariff);
    return price;
  }

  /** A call that cannot be read: a getter of it throws, or a proxy. */
  #refuse(error: unknown): Price {
    if (!this.#failed) {
      this.#failed = true;
      const problem = 'got a call that throws when it is read, expected plain values; correct it';
      diag.error(`[@spendspan/cost] ${problem}, until then it is unpriced; further ones are not logged`, error);
    }
    return unpriced('invalid_usage', this.#tables.current.base.source);
  }

  #count(call: Call, price: Price, tariff: Tariff): void {
    // Of a tariff without prices, all calls that say what they used are of one count.
    if (tariff.bands || price.reason !== tariff.reason) {
      this.#unpriced.add(call, price);
      return;
    }
    tariff.tally ??= this.#unpriced.findTally(call, price);
    tariff.tally.calls++;
  }
}

/** What stands under another name than ours is not charged, and is not nothing. */
function makeBillOf(call: Call, tariff: Tariff, isMisspelt: boolean): Bill {
  const bill = makeBill(call, tariff);
  if (!isMisspelt || 'unpriced' in bill) return bill;
  if (bill.charges.length === 0) return { unpriced: 'no_usage', source: bill.source };
  return { ...bill, used: { ...bill.used, invalid: true } };
}

const NO_CALL: Call = Object.freeze({ usage: Object.freeze({}) });

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
