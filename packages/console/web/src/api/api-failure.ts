/** What the console, or the way to it, said instead of an answer. */
export class ApiFailure extends Error {
  /** Of the API, or `UNREACHABLE`. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message.replace(/^\[[^\]]+\] /, ''));
    this.name = 'ApiFailure';
    this.code = code;
    this.status = status;
  }
}
