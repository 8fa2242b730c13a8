export { isClickHouseUrl, maskPasswords } from './clickhouse/address.ts';
export type { AdvisedReason } from './coverage/advise.ts';
export type { Coverage, CoveragePart, CoverageRow } from './coverage/types.ts';
export { defaultLedgerPath } from './default-ledger-path.ts';
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
  UnknownReportError,
  UnknownTeamError,
  UnknownValueError,
} from './errors.ts';
export { chooseDecimals, formatAmount, formatCount, formatShare, formatUsdAmount } from './format-numbers.ts';
export { formatUsd, parseUsd, picoFromUsd } from './money.ts';
export { openLedger } from './open-ledger.ts';
export { PERIOD_PARAMETERS, type Period, readPeriod } from './period/period.ts';
export type { Day, TimeZone } from './period/time-zone.ts';
export { type ReadCallsOptions, type ReadCallsResult, readCalls } from './read-calls.ts';
export { realLedgerPath } from './real-ledger-path.ts';
export { describeCoverage, describeRange, describeTotals, type ReportFact } from './report-facts.ts';
export { makeReportGrids, type ReportGrid } from './report-grids.ts';
export { listReports } from './report-list.ts';
export { makeReportTables, type ReportColumn, type ReportTable } from './report-tables.ts';
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
export { makeSectionTable, type SectionTable, type SectionTableColumn } from './section-tables.ts';
export type {
  AppendResult,
  Breakdown,
  BreakdownRow,
  Call,
  CallCost,
  CostStatus,
  Ledger,
  LedgerOptions,
  LedgerStatus,
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
export type { CallUsage } from './usage/types.ts';
