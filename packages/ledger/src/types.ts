import type { Attribution } from '@spendspan/attribution';
import type { BudgetNotice, BudgetReport } from './budgets/types.ts';
import type { CallPage, FoundCalls } from './call-list/types.ts';
import type { ConfigText } from './config-file/parse-config.ts';
import type { Coverage } from './coverage/types.ts';
import type { Chargeback } from './directory/types.ts';
import type { Export, ExportOptions } from './export/types.ts';
import type { EraseOptions, Erasure } from './privacy/types.ts';
import type { RecordedUsage } from './reconciliation/types.ts';
import type { PriceCall, RepriceOptions, Repricing } from './repricing/types.ts';
import type { Compaction, CompactOptions } from './retention/types.ts';
import type { CallUsage } from './usage/types.ts';

/** Cost of one call in pico-USD (10⁻¹² USD), exact. `null` is unknown; a part that is absent cost nothing or is unknown. */
export interface CallCost {
  readonly total: bigint | null;
  readonly input: bigint | null;
  readonly output: bigint | null;
  readonly cacheRead: bigint | null;
  readonly cacheWrite: bigint | null;
  readonly media: bigint | null;
  readonly fees: bigint | null;
  /** What the cached tokens would have cost more, uncached. Not part of the total. */
  readonly cacheSavings: bigint | null;
}

/** How sure the amount is: `estimated` and `partial` amounts are in every total and shown beside it. */
export type CostStatus = 'priced' | 'estimated' | 'partial' | 'unpriced';

/** Whether the provider reported the usage. */
export type UsageStatus = 'reported' | 'estimated' | 'missing';

/**
 * One model call: one row of the ledger. Its identity is (`traceId`, `spanId`), at one start time.
 * `null` means that the span did not say.
 */
export interface Call {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits. */
  readonly spanId: string;
  readonly parentSpanId: string | null;
  /** Nanoseconds since 1970-01-01T00:00:00Z. */
  readonly startTimeUnixNano: bigint;
  readonly durationNs: bigint | null;
  readonly timeToFirstChunkNs: bigint | null;
  readonly responseId: string | null;
  readonly service: string | null;
  /** Who pays, by dimension name. `environment` is the span's, else the resource's. */
  readonly attribution: Attribution;
  readonly provider: string | null;
  /** Host that answered (`server.address`). */
  readonly host: string | null;
  /** Port that answered (`server.port`). */
  readonly port: number | null;
  readonly operation: string | null;
  readonly requestModel: string | null;
  readonly responseModel: string | null;
  /** The tier that served the call; before the answer says it, the one asked for. */
  readonly serviceTier: string | null;
  /** Whether the answer named `serviceTier`, or only the request did; `null` where nobody knows any more, or there is none. */
  readonly tierConfirmed: boolean | null;
  /** True for a call of a batch. */
  readonly batch: boolean | null;
  readonly stream: boolean | null;
  readonly status: 'ok' | 'error';
  readonly errorType: string | null;
  /** HTTP attempts inside this call; `null` when the span did not say (one attempt, for our own instrumentation). */
  readonly attempts: number | null;
  readonly usage: CallUsage;
  /** Whether `usage` is all that the span said. `null`: recorded by a version that kept only totals, cache and reasoning. */
  readonly usageComplete: boolean | null;
  readonly usageStatus: UsageStatus | null;
  readonly usageReason: string | null;
  readonly cost: CallCost;
  readonly costStatus: CostStatus;
  readonly costReason: string | null;
  readonly costSource: string | null;
  /** Pico-USD that the provider itself stated (`llm.cost.provider`), whatever `cost` goes by. */
  readonly providerCost: bigint | null;
}

/** Sums over a set of calls. Amounts are USD as decimal strings with 12 decimals; shares are 0 to 1, `null` for 0 of 0. */
export interface Totals {
  readonly calls: number;
  /** Calls that ended in an error, billed or not. */
  readonly failedCalls: number;
  /** Calls with a known cost (which may be 0, estimated or partial). */
  readonly pricedCalls: number;
  /** Calls that succeeded or were billed, but whose price is not known. Failed calls without usage are not among them. */
  readonly unpricedCalls: number;
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly costUsd: string;
  /** The part of `costUsd` whose usage or rate is a best guess. */
  readonly estimatedUsd: string;
  /** The part of `costUsd` that is a lower bound, because a component had no rate. */
  readonly partialUsd: string;
  readonly cacheSavingsUsd: string;
  /** `costUsd` / `pricedCalls`, rounded half-even; `null` when no call has a price. */
  readonly costPerCallUsd: string | null;
  /** Priced of priced + unpriced; tokens are input + output. */
  readonly pricedShare: { readonly calls: number | null; readonly tokens: number | null };
  /** What has a team, of everything. */
  readonly ownedShare: { readonly calls: number | null; readonly tokens: number | null; readonly usd: number | null };
}

/** One line of a breakdown. */
export interface BreakdownRow {
  /** The value, or for calls that have none `unattributed` (attribution dimensions) or `unknown` (all others). */
  readonly key: string;
  /** True for the row of the calls that have no value, so that a team really named "unattributed" is not taken for it. */
  readonly absent: boolean;
  readonly totals: Totals;
}

/** The totals split by one property. Rows are ordered by cost, then calls, then key; days by date. They and `other` sum to the totals. */
export interface Breakdown {
  /** `team`, `model`, `project`, `feature`, `day`, … */
  readonly by: string;
  /** Heading for people: `Team`. */
  readonly label: string;
  readonly rows: readonly BreakdownRow[];
  /** There when a limit was asked for: the rows that it left out; `null` where it left none out. */
  readonly other?: OtherRows | null;
}

/** Rows that a limit left out, as one: with it, the rows add up to the total. It has no name, not even "other". */
export interface OtherRows {
  /** How many there are. */
  readonly rows: number;
  readonly totals: Totals;
}

/**
 * What the values of a column are. `text` is a name (`null`: the calls that have none), `usd` an amount (decimal string
 * with 12 decimals), `count` a whole number, `share` of a whole (0 to 1, a change may be below or above), `number` any number, `time` an instant
 * (RFC 3339 in UTC, with nanoseconds); `null` of these is not known.
 */
export type SectionKind = 'text' | 'usd' | 'count' | 'share' | 'number' | 'time';

/** A column of a section. */
export interface SectionColumn {
  /** Name of the value in each row: `costUsd`. */
  readonly name: string;
  /** Heading for people. */
  readonly head: string;
  readonly kind: SectionKind;
  /** Of a `text`: what calls without a value are shown as, `unattributed`. */
  readonly absentKey?: string;
  /** The values of the rows add up to that of the total. */
  readonly sums?: true;
  /** Of a `text` whose rows are a tree, parents first: name of the value that says how deep a row is in it, 0 on top. */
  readonly depthBy?: string;
  /** For programs (JSON, CSV): people see it otherwise. */
  readonly forPrograms?: true;
}

/** One value per column, by the name of the column. */
export type SectionRow = Readonly<Record<string, string | number | null>>;

/** Rows of a section that a limit left out, as one. */
export interface OtherSectionRows {
  /** How many there are. */
  readonly rows: number;
  /** What they have together, by the name of the column; columns of names have nothing. */
  readonly values: SectionRow;
}

/** A table of a report that is not a breakdown of its totals. */
export interface ReportSection {
  readonly name: string;
  /** Heading for people. */
  readonly title: string;
  readonly columns: readonly SectionColumn[];
  readonly rows: readonly SectionRow[];
  /** There when a limit was asked for: the rows that it left out; `null` where it left none out. */
  readonly other?: OtherSectionRows | null;
  /** The sum of the rows and of `other`, where they have one. */
  readonly total?: SectionRow;
  /** How to read the table, a sentence each. */
  readonly notes: readonly string[];
}

/** The answer of every report. */
export interface Report {
  /** `org`, `team`, `usage`, … */
  readonly name: string;
  readonly title: string;
  /** Half-open: calls that started at or after `from` and before `to`, both RFC 3339 by the clocks of `timeZone`; absent = unbounded. */
  readonly period: { readonly from?: string; readonly to?: string; readonly timeZone: string };
  /** What was selected: `{ team: 'growth' }`; null: the calls that have none. */
  readonly filter: Readonly<Record<string, string | null>>;
  readonly totals: Totals;
  readonly breakdowns: readonly Breakdown[];
  /** What the report says beside its breakdowns; most say nothing more. */
  readonly sections: readonly ReportSection[];
}

/** Parameters of a report as the command line or a URL gives them. */
export type ReportQuery = Readonly<Record<string, string | undefined>>;

/** One parameter that a report takes. */
export interface ReportParameter {
  readonly name: string;
  readonly summary: string;
  readonly required: boolean;
}

/** What can be said of a report without running it. */
export interface ReportDescription {
  readonly name: string;
  readonly summary: string;
  readonly parameters: readonly ReportParameter[];
}

export interface AppendResult {
  readonly inserted: number;
  /** Calls that were there already, or came twice in the batch. */
  readonly duplicates: number;
  /** Calls from before `keptFrom`, which are not recorded; absent when there are none. */
  readonly expired?: number;
}

export interface LedgerStatus {
  readonly store: string;
  /** Absolute path of the file, or address of the database. */
  readonly location: string;
  readonly schemaVersion: number;
  readonly calls: number;
  /** RFC 3339, nanoseconds; `null` for an empty ledger. */
  readonly firstCallAt: string | null;
  readonly lastCallAt: string | null;
  /** Whether user ids are kept as keyed hashes. */
  readonly usersHashed: boolean;
  /** RFC 3339; what started before was deleted and is not recorded again. `null`: everything is kept. */
  readonly keptFrom: string | null;
}

/** Which budgets are asked for, and how that is watched and given up. */
export interface BudgetOptions extends AskOptions {
  /** Only budgets of exactly the calls that this names as `where` of a report does; empty: of all calls. @default any */
  readonly exactly?: string | undefined;
}

/** How a question is watched and given up. */
export interface AskOptions {
  /** Aborting it makes the store stop working on the question, which then rejects. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Gets the way to tell how much is done of the statement that runs, 0 to 1; a question may be several. `null`: the store
   * does not know.
   */
  readonly onStart?: ((readProgress: () => number | null) => void) | undefined;
}

/** The record of spend. */
export interface Ledger {
  /** Absolute path of the file, or address of the database. */
  readonly location: string;
  /**
   * Records calls, each once. Resolves when they are durable: what it acknowledged survives a crash. Rejects with all of
   * the batch unrecorded or, after a crash of the store, unknown; appending it again is always safe.
   */
  append(calls: readonly Call[]): Promise<AppendResult>;
  /**
   * Runs a report.
   * @throws UnknownReportError, ReportParameterError, UnknownTeamError
   */
  report(name: string, query?: ReportQuery, options?: AskOptions): Promise<Report>;
  /**
   * Lists calls, a page at a time: `order`, `limit` and `after` (the `next` of the page before), those of a period, and
   * `where`. What is recorded between two pages may be on neither.
   * @throws ReportParameterError
   */
  calls(query?: ReportQuery, options?: AskOptions): Promise<CallPage>;
  /** The calls with these ids: none, or one for each time at which such a call started, the last first. */
  findCalls(traceId: string, spanId: string, options?: AskOptions): Promise<FoundCalls>;
  /**
   * Makes the test that calls pass which reports count, of the same `where` and `timeZone`: of calls that are at hand.
   * @throws ReportParameterError, UserIdKeyError
   */
  makeCallTest(query: ReportQuery): Promise<(call: Call) => boolean>;
  /**
   * How much of the spend has a sure price, and what has none. Parameters are those of a period (`month`, `since` …), and
   * `where`.
   * @throws ReportParameterError
   */
  coverage(query?: ReportQuery, options?: AskOptions): Promise<Coverage>;
  /**
   * What the calls of one provider used and cost, by UTC day, project and model: the ledger's side of `reconcile`.
   * Parameters are `provider`, and those of a period.
   * @throws ReportParameterError
   */
  recordedUsage(query: ReportQuery): Promise<readonly RecordedUsage[]>;
  /**
   * Begins to export calls in a format (`csv`, `json`, `parquet`, `focus`), all of one instant and exactly what reports
   * sum up. Parameters are those of a period, and a value of any field (`team`, `model`, …), empty for none.
   * @throws UnknownExportError, ReportParameterError, LedgerUnavailableError
   */
  export(format: string, query?: ReportQuery, options?: ExportOptions): Promise<Export>;
  /**
   * Prices the calls of a period again, all of them or, when it fails or is stopped, none. Keeps the old amounts. Calls
   * recorded meanwhile are not looked at. The same prices a second time change nothing.
   * @throws ReportParameterError, LedgerUnavailableError, and what `price` throws.
   */
  reprice(price: PriceCall, options: RepriceOptions): Promise<Repricing>;
  /** Takes the last repricing back that still stands; undefined when there is none. */
  undoRepricing(): Promise<Repricing | undefined>;
  /**
   * How the budgets of a file stand.
   * @param at RFC 3339 instant or UTC day: calls that started before it count. @default now
   * @throws ConfigFileError, ReportParameterError
   */
  budgets(file: ConfigText, at?: string, options?: BudgetOptions): Promise<BudgetReport>;
  /** What was told of budgets in the periods that began at `since` (RFC 3339) or later. */
  budgetNotices(since: string): Promise<readonly BudgetNotice[]>;
  /** Remembers what was told of budgets, each once. */
  addBudgetNotices(notices: readonly BudgetNotice[]): Promise<void>;
  /**
   * Who pays for a month, by a directory of teams. Parameter is `month`; the current one by default.
   * @throws ConfigFileError, ReportParameterError
   */
  chargeback(directory: ConfigText, query?: ReportQuery): Promise<Chargeback>;
  /**
   * Takes a person out of the ledger: their ids, or with `rows` their calls. Resolves when no byte of the file tells of
   * them. Calls that arrive meanwhile wait.
   * @throws ReportParameterError, UserIdKeyError, LedgerUnavailableError
   */
  erase(options: EraseOptions): Promise<Erasure>;
  /**
   * Deletes what is older than asked, for good, and gives the room on the disk back.
   * @throws ReportParameterError, LedgerUnavailableError
   */
  compact(options?: CompactOptions): Promise<Compaction>;
  status(): Promise<LedgerStatus>;
  /** Waits for what was begun, then releases the file. Further calls reject. */
  close(): Promise<void>;
}

export interface LedgerOptions {
  /**
   * The ledger file, whose folder is made when absent; or the URL of a ClickHouse database,
   * `clickhouse://user:password@host:8123/database?secure=1`.
   * @default defaultLedgerPath()
   */
  readonly path?: string;
  /**
   * Whether a missing file is made, or the tables in an empty database. With `false` it is a LedgerNotFoundError.
   * @default true
   */
  readonly create?: boolean;
  /**
   * Secret of at least 16 characters. With it user ids are kept as keyed hashes only, those recorded before, too, and
   * users may be asked for by their plain id. A ledger remembers whether and with which key; without it nothing can be recorded.
   * @default SPENDSPAN_USER_ID_KEY, else the content of the file SPENDSPAN_USER_ID_KEY_FILE, else none: ids are kept as they come
   */
  readonly userIdKey?: string | undefined;
}
