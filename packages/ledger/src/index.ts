export { findSlot, READ_KEYS } from './attribute-slots.ts';
export {
  describeBudgetPeriod,
  describeFilter,
  describeOwner,
  describeThreshold,
} from './budgets/describe-budget.ts';
export { isWebAddress, parseBudgets } from './budgets/parse-budgets.ts';
export { writePrometheusRules } from './budgets/prometheus-rules.ts';
export type {
  Budget,
  BudgetFile,
  BudgetFilter,
  BudgetForecast,
  BudgetNotice,
  BudgetReport,
  BudgetState,
  BudgetStatus,
  Threshold,
  WebhookAddress,
} from './budgets/types.ts';
export type { CalendarUnit } from './calendar.ts';
export { CALL_ORDERS, type CallOrder, type CallPage, type FoundCalls } from './call-list/types.ts';
export { CallReader, type ReadCallsOptions, type ReadCallsResult } from './call-reader.ts';
export { isClickHouseUrl, maskPasswords } from './clickhouse/address.ts';
export { ConfigFileError } from './config-file/config-file-error.ts';
export type { Owner } from './config-file/owner.ts';
export type { ConfigText } from './config-file/parse-config.ts';
export { type AdvisedReason, adviseOn } from './coverage/advise.ts';
export type { Coverage, CoveragePart, CoverageRow } from './coverage/types.ts';
export { defaultLedgerPath } from './default-ledger-path.ts';
export { parseDirectory } from './directory/parse-directory.ts';
export type {
  Chargeback,
  ChargebackAmounts,
  ChargebackCenter,
  ChargebackFlow,
  ChargebackRow,
  Directory,
  DirectoryTeam,
  SharedRule,
  SharedSource,
  UnsplitRule,
} from './directory/types.ts';
export {
  DiskFullError,
  LedgerError,
  type LedgerErrorCode,
  LedgerInvalidError,
  LedgerLockedError,
  LedgerNotFoundError,
  LedgerUnavailableError,
  MalformedTracesError,
  ReportParameterError,
  UnknownExportError,
  UnknownReportError,
  UnknownTeamError,
  UnknownValueError,
  UserIdKeyError,
} from './errors.ts';
export { type CallRecord, describeCall } from './export/describe-call.ts';
export { EXPORT_PARAMETERS } from './export/export-calls.ts';
export { EXPORT_FORMATS } from './export/export-formats.ts';
export type { Export, ExportFormat, ExportOptions, ExportSummary } from './export/types.ts';
export { FIELDS, isOfTime } from './fields.ts';
export { describeWhere } from './filtered-report.ts';
export { chooseDecimals, formatAmount, formatCount, formatShare, formatUsdAmount } from './format-numbers.ts';
export { formatTime } from './format-time.ts';
export { divideHalfEven, formatUsd, parseUsd, picoFromUsd } from './money.ts';
export { openLedger } from './open-ledger.ts';
export type { OtlpAttributes } from './otlp-attributes.ts';
export { PERIOD_PARAMETERS, type Period, readPeriod } from './period/period.ts';
export type { Day, TimeZone } from './period/time-zone.ts';
export { readUserIdKeyFile } from './privacy/read-user-id-key.ts';
export type { EraseOptions, Erasure } from './privacy/types.ts';
export { LAST_UNIX_NANO, type SpanFacts } from './read-call.ts';
export { readCalls } from './read-calls.ts';
export { realLedgerPath } from './real-ledger-path.ts';
export { type ReconcileInput, reconcile } from './reconciliation/reconcile.ts';
export {
  type BilledTokens,
  type FindListRates,
  type ProviderCost,
  type ProviderUsage,
  RESIDUAL_CAUSES,
  type ReconciledAmounts,
  type ReconciledRow,
  type Reconciliation,
  type RecordedUsage,
  type ResidualCause,
} from './reconciliation/types.ts';
export { formatReportCsv } from './report-csv.ts';
export { describeCoverage, describeRange, describeTotals, type ReportFact } from './report-facts.ts';
export { makeReportGrids, type ReportGrid } from './report-grids.ts';
export { listReports } from './report-list.ts';
export { makeReportTables, nameOtherRows, type ReportColumn, type ReportTable, writeName } from './report-tables.ts';
export { ROW_LIMIT, SHOWN_ROWS } from './reports/row-limit.ts';
export type {
  LeftReason,
  PriceableCall,
  PriceCall,
  RepricedCost,
  RepriceOptions,
  Repricing,
  RepricingBreakdown,
  RepricingRow,
  RepricingStatus,
  RepricingTotals,
  SourceChange,
} from './repricing/types.ts';
export { readAge } from './retention/read-age.ts';
export type { Compaction, CompactOptions } from './retention/types.ts';
export { makeSectionTable, type SectionTable, type SectionTableColumn } from './section-tables.ts';
export type {
  AppendResult,
  AskOptions,
  Breakdown,
  BreakdownRow,
  BudgetOptions,
  Call,
  CallCost,
  CostStatus,
  Ledger,
  LedgerOptions,
  LedgerStatus,
  OtherRows,
  OtherSectionRows,
  Report,
  ReportDescription,
  ReportParameter,
  ReportQuery,
  ReportSection,
  SectionColumn,
  SectionKind,
  SectionRow,
  Totals,
  UsageStatus,
} from './types.ts';
export { UNKNOWN_COST } from './unknown-cost.ts';
export type { CallUsage } from './usage/types.ts';
