import { LedgerUnavailableError } from './errors.ts';

/** What a question rejects with that was given up. */
export function makeGivenUp(options?: ErrorOptions): LedgerUnavailableError {
  return new LedgerUnavailableError('the question was given up', options);
}
