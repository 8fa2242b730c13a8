import type { Meter } from '../meters.ts';
import type { Factor } from '../origin.ts';
import type { Rate } from '../rate.ts';
import type { RateCard, Rates } from '../rate-card.ts';

/** A price file that was read and found well-formed. Give it to `createPricer({ prices })`; its insides may change. */
export interface ParsedPriceFile {
  /** Base name of the file. */
  readonly name: string;
  /** As in `llm.cost.source`: `user:prices.yaml`, `user:prices.yaml@2026-11` where the file gives a revision. */
  readonly source: string;
  /** What the file's prices are in, ISO 4217, upper case. */
  readonly currency: string;
  /** Ascending by date; empty for USD. */
  readonly exchangeRates: readonly ExchangeRate[];
  readonly providers: readonly FileProvider[];
  /** Fees per call or session, which go before those of any list. Ascending by date; empty without fees. */
  readonly fees: readonly FeePeriod[];
}

/** What one unit of the file's currency costs from a moment on. */
export interface ExchangeRate {
  /** Milliseconds since 1970, inclusive. */
  readonly fromMs: number;
  readonly currency: string;
  /** With its line, its first day and, where the file says, its source. */
  readonly usdPerUnit: Factor;
}

/** Fees by meter; undefined: there is one, but no exchange rate for it yet. */
export type FileFees = { readonly [meter in Meter]?: Rate | undefined };

/** Fees from a moment on. */
export interface FeePeriod {
  /** Milliseconds since 1970, inclusive; -Infinity where it does not depend on the time. */
  readonly fromMs: number;
  readonly fees: FileFees;
}

/** One entry of `providers`. */
export interface FileProvider {
  readonly name: string;
  readonly match: FileMatch;
  /** What applies to models that are not listed. */
  readonly fallback: 'list' | 'none';
  /** On list prices; undefined is 1. */
  readonly multiplier: Factor | undefined;
  readonly models: readonly FileModel[];
  /** By name, lower case. */
  readonly deployments: ReadonlyMap<string, FileDeployment>;
  /** The file's with the entry's own before them. */
  readonly fees: readonly FeePeriod[];
}

/** What is behind the name of a deployment. */
export interface FileDeployment {
  readonly model: string;
  /** Paid by the hour (provisioned throughput): its calls have no price of their own. */
  readonly prepaid: boolean;
  /** On whatever price applies to its calls, after the entry's own multiplier; undefined is 1. */
  readonly multiplier: Factor | undefined;
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

/** Which models a price is for. */
export interface FileModelMatch {
  /** Lower case; empty for a prefix or a pattern. */
  readonly ids: readonly string[];
  /** The prefix or pattern as the file has it. */
  readonly pattern?: { readonly kind: 'prefix' | 'regex'; readonly text: string };
  /** As a price list shows them: ids, `gpt-*` for a prefix, `/gpt-.+/` for a pattern. */
  readonly names: readonly string[];
  /** Takes a lower-case id. */
  matches(id: string): boolean;
}

/** The prices of the models that `match` accepts. */
export interface FileModel {
  readonly match: FileModelMatch;
  /** In USD, ascending by date, never empty; one for each price and exchange rate. */
  readonly periods: readonly FilePeriod[];
  /** When the first price begins; before the first of `periods` where the exchange rate begins later. */
  readonly fromMs: number;
}

/** Prices from a moment on. */
export interface FilePeriod {
  /** Milliseconds since 1970, inclusive; -Infinity where the file gives no date. */
  readonly fromMs: number;
  readonly card: RateCard;
}

/** Rates as they stand in the file. */
export type ListedRates = Partial<Rates>;
