/** A request that is not what the path takes. */
export class RequestError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string, options?: ErrorOptions) {
    super(`[@spendspan/console] ${message}`, options);
    this.name = 'RequestError';
    this.statusCode = statusCode;
  }
}
