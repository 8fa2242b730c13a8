import type { Price, PriceParts } from './types.ts';

/** What a price is for. */
export type PriceUnit = 'token' | 'second' | 'character' | 'image' | 'request' | 'call' | 'session';

/** Why a call costs what it costs. */
export interface PriceExplanation extends Price {
  readonly lines: readonly PriceLine[];
  /** When the call began, RFC 3339. */
  readonly at: string;
  /** The tier whose prices applied: `standard`, `batch` … */
  readonly tier: string;
  readonly host?: string;
  /** The provider that the host or the given name says. */
  readonly provider?: string;
  /**
   * The provider whose price list has the model: on a host nobody knows, its maker. Absent where your price file has it,
   * or nobody.
   */
  readonly list?: string;
  /** Whether the host said who the provider is, or only its name did. */
  readonly providerFrom?: 'host' | 'name';
  /** The entry of your price file that is about the call's host or provider most closely; absent where none is. */
  readonly entry?: { readonly index: number; readonly name: string };
  /** The prices are those of requests above so many input tokens; absent in the first band. */
  readonly aboveInputTokens?: number;
}

/** One line of a bill: a quantity at a price. */
export interface PriceLine {
  readonly part: keyof PriceParts;
  /** `input`, `cachedInput`, `outputAudio`, `webSearchCall` …, as in {@link Price.missing}. */
  readonly meter: string;
  readonly quantity: number;
  readonly unit: PriceUnit;
  /** How many units `usdPer` buys. */
  readonly per: number;
  /** USD for `per` units, a decimal; absent where there is no rate. */
  readonly usdPer?: string;
  /** The line's amount by itself, rounded half to even; a part is rounded once, over all of its lines. */
  readonly picoUsd?: bigint;
  /** Table and version of this rate. */
  readonly source?: string;
  /** Where the price is published, or its line in the price file. */
  readonly url?: string;
  /** The day on which it was read there, where that is known. */
  readonly checkedOn?: string;
  /** First day of the price, UTC, where the table says. */
  readonly from?: string;
  /** How `usdPer` came of the price that `url` has; absent where it is that price. */
  readonly derivation?: PriceDerivation;
}

/** The price that a table has, and what it was multiplied by to be the one charged. */
export interface PriceDerivation {
  /** For `per` units, a decimal in `currency`. */
  readonly price: string;
  /** What the table has it in, ISO 4217. */
  readonly currency: string;
  /** Table and version that has it. */
  readonly source: string;
  /** In the order in which they were applied. */
  readonly factors: readonly PriceFactor[];
}

/** What a price was multiplied by, and who says so. */
export interface PriceFactor {
  /**
   * `multiplier`: of your price file, on list prices, a tier or a deployment. `exchange_rate`: what one unit of the file's
   * currency costs in USD. `surcharge`: of the provider, on hosts of some regions.
   */
  readonly kind: 'multiplier' | 'exchange_rate' | 'surcharge';
  /** A decimal, as it is written there. */
  readonly factor: string;
  /** Table and version that asks for it. */
  readonly table: string;
  /** Its key in the price file: `providers[0].multiplier`, `providers[0].deployments.prod-1.multiplier`. */
  readonly key?: string;
  /** Its line in the price file, `prices.yaml:6`, or where it is published. */
  readonly url?: string;
  /** The day on which it was read there, where that is known. */
  readonly checkedOn?: string;
  /** First day or moment of it, UTC, where the table says. */
  readonly from?: string;
  /** Whose exchange rate it is, where the file says. */
  readonly source?: string;
}
