import type { CatalogueData } from '../catalogue/catalogue-data.ts';

/** Where newer data of the base catalogue comes from. */
export interface CatalogueOptions {
  /** A file or an `http(s)` address with data in the format of genai-prices (`prices/new_data/v2/data.json` there). */
  readonly from: string;
  /**
   * How often it is asked for, in milliseconds; at least 1000.
   * @default 3600000
   */
  readonly refreshEveryMs?: number | undefined;
  /**
   * Larger data is refused, in bytes.
   * @default 16777216
   */
  readonly maxBytes?: number | undefined;
  /**
   * How long one attempt may take, redirects included, in milliseconds.
   * @default 10000
   */
  readonly timeoutMs?: number | undefined;
}

/** How the price file is looked at again. */
export interface ReloadOptions {
  /**
   * At most how often, in milliseconds; at least 100.
   * @default 5000
   */
  readonly everyMs?: number | undefined;
}

/** Data of the base catalogue that was read and passed every check; its insides may change. */
export interface ParsedCatalogue extends CatalogueData {
  /** As it was read. */
  readonly text: string;
}
