export { ConsoleUnavailableError, PortInUseError } from './errors.ts';
export { fetchReport } from './fetch-report.ts';
export { findConsole } from './find-console.ts';
export { startConsole } from './start-console.ts';
export type { Console, ConsoleOptions, ConsoleStatus, FoundConsole } from './types.ts';
