import type { RepriceRequest } from './types.ts';

/** A request whose body is not what the path takes. */
export class RequestError extends Error {
  readonly statusCode: number;

  constructor(statusCode: number, message: string, options?: ErrorOptions) {
    super(`[@spendspan/console] ${message}`, options);
    this.name = 'RequestError';
    this.statusCode = statusCode;
  }
}

const KEYS = ['since', 'until', 'timeZone', 'prices', 'unknownHost', 'replaceOwn', 'dryRun', 'undo'];

/**
 * The request that a body makes.
 * @throws RequestError when a member of it is unknown or of another type.
 */
export function readRepriceRequest(body: unknown): RepriceRequest {
  const given = requireObject(body, 'the body', KEYS);
  const { since, until, timeZone, prices, unknownHost, replaceOwn, dryRun, undo } = given;
  if (unknownHost !== undefined && unknownHost !== 'list' && unknownHost !== 'unpriced') {
    fail('unknownHost', unknownHost, '"list" or "unpriced"');
  }
  const file = prices === undefined ? undefined : requireObject(prices, 'prices', ['name', 'text']);
  return {
    since: optional('since', since, 'string'),
    until: optional('until', until, 'string'),
    timeZone: optional('timeZone', timeZone, 'string'),
    prices: file && {
      name: optional('prices.name', file['name'], 'string') ?? 'prices.yaml',
      text: optional('prices.text', file['text'], 'string') ?? '',
    },
    unknownHost,
    replaceOwn: optional('replaceOwn', replaceOwn, 'boolean'),
    dryRun: optional('dryRun', dryRun, 'boolean'),
    undo: optional('undo', undo, 'boolean'),
  };
}

interface Types {
  readonly string: string;
  readonly boolean: boolean;
}

function optional<T extends keyof Types>(name: string, value: unknown, type: T): Types[T] | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== type) fail(name, value, `a ${type}`);
  return value as Types[T];
}

function requireObject(value: unknown, name: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(name, value, 'an object');
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) fail(name, { [unknown]: '…' }, `no more than ${keys.join(', ')}`);
  return value as Readonly<Record<string, unknown>>;
}

function fail(name: string, got: unknown, expected: string): never {
  const text = JSON.stringify(got) ?? 'nothing';
  throw new RequestError(400, `got ${text.slice(0, 80)} for ${name}, expected ${expected}; correct the request`);
}
