export { ConsoleUnavailableError, PortInUseError } from './errors.ts';
export { fetchCoverage, fetchReport } from './fetch-report.ts';
export { findConsole } from './find-console.ts';
export { priceRecorded } from './reprice/price-recorded.ts';
export { requestReprice } from './reprice/request-reprice.ts';
export { type RunOptions, runReprice } from './reprice/run-reprice.ts';
export type { RepriceLine, RepriceRequest } from './reprice/types.ts';
export { startConsole } from './start-console.ts';
export type { Console, ConsoleOptions, ConsoleStatus, FoundConsole } from './types.ts';
