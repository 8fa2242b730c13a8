/** Why data was not taken. Failures of one kind are told once until the next success. */
export class RefreshError extends Error {
  override readonly name: string = 'RefreshError';
  readonly kind: string;

  constructor(kind: RefreshFailure, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.kind = kind;
  }
}

/** The kinds of failure. */
export type RefreshFailure =
  | 'unreachable'
  | 'timeout'
  | 'status'
  | 'redirect'
  | 'too_large'
  | 'truncated'
  | 'encoding'
  | 'unreadable'
  | 'syntax'
  | 'schema'
  | 'shrunk'
  | 'implausible';
