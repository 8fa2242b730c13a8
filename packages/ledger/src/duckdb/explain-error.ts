import { LedgerError, LedgerUnavailableError } from '../errors.ts';
import { firstLine } from './database.ts';

/** What is told of an error of DuckDB's; errors of ours stay as they are. */
export function explainError(error: unknown, what: string): Error {
  if (error instanceof LedgerError || error instanceof RangeError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new LedgerUnavailableError(`${what} (${firstLine(message)})`, { cause: error });
}
