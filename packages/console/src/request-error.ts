/** What a script can tell refusals apart by. */
const CODES: Readonly<Record<number, string>> = {
  400: 'BAD_PARAMETER',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  503: 'UNAVAILABLE',
};

/** A request that is not what the path takes. */
export class RequestError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string, options?: ErrorOptions) {
    super(`[@spendspan/console] ${message}`, options);
    this.name = 'RequestError';
    this.statusCode = statusCode;
  }
}

/** The code of an HTTP status that is a refusal; `INTERNAL` of all others. */
export function codeOfStatus(statusCode: number): string {
  return CODES[statusCode] ?? (statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL');
}
