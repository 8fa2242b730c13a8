/** Tokens by what they are billed as; the buckets do not overlap. */
export interface BilledTokens {
  /** Text that was not cached. */
  readonly input: number;
  readonly cachedInput: number;
  readonly output: number;
  readonly audioInput: number;
  readonly audioOutput: number;
}

/** What the ledger has of one provider, model, project and UTC day. */
export interface RecordedUsage {
  /** `2026-11-01` */
  readonly day: string;
  readonly project: string | null;
  /** The model that answered, else the one asked for. */
  readonly model: string | null;
  readonly batch: boolean;
  readonly calls: number;
  readonly unpricedCalls: number;
  /** Of calls with a known cost. */
  readonly pricedTokens: BilledTokens;
  /** Of calls without one. */
  readonly unpricedTokens: BilledTokens;
  /** USD, 12 decimals; fees are not in it. */
  readonly costUsd: string;
  /** The part of `costUsd` that is a best guess. */
  readonly estimatedUsd: string;
  /** USD: tool calls and request fees, which providers bill apart from the model. */
  readonly feesUsd: string;
  /** USD: the part of `costUsd` of calls in the first ten minutes of the day. */
  readonly earlyUsd: string;
  /** USD: the part of `costUsd` of calls in the last ten minutes of the day, or that ran into the next one. */
  readonly lateUsd: string;
}

/** What a provider says that it counted. */
export interface ProviderUsage {
  readonly day: string;
  readonly project: string | null;
  readonly model: string;
  readonly batch: boolean;
  readonly requests: number;
  readonly tokens: BilledTokens;
}

/** What a provider says that it charges. */
export interface ProviderCost {
  readonly day: string;
  readonly project: string | null;
  /** As the provider names it: `gpt-4.1-2025-04-14, input`. */
  readonly lineItem: string;
  readonly costUsd: string;
}

/** List prices of a model on a day: pico-USD for 1,000 tokens of each kind; undefined where there is none. */
export type FindListRates = (
  model: string,
  batch: boolean,
  day: string,
) => Readonly<Record<keyof BilledTokens, bigint>> | undefined;

/** Why the bill and the ledger differ. */
export const RESIDUAL_CAUSES = [
  'unpriced',
  'unattributed',
  'estimated',
  'discounts',
  'notInstrumented',
  'timing',
  'other',
] as const;
export type ResidualCause = (typeof RESIDUAL_CAUSES)[number];

/** Amounts of a day, project and item, or of several of them. `ledgerUsd` + all causes = `billedUsd`, exactly. */
export interface ReconciledAmounts {
  readonly billedUsd: string;
  readonly ledgerUsd: string;
  /** Billed less ledger. */
  readonly residualUsd: string;
  readonly causes: Readonly<Record<ResidualCause, string>>;
}

/** One line of a reconciliation. */
export interface ReconciledRow extends ReconciledAmounts {
  readonly day: string;
  /** The provider's project; `null` where it says none, and for calls of no mapped project; absent without a mapping. */
  readonly project?: string | null;
  /** A model without its date, `tools`, or what else the provider's line item says. */
  readonly item: string;
  readonly ledgerCalls: number;
  /** Undefined where the provider gives no usage. */
  readonly providerRequests?: number;
}

/** The bill against the ledger. */
export interface Reconciliation {
  readonly total: ReconciledAmounts;
  /** |residual| of billed; `null` when nothing was billed. */
  readonly residualShare: number | null;
  /** By day, project and item. */
  readonly rows: readonly ReconciledRow[];
}
