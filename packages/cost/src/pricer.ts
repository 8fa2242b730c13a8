import { addUp, NO_PARTS } from './amount.ts';
import { GenaiPrices } from './catalogue/genai-prices.ts';
import { type Charge, findCacheSavings, findGuess, listCharges } from './charges.ts';
import { readRatesFor } from './formats.ts';
import { joinTables } from './origin.ts';
import { PriceFileCards } from './price-file/cards.ts';
import { loadPriceFile } from './price-file/load-price-file.ts';
import { type Quantities, readQuantities } from './quantities.ts';
import { findBand, type RateCard, type Rates } from './rate-card.ts';
import type { Resolution } from './resolution.ts';
import { Resolver } from './resolver.ts';
import { readTier } from './service-tier.ts';
import type { Call, Price, PriceReason, Pricer, PricerOptions, Usage } from './types.ts';

const DEFAULTS = { unknownHost: 'list', cacheSize: 2000 } as const satisfies PricerOptions;

/**
 * Makes a pricer. It does no I/O but reading `prices` once, here; the catalogue is loaded at the first call priced.
 * @throws PriceFileError when `prices` cannot be read or is malformed, TypeError when another option is.
 */
export function createPricer(options: PricerOptions = {}): Pricer {
  return new ListPricer(options);
}

/** The pricer behind {@link createPricer}. */
export class ListPricer implements Pricer {
  readonly #resolver: Resolver;

  constructor(options: PricerOptions) {
    const { unknownHost = DEFAULTS.unknownHost, cacheSize = DEFAULTS.cacheSize, prices } = options;
    checkOptions(unknownHost, cacheSize);
    const catalogue = new GenaiPrices();
    const file = typeof prices === 'string' ? loadPriceFile(prices) : prices;
    this.#resolver = new Resolver({
      catalogue,
      file: file && new PriceFileCards(file, catalogue),
      unknownHost,
      cacheSize,
    });
  }

  /** Answers remembered now, per model and place. */
  get remembered(): number {
    return this.#resolver.size;
  }

  price(call: Call): Price {
    const resolution = this.#resolver.resolve(call);
    const used = readQuantities(call.usage ?? NO_USAGE);
    const silent = !used.told || call.usageStatus === 'missing';
    const timeMs = resolution.card?.always ? 0 : readTime(call.at);
    const { card, reason, source } = findInForce(resolution, timeMs);
    const rateCard = card?.always ?? card?.cardAt(timeMs);
    if (silent && !(rateCard && isFree(rateCard))) return unpriced('no_usage', resolution.source);
    if (!rateCard) return unpriced(reason ?? 'unknown_model', source);
    const tier = readTier(call.serviceTier);
    const bands = tier === undefined ? rateCard.standard : rateCard.tiers.get(tier);
    if (!bands) return unpriced('unpublished_tier', source);
    const rates = readRatesFor(findBand(bands, used.totalInput), call.usage ?? NO_USAGE);
    const guess = call.usageStatus === 'estimated' ? 'estimated_usage' : (findGuess(used, rates) ?? reason);
    return toPrice(used, rates, guess, source);
  }
}

const NO_USAGE: Usage = Object.freeze({});

/** Moderation says nothing of its usage, and need not. */
function isFree({ standard }: RateCard): boolean {
  return standard.every(({ rates }) => rates.input?.exact === 0n && rates.output?.exact === 0n);
}

function readTime(at: unknown): number {
  const timeMs = typeof at === 'number' || at instanceof Date ? Number(at) : Number.NaN;
  return Number.isNaN(timeMs) ? Date.now() : timeMs;
}

function findInForce(resolution: Resolution, timeMs: number): Resolution {
  let current = resolution;
  while (current.before && !current.card?.cardAt(timeMs)) current = current.before;
  return current;
}

function toPrice(used: Quantities, rates: Rates, guess: PriceReason | undefined, card: string): Price {
  const charges = listCharges(used, rates);
  const source = findSource(charges) ?? card;
  const missing = listMissing(charges);
  if (charges.length > 0 && missing.length === charges.length) return { ...unpriced('missing_rate', source), missing };
  if (used.invalid && charges.length === 0) return unpriced('invalid_usage', source);
  const { usd, picoUsd, parts } = addUp(charges);
  const cacheSavings = findCacheSavings(used, rates);
  if (missing.length > 0) {
    return { usd, picoUsd, status: 'partial', reason: 'missing_rate', parts, cacheSavings, source, missing };
  }
  if (used.invalid) return { usd, picoUsd, status: 'partial', reason: 'invalid_usage', parts, cacheSavings, source };
  if (guess) return { usd, picoUsd, status: 'estimated', reason: guess, parts, cacheSavings, source };
  return { usd, picoUsd, status: 'priced', parts, cacheSavings, source };
}

/** The tables that the rates of a bill are from; undefined for a bill without any. */
function findSource(charges: readonly Charge[]): string | undefined {
  let source: string | undefined;
  for (const { rate } of charges) {
    const table = rate?.origin.table;
    if (table === undefined || table === source) continue;
    source = source === undefined ? table : joinTables(source, table);
  }
  return source;
}

const NONE: readonly string[] = [];

function listMissing(charges: readonly Charge[]): readonly string[] {
  let missing = NONE;
  for (const { rate, meter } of charges) if (!rate) missing = [...missing, meter];
  return missing;
}

function unpriced(reason: PriceReason, source: string): Price {
  return { status: 'unpriced', reason, parts: NO_PARTS, cacheSavings: 0n, source };
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
