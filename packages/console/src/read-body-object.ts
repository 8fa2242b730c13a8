/** A request whose body is not what the path takes. */
export class RequestError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string, options?: ErrorOptions) {
    super(`[@spendspan/console] ${message}`, options);
    this.name = 'RequestError';
    this.statusCode = statusCode;
  }
}

interface Types {
  readonly string: string;
  readonly boolean: boolean;
}

/**
 * A member of a body that may be absent.
 * @throws RequestError when it is of another type.
 */
export function readOptional<T extends keyof Types>(name: string, value: unknown, type: T): Types[T] | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== type) failRequest(name, value, `a ${type}`);
  return value as Types[T];
}

/**
 * An object that has no members but these.
 * @throws RequestError when it is something else.
 */
export function readObject(name: string, value: unknown, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) failRequest(name, value, 'an object');
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) failRequest(name, { [unknown]: '…' }, `no more than ${keys.join(', ')}`);
  return value as Readonly<Record<string, unknown>>;
}

/** @throws RequestError that says what was got and expected. */
export function failRequest(name: string, got: unknown, expected: string): never {
  const text = JSON.stringify(got) ?? 'nothing';
  throw new RequestError(400, `got ${text.slice(0, 80)} for ${name}, expected ${expected}; correct the request`);
}
