import { maskPasswords } from '@spendspan/ledger';
import { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { flagOf } from './period-options.ts';

/** What the command prints on stderr, and its exit code. */
export interface ErrorDescription {
  /** One line. */
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** Exit codes by the `code` that errors of our packages and of Node carry. */
const EXIT_CODES: ReadonlyMap<string, ExitCode> = new Map([
  ['LEDGER_LOCKED', EXIT.unavailable],
  ['LEDGER_UNAVAILABLE', EXIT.unavailable],
  ['LEDGER_NOT_FOUND', EXIT.notFound],
  ['LEDGER_INVALID', EXIT.invalidFile],
  ['INVALID_FILE', EXIT.invalidFile],
  ['UNKNOWN_TEAM', EXIT.notFound],
  ['UNKNOWN_VALUE', EXIT.notFound],
  ['UNKNOWN_REPORT', EXIT.usage],
  ['UNKNOWN_EXPORT', EXIT.usage],
  ['BAD_PARAMETER', EXIT.usage],
  ['BAD_USER_ID_KEY', EXIT.usage],
  ['PORT_IN_USE', EXIT.unavailable],
  ['CONSOLE_UNAVAILABLE', EXIT.unavailable],
  ['OPENAI_REFUSED', EXIT.unavailable],
  ['OPENAI_UNAVAILABLE', EXIT.unavailable],
  ['OPENAI_MALFORMED', EXIT.unavailable],
  ['ENOENT', EXIT.notFound],
  ['EISDIR', EXIT.invalidFile],
  ['EACCES', EXIT.unavailable],
  ['EADDRNOTAVAIL', EXIT.unavailable],
  ['ENOTFOUND', EXIT.unavailable],
]);

/** Any error as one line for people and an exit code for scripts. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof CliError) return { message: toLine(error.message), exitCode: error.exitCode };
  if (error instanceof CommanderError) {
    return { message: `${toLine(error.message)}; see "spendspan --help"`, exitCode: EXIT.usage };
  }
  const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error) };
  const line = toLine(message);
  return {
    message: code === 'BAD_PARAMETER' ? nameOption(line) : line,
    exitCode: EXIT_CODES.get(code ?? '') ?? EXIT.failed,
  };
}

/** A parameter whose name people type otherwise: `got timeZone "x"` is about `--time-zone`. */
function nameOption(line: string): string {
  return line.replace(/^got ([a-z]+[A-Z][A-Za-z]*) /, (_, parameter: string) => `got ${flagOf(parameter)} `);
}

/** Drops what only a developer needs (the package in brackets, the word "error", line ends) and what nobody may see. */
function toLine(message: string): string {
  return maskPasswords(message)
    .replace(/^\[[^\]]+\]\s*/, '')
    .replace(/^error:\s*/, '')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .replace(/\.$/, '');
}
