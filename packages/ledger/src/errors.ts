/** What went wrong, for programs. */
export type LedgerErrorCode =
  | 'MALFORMED_TRACES'
  | 'LEDGER_LOCKED'
  | 'LEDGER_NOT_FOUND'
  | 'LEDGER_UNAVAILABLE'
  | 'LEDGER_INVALID'
  | 'UNKNOWN_REPORT'
  | 'UNKNOWN_EXPORT'
  | 'UNKNOWN_TEAM'
  | 'UNKNOWN_VALUE'
  | 'BAD_PARAMETER'
  | 'INVALID_FILE'
  | 'BAD_USER_ID_KEY';

/** Base of every error that this package throws on purpose. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;

  constructor(code: LedgerErrorCode, message: string, options?: ErrorOptions) {
    super(`[@spendspan/ledger] ${message}`, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** The ledger file is held by another process, or was opened twice in this one. */
export class LedgerLockedError extends LedgerError {
  readonly path: string;
  /** Process that holds it, when known. */
  readonly pid: number | undefined;

  constructor(path: string, pid: number | undefined, options?: ErrorOptions) {
    const holder = pid === undefined ? 'another process' : pid === process.pid ? 'this process' : `process ${pid}`;
    super(
      'LEDGER_LOCKED',
      `got ${path} held by ${holder}, expected a free file; ask the console that holds it, or stop it first`,
      options,
    );
    this.path = path;
    this.pid = pid;
  }
}

/** There is no ledger at the path and none was to be made. */
export class LedgerNotFoundError extends LedgerError {
  readonly path: string;

  constructor(path: string) {
    super(
      'LEDGER_NOT_FOUND',
      `got no file at ${path}, expected a ledger; start the console once, or give another path`,
    );
    this.path = path;
  }
}

/** The file is no ledger of this program, or of a newer version of it. */
export class LedgerInvalidError extends LedgerError {
  readonly path: string;

  constructor(path: string, what: string, remedy: string, options?: ErrorOptions) {
    super('LEDGER_INVALID', `got ${what} at ${path}, expected a ledger; ${remedy}`, options);
    this.path = path;
  }
}

/** The store could not do its work (disk full, file gone, closed). Nothing of the batch was acknowledged; try again. */
export class LedgerUnavailableError extends LedgerError {
  constructor(reason: string, options?: ErrorOptions, remedy = 'mend the cause and try again') {
    super('LEDGER_UNAVAILABLE', `${reason}; ${remedy}`, options);
  }
}

/** There is no room for what is to be written at the path. */
export class DiskFullError extends LedgerUnavailableError {
  readonly path: string;

  constructor(path: string, options?: ErrorOptions) {
    const reason = `got no room on the disk for ${path}, expected some megabytes`;
    super(reason, options, 'free some, or give another path');
    this.path = path;
  }

  /** Whether an error, of Node or of a database, says that the disk is full. */
  static isCauseOf(error: unknown): boolean {
    const message = error instanceof Error ? error.message : String(error);
    return /no space left on device|file too large|disk quota exceeded/i.test(message);
  }
}

/** Users are kept hashed and the key is missing, another one, or none that can be used. */
export class UserIdKeyError extends LedgerError {
  constructor(got: string, expected: string, remedy: string) {
    super('BAD_USER_ID_KEY', `got ${got}, expected ${expected}; ${remedy}`);
  }
}

/** No report has this name. */
export class UnknownReportError extends LedgerError {
  readonly known: readonly string[];

  constructor(name: string, known: readonly string[]) {
    super('UNKNOWN_REPORT', `got report ${JSON.stringify(name)}, expected one of ${known.join(', ')}; pick one`);
    this.known = known;
  }
}

/** No format of exports has this name. */
export class UnknownExportError extends LedgerError {
  constructor(name: string, known: readonly string[]) {
    super('UNKNOWN_EXPORT', `got format ${JSON.stringify(name)}, expected one of ${known.join(', ')}; pick one`);
  }
}

/** A parameter of a report is missing, malformed or unknown. */
export class ReportParameterError extends LedgerError {
  readonly parameter: string;

  constructor(parameter: string, got: string, expected: string) {
    super('BAD_PARAMETER', `got ${parameter} ${got}, expected ${expected}; correct it`);
    this.parameter = parameter;
  }
}

/** No call of this team is in the ledger. */
export class UnknownTeamError extends LedgerError {
  readonly team: string;
  /** The known teams closest to the given name, best first, at most five. */
  readonly closest: readonly string[];

  constructor(team: string, closest: readonly string[]) {
    const expected =
      closest.length === 0
        ? 'a team with recorded calls, of which there is none yet; look at report org, and say whose calls they are with team.id in baggage'
        : `one of the known teams, such as ${closest.join(', ')}; pick one`;
    super('UNKNOWN_TEAM', `got team ${JSON.stringify(team)}, expected ${expected}`);
    this.team = team;
    this.closest = closest;
  }
}

/** No call with this value of a field is in the ledger. */
export class UnknownValueError extends LedgerError {
  readonly field: string;
  readonly value: string;
  /** The known values closest to the given one, best first, at most five. */
  readonly closest: readonly string[];

  constructor(field: string, value: string, closest: readonly string[]) {
    const expected =
      closest.length === 0
        ? `a ${field} with recorded calls; look at report org`
        : `one of those recorded, such as ${closest.join(', ')}; pick one`;
    super('UNKNOWN_VALUE', `got ${field} ${JSON.stringify(value)}, expected ${expected}`);
    this.field = field;
    this.value = value;
    this.closest = closest;
  }
}

/** An export request whose structure is not that of OTLP. Nothing of it was read. */
export class MalformedTracesError extends LedgerError {
  constructor(where: string, got: unknown, expected: string) {
    const kind = got === null ? 'null' : Array.isArray(got) ? 'a list' : typeof got;
    super('MALFORMED_TRACES', `got ${kind} for ${where}, expected ${expected}; send an OTLP ExportTraceServiceRequest`);
  }
}
