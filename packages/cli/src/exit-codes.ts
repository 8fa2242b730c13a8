/** What the exit code of the command says. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The exit codes by kind. Documented in the README; scripts rely on them. */
export const EXIT: {
  readonly ok: ExitCode;
  /** A check found something (`spendspan doctor`, `spendspan budget check`), or an error nobody foresaw. */
  readonly failed: ExitCode;
  /** A command, option or value that does not exist or is malformed. */
  readonly usage: ExitCode;
  /** A file, team or folder that is not there. */
  readonly notFound: ExitCode;
  /** A file that is there and is not what it should be. */
  readonly invalidFile: ExitCode;
  /** The ledger or the console cannot be used now: locked, port taken, no answer. */
  readonly unavailable: ExitCode;
  /** Not yet a failure, where `--strict` asks for those, too (`spendspan budget check`). */
  readonly warning: ExitCode;
} = { ok: 0, failed: 1, usage: 2, notFound: 3, invalidFile: 4, unavailable: 5, warning: 6 };
