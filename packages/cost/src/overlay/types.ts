/** Prices by the keys of a price file (`input`, `cached_input`, `output`, `input_mchar` …): USD, decimal strings. */
export type RowPrices = Readonly<Record<string, string>>;

/** What every row says of where it is from. A row without it does not build. */
interface RowProvenance {
  /** Catalogue names: `openai`, `azure`. */
  readonly providers: readonly [string, ...string[]];
  /** First day of the price, UTC: `2026-08-21`. */
  readonly from: string;
  /** Address of the page or file that publishes the price. */
  readonly source: string;
  /** Day on which somebody read `source`: `2026-11-26`. */
  readonly checkedOn: string;
}

/**
 * One price: everything a model costs in one tier from one day on. A later row of the same model and tier replaces an
 * earlier one.
 */
export interface PriceRow extends RowProvenance {
  /** Exact ids, lower case, snapshots spelled out; or a pattern where ids carry the customer's name (`ft:`), anchored at both ends. */
  readonly models: readonly [string, ...string[]] | RegExp;
  /** An id that a pattern means, for the row's test. */
  readonly example?: string;
  /** `batch`, `flex`, `priority` …, lower case; absent is the standard tier. */
  readonly tier?: string;
  /**
   * How the row stands to the base catalogue: `replace` takes the place of its card; `add` puts these prices beside
   * those that the base has. Rows of a tier are always the whole tier.
   * @default 'replace'
   */
  readonly kind?: 'replace' | 'add';
  /**
   * Only at these hosts, anchored at both ends: what a region costs, where its address says which one it is. Such rows go
   * before those of any host, and where they have a whole card, the tiers of any host are not theirs.
   * @default any host
   */
  readonly hosts?: RegExp;
  /** One of them, for the row's test. */
  readonly exampleHost?: string;
  readonly usd: RowPrices;
  /** The price depends on what no usage says; `usd` is the usual one, and amounts with it are `estimated`. */
  readonly guess?: 'price_varies';
  /** Prices of the whole request when its input is above so many tokens; what is not listed stays as it is below. */
  readonly above?: readonly { readonly inputTokens: number; readonly usd: RowPrices }[];
  /** Other prices in some hours of the day. */
  readonly peak?: PeakPrices;
  /** Prices by picture or video format, where they depend on it; `usd` then has no `image` (or `video_second`). */
  readonly formats?: readonly FormatPrice[];
}

/** What a model costs in the busy hours of a day. */
export interface PeakPrices {
  /** UTC, from inclusive, to exclusive: `['01:00', '04:00']`. */
  readonly hours: readonly (readonly [from: string, to: string])[];
  /**
   * Only from Monday to Friday, UTC.
   * @default false
   */
  readonly weekdaysOnly?: boolean;
  /** Days without busy hours, UTC: `2026-10-01`. */
  readonly holidays?: readonly string[];
  readonly usd: RowPrices;
}

/** The price of a piece (or a second) in one format. */
export interface FormatPrice {
  readonly meter: 'image' | 'video_second';
  /** `1024x1024`; absent: of any size. */
  readonly size?: string;
  /** `standard`, `hd`, `low` …; absent: of any quality. */
  readonly quality?: string;
  readonly usd: string;
  /** What the API makes when the request does not say: used when size or quality is not told. */
  readonly isDefault?: boolean;
}

/** A fee per call of a tool of the provider's, in every tier; it goes before the base's. */
export interface FeeRow extends RowProvenance {
  /** Absent: with every model of these providers. */
  readonly models?: readonly [string, ...string[]] | RegExp;
  /** A model that a row without `models`, or with a pattern, means, for the row's test. */
  readonly example?: string;
  /** `web_search_call`, `web_search_preview_call`, `file_search_call`, `code_interpreter_session`. */
  readonly fees: RowPrices;
}

/** A surcharge on every price of some models at some hosts (data residency). */
export interface UpliftRow extends RowProvenance {
  /** Anchored at both ends. */
  readonly hosts: RegExp;
  /** One of them, for the row's test. */
  readonly exampleHost: string;
  readonly models: readonly [string, ...string[]] | RegExp;
  /** An id that a pattern means, for the row's test. */
  readonly example?: string;
  /** Decimal string: `1.1`. */
  readonly factor: string;
}

/** Another name of a model at a provider: nothing but a spelling, or an alias that moves with time. */
export interface AliasRow extends RowProvenance {
  /** Lower case. */
  readonly alias: string;
  /** The id that has the price. */
  readonly model: string;
}
