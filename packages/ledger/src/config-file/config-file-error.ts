import { LedgerError } from '../errors.ts';

/** A file of budgets or teams that cannot be used: the message names the file, the line, the key and what to do. */
export class ConfigFileError extends LedgerError {
  /** As it was given. */
  readonly file: string;
  /** 1 is the first one. */
  readonly line: number;
  /** `budgets[0].amount`; empty for the whole file. */
  readonly key: string;

  constructor(file: string, line: number, key: string, problem: string, options?: ErrorOptions) {
    super('INVALID_FILE', `${file}:${line}${key === '' ? '' : ` (${key})`}: ${problem}`, options);
    this.file = file;
    this.line = line;
    this.key = key;
  }
}
