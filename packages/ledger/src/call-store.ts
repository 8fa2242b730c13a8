import type { BudgetNotice } from './budgets/types.ts';
import type { CallListOptions } from './call-list/types.ts';
import type { ManyAmounts } from './many-amounts.ts';
import type { LeftReason, PriceCall, SourceChange } from './repricing/types.ts';
import type { AppendResult, AskOptions, Call, CostStatus, LedgerStatus } from './types.ts';

/** Which calls: those that started in [`from`, `to`) and whose fields have the given values. */
export interface Selection {
  /** Nanoseconds since the Unix epoch, inclusive. */
  readonly from?: bigint;
  /** Nanoseconds since the Unix epoch, exclusive. */
  readonly to?: bigint;
  /** Values by field name; `null` selects the calls that have none. */
  readonly filter: Readonly<Record<string, string | null>>;
  /**
   * The IANA time zone whose hours, days, weeks and months the fields of that name tell.
   * @default 'UTC'
   */
  readonly timeZone?: string;
}

/** Names of {@link Sums}, in the order in which stores compute them. */
export const SUM_NAMES = [
  'calls',
  'failedCalls',
  'pricedCalls',
  'unpricedCalls',
  'ownedCalls',
  'inputTokens',
  'cacheReadTokens',
  'cacheWriteTokens',
  'outputTokens',
  'reasoningTokens',
  'pricedTokens',
  'unpricedTokens',
  'ownedTokens',
  'cost',
  'estimatedCost',
  'partialCost',
  'ownedCost',
  'cacheSavings',
] as const;

export type SumName = (typeof SUM_NAMES)[number];

/** Exact sums over calls. Costs in pico-USD; owned = has a team; priced and unpriced as in `Totals`. */
export type Sums<Name extends SumName = SumName> = Readonly<Record<Name, bigint>>;

/** Sums of no call. */
export const NO_SUMS: Sums = Object.fromEntries(SUM_NAMES.map((name) => [name, 0n])) as Sums;

/** The sums of the calls that share a value of one field; `null` is the absent value. */
export interface Group {
  readonly value: string | null;
  readonly sums: Sums;
}

/** Sums over a selection, whole and split by each asked field, all of the same instant. */
export interface Summary {
  readonly totals: Sums;
  /** One list per asked field, in the order asked. */
  readonly groups: readonly (readonly Group[])[];
  /** How many groups there are of each field, those included that a limit leaves out. */
  readonly counts: readonly number[];
}

/** The sums of the calls that share a value of each of some fields, in the order asked; `null` is the absent value. */
export interface Cell<Name extends SumName = SumName> {
  readonly values: readonly (string | null)[];
  readonly sums: Sums<Name>;
}

/** What comes first: what most was spent on, was asked or used most, or the earliest or latest; see {@link compareCells}. */
export const CELL_ORDERS = ['cost', 'calls', 'tokens', 'oldest', 'newest'] as const;

export type CellOrder = (typeof CELL_ORDERS)[number];

/** Which cells are wanted of all that there are. */
export interface CellRanking {
  readonly order: CellOrder;
  /** Cells at most, the first ones; 1 or more. */
  readonly limit: number;
}

/** Many cells, column by column: of hundreds of thousands, objects take most of the time. */
export interface CellColumns<Name extends SumName = SumName> {
  readonly count: number;
  /** One column per field. */
  readonly values: readonly (readonly (string | null)[])[];
  readonly sums: Readonly<Record<Name, ManyAmounts>>;
}

/** The sums that orders go by. */
export type RankedSum = 'cost' | 'calls' | 'inputTokens' | 'outputTokens';

/** The first cells of an order. */
export interface RankedCells<Name extends SumName = SumName> {
  readonly cells: readonly Cell<Name>[];
  /** How many cells there are in all. */
  readonly count: number;
}

/**
 * How the cost of some units (calls, or whatever shares a value of a field: users, traces …) spreads. In pico-USD; each
 * is the cost of some unit (nearest rank), not a value between two.
 */
export interface Spread {
  /** Of the fields that were asked, in their order. */
  readonly values: readonly (string | null)[];
  /** Units with a known cost. */
  readonly units: bigint;
  readonly cost: bigint;
  readonly median: bigint;
  readonly p95: bigint;
  readonly max: bigint;
}

/** Requests that repeat another one. */
export interface Repeats {
  /** Of the fields that were asked, in their order. */
  readonly values: readonly (string | null)[];
  /** All but one of those that are alike. */
  readonly calls: bigint;
  /** Pico-USD; of those that are alike, the cheapest is left out. */
  readonly cost: bigint;
}

/** Exact sums of a repricing. Costs in pico-USD. */
export interface RepricingSums {
  readonly calls: bigint;
  readonly changedCalls: bigint;
  /** Calls with a known cost, afterwards. */
  readonly pricedCalls: bigint;
  readonly newlyPricedCalls: bigint;
  readonly newlyUnpricedCalls: bigint;
  readonly oldCost: bigint;
  readonly newCost: bigint;
}

/** The calls of one status before and after, counted as in {@link CallStore.sumCoverage}. Costs in pico-USD. */
export interface RepricingStatusSums {
  readonly status: CostStatus;
  readonly oldCalls: bigint;
  readonly newCalls: bigint;
  readonly oldCost: bigint;
  readonly newCost: bigint;
}

/** Rows that were, or would be, changed or deleted, each counted, and their cost in pico-USD. */
export interface RowSums {
  readonly calls: bigint;
  readonly cost: bigint;
}

/** Bytes that a store takes, before and after. */
export interface StoredBytes {
  readonly bytesBefore: number;
  readonly bytesAfter: number;
}

/** What a store says of itself. */
export type StoreStatus = Omit<LedgerStatus, 'usersHashed' | 'keptFrom'>;

/** What a repricing changed, or would change. */
export interface RepricingSummary {
  readonly run: number | null;
  readonly sources: readonly string[];
  /** The one with most calls first. */
  readonly sourceChanges: readonly SourceChange[];
  /** Statuses with a call, in any order. */
  readonly statuses: readonly RepricingStatusSums[];
  readonly totals: RepricingSums;
  /** One list per asked field, in the order asked; `null` is the absent value. */
  readonly groups: readonly (readonly { readonly value: string | null; readonly sums: RepricingSums }[])[];
  readonly left: Readonly<Record<LeftReason, number>>;
}

/** Calls alike in status, reason, model, place and tier; of calls that are `priced` only the status is told. */
export interface CoverageGroup {
  readonly status: CostStatus;
  readonly reason: string | null;
  readonly requestModel: string | null;
  readonly responseModel: string | null;
  readonly provider: string | null;
  readonly host: string | null;
  readonly serviceTier: string | null;
  readonly calls: bigint;
  readonly tokens: bigint;
  /** Pico-USD. */
  readonly cost: bigint;
  readonly firstNanos: bigint;
  readonly lastNanos: bigint;
  /** What was used beside tokens; of calls that are `priced` it need not be told. */
  readonly used: readonly string[];
}

/** The place of a call in the order in which calls are read. */
export type CallKey = Pick<Call, 'startTimeUnixNano' | 'traceId' | 'spanId'>;

/** Which of the selected calls are read, and how. */
export interface CallReadOptions {
  /** Only calls behind this one are read. */
  readonly after?: CallKey | undefined;
  /** Calls that are read at most. */
  readonly limit?: number | undefined;
}

/** Calls of one instant, read bit by bit. */
export interface CallReading {
  /** Sums over all of the selection, also where {@link CallReadOptions} read less of it. */
  readonly sums: Sums;
  /** The calls by start time, trace and span, each with its cost of today. Once; leaving the loop early ends the reading. */
  readonly batches: AsyncIterable<readonly Call[]>;
  /** Ends the reading. Needed only where `batches` is never begun. */
  close(): Promise<void>;
}

/** How a store is to price calls again. */
export interface RepricingRequest {
  readonly selection: Selection;
  /** Fields by which the difference is split. */
  readonly fields: readonly string[];
  readonly price: PriceCall;
  readonly dryRun: boolean;
  /** See `RepriceOptions`. */
  readonly keepPriceFile: boolean;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What can be asked of the calls. */
export interface CallView {
  /**
   * Exact sums; every list of groups adds up to the totals.
   * @param limit groups of a field at most, those that cost most, but all of a field of time. @default all
   */
  summarize(selection: Selection, fields: readonly string[], limit?: number): Promise<Summary>;
  /**
   * Exact sums of every combination of values that occurs. The cells add up to the totals of the selection.
   * @param names the sums that are needed; cells may have others. Of many cells, all of them take long to make.
   */
  crosstab<Name extends SumName = SumName>(
    selection: Selection,
    fields: readonly string[],
    names?: readonly Name[],
  ): Promise<readonly Cell<Name>[]>;
  /** The same, as columns. */
  crosstabColumns<Name extends SumName>(
    selection: Selection,
    fields: readonly string[],
    names: readonly Name[],
  ): Promise<CellColumns<Name>>;
  /** The first cells of {@link crosstab} in an order, in that order; the others are not made. */
  rankCells<Name extends SumName>(
    selection: Selection,
    fields: readonly string[],
    names: readonly (Name | RankedSum)[],
    ranking: CellRanking,
  ): Promise<RankedCells<Name | RankedSum>>;
  /**
   * How the cost spreads over units, for every combination of values of `fields` that occurs.
   * @param unit `call`, or the field whose values are the units; calls without a value are of no unit.
   */
  distribute(selection: Selection, unit: string, fields: readonly string[]): Promise<readonly Spread[]>;
  /** As {@link distribute} of calls, by several lists of fields at once: one list of spreads for each, in their order. */
  distributeCalls(
    selection: Selection,
    groupings: readonly (readonly string[])[],
  ): Promise<readonly (readonly Spread[])[]>;
  /**
   * Requests that went well as another did in the same trace, under the same parent, to the same operation, host and
   * model, with as many input tokens and the same values of `fields`.
   */
  sumRepeats(selection: Selection, fields: readonly string[]): Promise<readonly Repeats[]>;
  /** Some of the selected calls that {@link summarize} counts, in an order, each with its cost of today. */
  listCalls(selection: Selection, options: CallListOptions): Promise<readonly Call[]>;
  /** The distinct values of a field, absent ones left out. */
  listValues(field: string): Promise<readonly string[]>;
}

/**
 * Where calls are kept. Reports are written against this, so that they give the same numbers on every store; each store
 * passes the contract test `describeLedger`.
 */
export interface CallStore extends CallView {
  readonly location: string;
  /** Whether other programs write to it, too: then a setting is what was read of it only at that moment. */
  readonly isShared: boolean;
  /** See `Ledger.append`. */
  append(calls: readonly Call[]): Promise<AppendResult>;
  /** What the questions of `use` are answered with is all of the same instant. */
  view<T>(use: (view: CallView) => Promise<T>, options?: AskOptions): Promise<T>;
  /** The selected calls that have a price or lack one, by how sure it is. */
  sumCoverage(selection: Selection, options?: AskOptions): Promise<readonly CoverageGroup[]>;
  /** The selected calls that {@link summarize} counts, of one instant whatever is recorded or repriced meanwhile. */
  readCalls(selection: Selection, options?: CallReadOptions): Promise<CallReading>;
  /** Prices the selected calls again, all or none of them; see `Ledger.reprice`. */
  reprice(request: RepricingRequest): Promise<RepricingSummary>;
  /** Takes the last repricing back that is not yet; undefined when there is none. See `Ledger.undoRepricing`. */
  undoRepricing(fields: readonly string[]): Promise<RepricingSummary | undefined>;
  /** What was told of budgets in the periods that began at `since` (RFC 3339) or later. */
  listNotices(since: string): Promise<readonly BudgetNotice[]>;
  /** Remembers what was told of budgets; what it knows already changes nothing. Resolves when it is durable. */
  addNotices(notices: readonly BudgetNotice[]): Promise<void>;
  /** A fact about the ledger itself that {@link writeSetting} kept; undefined when there is none of that name. */
  readSetting(name: string): Promise<string | undefined>;
  /** Keeps a fact in place of the one of that name; undefined takes it away. */
  writeSetting(name: string, value: string | undefined): Promise<void>;
  /**
   * Puts other ids in the place of users', in all rows or none (on ClickHouse, after a crash, in some: the same again ends it). An id is also replaced where a row of its user has it as
   * customer, session or own dimension. With `null` the rows are nobody's: their sessions go, too, from all rows without a user.
   */
  replaceUsers(replacements: ReadonlyMap<string, string | null>, dryRun?: boolean): Promise<RowSums>;
  /**
   * Takes a customer off all rows, with the sessions of these rows and with own dimensions that have the same value; all or
   * none, as with {@link replaceUsers}.
   */
  dropCustomer(customer: string, dryRun?: boolean): Promise<RowSums>;
  /** Deletes the selected rows and what repricings keep of them, all or none (as with {@link replaceUsers}). */
  deleteCalls(selection: Selection, dryRun?: boolean): Promise<RowSums>;
  /** Writes all that is stored anew, so that nothing is left of what was deleted or replaced. Calls that arrive wait. */
  compact(): Promise<StoredBytes>;
  status(): Promise<StoreStatus>;
  close(): Promise<void>;
}
