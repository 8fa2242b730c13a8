import type { Repricing } from '@spendspan/ledger';

/** What a console is asked to price again, and by which prices. */
export interface RepriceRequest {
  /** First instant or UTC day; not needed to take the last run back. */
  readonly since?: string | undefined;
  /** @default the end of what is recorded */
  readonly until?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Text of a price file; `name` stands in messages and, its folders taken off, in the source of the amounts. */
  readonly prices?: { readonly name: string; readonly text: string } | undefined;
  /**
   * Text of newer data of the base catalogue, in the format of genai-prices.
   * @default the installed catalogue
   */
  readonly catalogue?: { readonly text: string } | undefined;
  /** @default 'list' */
  readonly unknownHost?: 'list' | 'unpriced' | undefined;
  /**
   * Whether, without `prices`, calls are priced again too whose price is from a price file: list prices take its place.
   * @default false
   */
  readonly replaceOwn?: boolean | undefined;
  /** @default false */
  readonly dryRun?: boolean | undefined;
  /**
   * Whether the last run is taken back instead; nothing else is looked at then.
   * @default false
   */
  readonly undo?: boolean | undefined;
}

/** One line of the answer to a request to price again: how far it is, and at last what changed or what went wrong. */
export type RepriceLine =
  | { readonly progress: { readonly done: number; readonly total: number } }
  /** `null`: there was no run to take back. */
  | { readonly repricing: Repricing | null }
  | { readonly error: { readonly code: string; readonly message: string } };
