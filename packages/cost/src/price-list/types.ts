import type { PriceDerivation, PriceUnit } from '../price-explanation.ts';

/** Which prices to list. Every condition that is given must hold. */
export interface PriceListFilter {
  /** The provider, by any name it goes under; or the name of an entry of your price file. */
  readonly provider?: string | undefined;
  /** Text that the model's id contains, in any case. */
  readonly model?: string | undefined;
  /** `standard`, `batch`, `priority` … */
  readonly tier?: string | undefined;
  /**
   * When the prices are in force. A number is milliseconds since 1970.
   * @default now
   */
  readonly at?: Date | number | undefined;
}

/** What a model costs in one tier, in requests of one size. */
export interface PriceListEntry {
  /** As the catalogue calls it: `openai`. Of an entry of a price file that names none, the entry's name. */
  readonly provider: string;
  /** The only hosts where it applies (price files); absent: whatever the host. */
  readonly hosts?: readonly string[];
  /** The id; of a family of models in a price file, `gpt-*` or `/gpt-.+/`. */
  readonly model: string;
  readonly tier: string;
  /** In force for requests above so many input tokens; absent in the first band. */
  readonly aboveInputTokens?: number;
  /** In a fixed order, never empty. */
  readonly prices: readonly ListedPrice[];
}

/** The price of one component. */
export interface ListedPrice {
  /** `input`, `cachedInput`, `outputAudio` …, as in `PriceLine`. */
  readonly meter: string;
  readonly unit: PriceUnit;
  /** How many units `usdPer` buys. */
  readonly per: number;
  /** USD for `per` units, a decimal. */
  readonly usdPer: string;
  /** The list gives no price of its own for this component: it is charged as this other one. */
  readonly as?: string;
  /** Only of pictures or videos of this size, where the price depends on it. */
  readonly size?: string;
  /** Only of this quality. */
  readonly quality?: string;
  /** Table and version. */
  readonly source: string;
  /** Where the price is published, or its line in the price file. */
  readonly url?: string;
  /** The day on which it was read there, where that is known. */
  readonly checkedOn?: string;
  /** First day of the price, UTC, where the table says. */
  readonly from?: string;
  /** How `usdPer` came of the price that `url` has; absent where it is that price. */
  readonly derivation?: PriceDerivation;
}
