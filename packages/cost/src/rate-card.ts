import type { Format } from './formats.ts';
import { METERS, type Meter } from './meters.ts';
import type { Rate } from './rate.ts';

/** A rate per meter; undefined where there is none. */
export type Rates = { readonly [meter in Meter]: Rate | undefined };

/** The rates of requests whose input, cached tokens included, is above a number of tokens. */
export interface ContextBand {
  /** In tokens, exclusive; -1 for the first band. */
  readonly above: number;
  readonly rates: Rates;
  /** Prices that depend on what is made; absent where none does. */
  readonly formats?: readonly Format[] | undefined;
}

/** One tier's prices: the whole request is charged by the band its input falls in. Ascending, never empty. */
export type Bands = readonly [ContextBand, ...ContextBand[]];

/** The prices of a model during one period. */
export interface RateCard {
  readonly standard: Bands;
  /** Other service tiers that have published prices, by name. */
  readonly tiers: ReadonlyMap<string, Bands>;
}

/** Prices of one model over time. */
export interface DatedCard {
  readonly source: string;
  /** The card of prices without dates: it is in force at any time. */
  readonly always: RateCard | undefined;
  /**
   * Every moment, in milliseconds since 1970 and in no order, at which another card may come into force; undefined where
   * hours of the day have cards of their own.
   */
  readonly changes: readonly number[] | undefined;
  /** The card in force at this time (milliseconds since 1970); undefined before the first one. */
  cardAt(timeMs: number): RateCard | undefined;
}

/** A table of prices. */
export interface RateCards {
  /** Name and version, as spans carry it: `catalog:genai-prices@0.1.8`. */
  readonly source: string;
  /**
   * The card that this provider has for exactly this model id (lower case); undefined when it has none. Called once per
   * model: the pricer remembers the answer.
   * @param host of the call, when it is one of the provider's: some have a surcharge.
   * @throws Error when the table cannot be loaded
   */
  findCard(provider: string, model: string, host?: string): DatedCard | undefined;
  /** Whether the table names this model id (lower case) among the provider's, and not a rule for ids of its kind alone. */
  hasName(provider: string, model: string): boolean;
  /** Every provider that has prices. */
  listProviders(): readonly string[];
  /** Every model id that this provider has a card for, spelled as the table spells it; ids that a rule matches are not. */
  listModels(provider: string): readonly string[];
}

/** A table that others are laid upon. */
export interface BaseCards {
  /** Name and version. */
  readonly source: string;
  /** The card in this provider's own list. */
  findOwn(provider: string, model: string): DatedCard | undefined;
  /**
   * Whether that list names the model (lower case); a rule may take ids that it does not name. A name with a vendor's
   * prefix is but a spelling where the same model is named without it.
   */
  hasName(provider: string, model: string): boolean;
  /** Providers whose list prices apply where this one has none of its own (Azure resells). */
  fallbacksOf(provider: string): readonly string[];
  /** Every provider that has a list. */
  listProviders(): readonly string[];
  /** Every model id in this provider's own list, lower case. */
  listOwn(provider: string): readonly string[];
}

/** The band of a request with this many input tokens. */
export function findBand(bands: Bands, inputTokens: number): ContextBand {
  let band: ContextBand = bands[0];
  for (let index = 1; index < bands.length; index++) {
    const next = bands[index];
    if (next && inputTokens > next.above) band = next;
  }
  return band;
}

/** The same bands with every rate replaced. */
export function mapBands(bands: Bands, map: (rate: Rate, meter: Meter) => Rate | undefined): Bands {
  return mapEachBand(bands, (band) => ({
    above: band.above,
    rates: mapRates(band.rates, map),
    formats: band.formats?.flatMap((format) => {
      const rate = map(format.rate, format.meter);
      return rate ? [{ ...format, rate }] : [];
    }),
  }));
}

/** The same number of bands, each replaced. */
export function mapEachBand(bands: Bands, map: (band: ContextBand) => ContextBand): Bands {
  const [first, ...rest] = bands;
  return [map(first), ...rest.map(map)];
}

function mapRates(rates: Rates, map: (rate: Rate, meter: Meter) => Rate | undefined): Rates {
  const mapped: { [meter in Meter]: Rates[meter] } = { ...rates };
  // A rate that stands for two meters stays one rate: that is how a price list tells which it leaves out.
  const known = new Map<Rate, Rate | undefined>();
  for (const { meter } of METERS) {
    const rate = rates[meter];
    if (!rate) continue;
    if (!known.has(rate)) known.set(rate, map(rate, meter));
    mapped[meter] = known.get(rate);
  }
  return mapped;
}

/** How a table that leaves a rate out is to be read. */
export interface RateDefaults {
  /** The maker has one price for text and audio input where none is listed for audio. */
  readonly audioAsText?: boolean;
}

/**
 * Fills in the rates that a price list leaves out by convention: cached input without a price of its own is billed as
 * input, cache writes as input, reasoning as output, image input as text. Audio without a price stays without.
 */
export function completeRates(listed: Partial<Rates>, defaults: RateDefaults = {}): Rates {
  const rates = Object.fromEntries(METERS.map(({ meter }) => [meter, listed[meter]])) as {
    [meter in Meter]: Rates[meter];
  };
  rates.cachedInput ??= rates.input;
  rates.cacheWrite ??= rates.input;
  rates.cacheWrite5m ??= rates.cacheWrite;
  rates.cacheWrite30m ??= rates.cacheWrite;
  if (defaults.audioAsText) rates.inputAudio ??= rates.input;
  rates.cachedAudio ??= rates.inputAudio;
  // A list with a price for images that go in and one price for output is that of a model that makes images.
  if (listed.inputImage) rates.outputImage ??= rates.output;
  rates.inputImage ??= rates.input;
  rates.reasoning ??= rates.output;
  return rates;
}
