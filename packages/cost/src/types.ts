import type { PriceExplanation } from './price-explanation.ts';
import type { ParsedPriceFile } from './price-file/types.ts';
import type { PriceListEntry, PriceListFilter } from './price-list/types.ts';
import type { CatalogueOptions, ParsedCatalogue, ReloadOptions } from './refresh/types.ts';
import type { Usage } from './usage.ts';

export type { PriceDerivation, PriceExplanation, PriceFactor, PriceLine, PriceUnit } from './price-explanation.ts';
export type { Usage } from './usage.ts';

/** One model call to be priced. */
export interface Call {
  /** `gen_ai.provider.name` or the name of the catalogue. A known `host` outranks it. */
  readonly provider?: string | undefined;
  /** Host name of the API, `api.openai.com`; `host:port` is understood too. */
  readonly host?: string | undefined;
  /** Port of the API; only a price file looks at it. */
  readonly port?: number | undefined;
  /** The model that answered. */
  readonly model?: string | undefined;
  /** The model (or deployment) that was asked for, tried where `model` has no price. */
  readonly requestModel?: string | undefined;
  /** The tier that served the call, as the provider says it, or `batch`. Absent is the one asked for. */
  readonly serviceTier?: string | undefined;
  /** The tier asked for, used where the answer names none: the amount is then `estimated`. Absent is standard. */
  readonly requestServiceTier?: string | undefined;
  /** `gen_ai.operation.name`. */
  readonly operation?: string | undefined;
  /**
   * When the call began: prices have dates. A number is milliseconds since 1970.
   * @default now
   */
  readonly at?: Date | number | undefined;
  readonly usage: Usage;
  /**
   * How sure the emitter is of `usage`.
   * @default 'reported'
   */
  readonly usageStatus?: 'reported' | 'estimated' | 'missing' | undefined;
}

/**
 * How sure the amount is. `estimated`: the usage or the rate is a best guess. `partial`: something that was used has no
 * rate, the amount is a lower bound. `unpriced`: there is no amount.
 */
export type PriceStatus = 'priced' | 'estimated' | 'partial' | 'unpriced';

/**
 * Why a price is not `priced`.
 *
 * - `no_model`, `unknown_model`, `unknown_host`, `unknown_provider`: whose rate applies is not known
 * - `unknown_snapshot`: nobody lists the snapshot that answered; it was charged as the model asked for
 * - `unknown_response_model`: nobody lists the model that answered; it was charged as your price file lists the one asked for
 * - `unpublished_tier`: the model has a rate, but none for the tier that served the call
 * - `missing_rate`: a component that was used has no rate, see {@link Price.missing}
 * - `no_usage`: the call succeeded, or may have been billed, but nobody said what it used
 * - `failed_call`: the call failed and reports no usage; nothing was billed as far as anybody knows
 * - `invalid_usage`: a count is negative, not finite, not a number, or under a name that `Usage` has not; the others were priced
 * - `estimated_usage`: the emitter's own word
 * - `does_not_add_up`: a part is larger than its total; every part was charged
 * - `summed_usage`: the usage of several requests was told as one sum (a batch), and the price depends on how long each is;
 *   all were charged as if they were of average length
 * - `cache_modality`: cached tokens of several modalities whose prices differ were reported as one number
 * - `output_modality`: nobody says what of the output is text and what picture; all was charged as picture
 * - `cache_write_ttl`: cache writes of a long life were charged at the rate for ordinary ones
 * - `prepaid`: your price file says that the deployment is paid by the hour, not by the call
 * - `no_exchange_rate`: the call is from before the first exchange rate of your price file
 * - `unconfirmed_tier`: the answer names no tier; it was charged in the one asked for, which providers may decline
 * - `price_varies`: the price depends on what no usage says (how much a search brought in); the usual one was charged
 * - `catalogue_unavailable`: the price catalogue could not be read
 */
export type PriceReason =
  | 'no_model'
  | 'unknown_model'
  | 'unknown_host'
  | 'unknown_provider'
  | 'unknown_snapshot'
  | 'unknown_response_model'
  | 'unpublished_tier'
  | 'missing_rate'
  | 'no_usage'
  | 'failed_call'
  | 'invalid_usage'
  | 'estimated_usage'
  | 'does_not_add_up'
  | 'summed_usage'
  | 'cache_modality'
  | 'output_modality'
  | 'cache_write_ttl'
  | 'prepaid'
  | 'no_exchange_rate'
  | 'unconfirmed_tier'
  | 'price_varies'
  | 'catalogue_unavailable';

/** The disjoint parts of an amount, in pico-USD (10⁻¹² USD). */
export interface PriceParts {
  /** Tokens neither read from nor written to the cache, of any modality. */
  readonly input: bigint;
  /** Generated tokens, of any modality. */
  readonly output: bigint;
  readonly cacheRead: bigint;
  readonly cacheWrite: bigint;
  /** What is billed by image, second or character. */
  readonly media: bigint;
  /** Tool calls and fees per request. */
  readonly fees: bigint;
}

/** What a call cost. */
export interface Price {
  /** `picoUsd` as a double, converted once; absent when unpriced. */
  readonly usd?: number;
  /** The sum of `parts`, exact, in pico-USD (10⁻¹² USD); absent when unpriced. */
  readonly picoUsd?: bigint;
  readonly status: PriceStatus;
  /** Absent when `priced`. */
  readonly reason?: PriceReason;
  /** All zero when unpriced. */
  readonly parts: PriceParts;
  /** Pico-USD that the tokens read from the cache would have cost more, uncached. */
  readonly cacheSavings: bigint;
  /** Table and version: `catalog:genai-prices@0.1.8`, `user:prices.yaml`. Of an unknown model: the table that lacks it. */
  readonly source: string;
  /** The components that were used and have no rate: `outputAudio`, `codeInterpreterSession`. Absent when there is none. */
  readonly missing?: readonly string[];
}

/** Prices calls. */
export interface Pricer {
  /** What the call cost. Never throws, whatever it is given. */
  price(call: Call): Price;
}

/** Calls of one model that had no price, or only part of one. */
export interface UnpricedModel {
  /** The one that answered, else the one asked for; empty where the call named none. */
  readonly model: string;
  /** Empty where the call did not say. */
  readonly host: string;
  /** The tier that has no published price; empty for another reason. */
  readonly tier: string;
  readonly reason: PriceReason;
  /** Components without a rate. */
  readonly missing: readonly string[];
  readonly calls: number;
}

/** A pricer that can say why. */
export interface RateCardPricer extends Pricer {
  /**
   * What was asked for its price and had none, by model, most calls first: at most 1,000 models, further ones are
   * `otherCalls`. Each of the first 100 is also one warning in OpenTelemetry's log.
   */
  unpriced(): { readonly models: readonly UnpricedModel[]; readonly otherCalls: number };
  /** The price of a call and how it came about. Never throws, whatever it is given. */
  explain(call: Call): PriceExplanation;
  /**
   * Every price in force at a time, by provider, model, tier and context band: of the catalogue and of your price file,
   * whichever holds. What a price file says of a whole host (`default: list`, `multiplier`) is not repeated for each model.
   * @throws Error when the catalogue cannot be loaded
   */
  list(filter?: PriceListFilter): readonly PriceListEntry[];
  /**
   * Looks now whether the price file or the catalogue has changed, where `reload` or `catalogue` ask for it; resolves
   * when what is new is in force or refused. Never rejects.
   */
  refresh(): Promise<void>;
  /** Stops looking. Prices go on being given; closing twice does nothing. */
  close(): void;
}

/** Options of a pricer. */
export interface PricerOptions {
  /**
   * Prices of your own: the path of a JSON or YAML file, or what `loadPriceFile` / `parsePriceFile` returned. They win
   * over the catalogue.
   * @default none
   */
  readonly prices?: string | ParsedPriceFile | undefined;
  /**
   * Whether the file of `prices` is read again when it changes, without a restart: the whole new file, or the last good
   * one. Looked at every 5 s, or as often as `{ everyMs }` says.
   * @default false
   */
  readonly reload?: boolean | ReloadOptions | undefined;
  /**
   * Newer data for the base catalogue, from a file or an address, in place of the installed data once it is there; or
   * what `readCatalogue` / `parseCatalogue` returned, in place of it from the start.
   * @default none: no network
   */
  readonly catalogue?: CatalogueOptions | ParsedCatalogue | undefined;
  /**
   * A known model on a host nobody knows (a company gateway): `list` prices it at its maker's list price, `estimated`;
   * `unpriced` gives no amount. A price file that names the host decides before this option.
   * @default 'list'
   */
  readonly unknownHost?: 'list' | 'unpriced' | undefined;
  /**
   * How many different models (per provider and host) are remembered, unknown ones included.
   * @default 2000
   */
  readonly cacheSize?: number | undefined;
}
