/**
 * A provider and its models in the format that genai-prices publishes, as far as prices depend on it.
 * https://github.com/pydantic/genai-prices
 */
export interface Provider {
  readonly id: string;
  readonly models: readonly ModelInfo[];
  /** Ids of providers whose models this one sells as well. */
  readonly fallback_model_providers?: readonly string[];
  /** Where it publishes its prices. */
  readonly pricing_urls?: readonly string[];
}

export interface ModelInfo {
  readonly id: string;
  /** Which ids in answers stand for it. */
  readonly match: MatchLogic;
  /** Of several, the last whose constraint holds. */
  readonly prices: ModelPrice | ConditionalPrice[];
}

export interface ConditionalPrice {
  /** Absent: at any time. */
  readonly constraint?: StartDate | TimeOfDate;
  readonly prices: ModelPrice;
}

/** From the start of a day on, UTC: `2026-11-01`. */
interface StartDate {
  readonly start_date: string;
}

/** Within some hours of each day, UTC: `00:30:00Z`. */
interface TimeOfDate {
  readonly start_time: string;
  readonly end_time: string;
}

/** USD by unit: `input_mtok` is that of a million input tokens. */
export type ModelPrice = Readonly<Record<string, number | TieredPrices | undefined>>;

/** The price of a whole request by how many tokens its input has. */
interface TieredPrices {
  readonly base: number;
  readonly tiers: readonly { readonly start: number; readonly price: number }[];
}

export type MatchLogic =
  | { readonly equals: string }
  | { readonly starts_with: string }
  | { readonly ends_with: string }
  | { readonly contains: string }
  | { readonly regex: string }
  | { readonly or: readonly MatchLogic[] }
  | { readonly and: readonly MatchLogic[] };
