import { RequestError } from './request-error.ts';

interface Types {
  readonly string: string;
  readonly boolean: boolean;
}

/**
 * A member of a request, of a type or absent.
 * @throws RequestError when it is of another type.
 */
export function readOptional<T extends keyof Types>(name: string, value: unknown, type: T): Types[T] | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== type) failRequest(name, value, `a ${type}`);
  return value as Types[T];
}

/**
 * An object of a request.
 * @throws RequestError when it is none, or has a member beyond `keys`.
 */
export function readObject(value: unknown, name: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) failRequest(name, value, 'an object');
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) failRequest(name, { [unknown]: '…' }, `no more than ${keys.join(', ')}`);
  return value as Readonly<Record<string, unknown>>;
}

/** @throws RequestError 400 that says what was got and what was expected. */
export function failRequest(name: string, got: unknown, expected: string): never {
  const text = JSON.stringify(got) ?? 'nothing';
  throw new RequestError(400, `got ${text.slice(0, 80)} for ${name}, expected ${expected}; correct the request`);
}
