/** gRPC codes that go into the body of an error (https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto). */
const RPC_CODES: Readonly<Record<number, number>> = {
  400: 3,
  405: 12,
  408: 4,
  413: 8,
  415: 3,
  403: 7,
  429: 8,
  500: 13,
  503: 14,
};

/** An export that cannot be taken; the message goes to the sender. */
export class OtlpError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.statusCode = statusCode;
  }
}

/** The gRPC code that says the same as an HTTP status. */
export function rpcCodeOf(statusCode: number): number {
  return RPC_CODES[statusCode] ?? 2;
}
