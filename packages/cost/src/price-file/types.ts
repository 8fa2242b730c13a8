import type { Decimal } from '../decimal.ts';
import type { Meter } from '../meters.ts';
import type { Rate } from '../rate.ts';
import type { RateCard, Rates } from '../rate-card.ts';

/** A price file that was read and found well-formed. Give it to `createPricer({ prices })`; its insides may change. */
export interface ParsedPriceFile {
  /** Base name of the file, as in `llm.cost.source`. */
  readonly name: string;
  readonly providers: readonly FileProvider[];
  /** Fees per call or session, which go before those of any list. */
  readonly fees: FileFees;
}

/** Fees by meter. */
export type FileFees = { readonly [meter in Meter]?: Rate };

/** One entry of `providers`. */
export interface FileProvider {
  readonly name: string;
  readonly match: FileMatch;
  /** What applies to models that are not listed. */
  readonly fallback: 'list' | 'none';
  /** On list prices; undefined is 1. */
  readonly multiplier: Decimal | undefined;
  readonly models: readonly FileModel[];
  /** Deployment name (lower case) → model. */
  readonly deployments: ReadonlyMap<string, string>;
}

/** A host, and the port where only that one is meant. */
export interface FileAddress {
  /** Lower case; `*.example.com` stands for every host below. */
  readonly host: string;
  readonly port: number | undefined;
}

/** Which calls an entry is about. */
export interface FileMatch {
  /** Empty: whatever the host. */
  readonly addresses: readonly FileAddress[];
  /** Catalogue name. */
  readonly provider: string | undefined;
}

/** The prices of the models that `matches` accepts. */
export interface FileModel {
  /** As a price list shows them: ids, `gpt-*` for a prefix, `/gpt-.+/` for a pattern. */
  readonly names: readonly string[];
  /** Takes a lower-case id. */
  matches(id: string): boolean;
  /** Ascending by date. */
  readonly periods: readonly FilePeriod[];
}

/** Prices from a moment on. */
export interface FilePeriod {
  /** Milliseconds since 1970, inclusive; -Infinity where the file gives no date. */
  readonly fromMs: number;
  readonly card: RateCard;
}

/** Rates as they stand in the file. */
export type ListedRates = Partial<Rates>;
