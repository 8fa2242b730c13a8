import type { Reader } from './reader.ts';
import { replaceMethod } from './replace-method.ts';
import { report } from './report.ts';

/** The parts of a fetch Response that are watched. That of a custom `fetch` may have none of them. */
interface RawResponse {
  readonly headers?: { get?(name: string): string | null };
  readonly body?: unknown;
  json?: (...args: unknown[]) => Promise<unknown>;
  text?: (...args: unknown[]) => Promise<string>;
}

/** Ways to the bytes, which are the application's own business. */
const UNSEEN = ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData'] as const;

/** A longer text is not parsed a second time for us. Characters. */
const LONGEST_TEXT = 1_000_000;

/**
 * Watches what the application itself reads from a raw response: of `json()` and `text()` the usage is seen, and
 * nothing is read that the application does not read. Whoever goes to the bytes ends the call, its body unread.
 */
export function observeResponse(value: unknown, reader: Reader): void {
  const response = value as RawResponse;
  try {
    if (!isJson(response)) reader.call.onRawResponse();
    else observeReaders(response, reader);
  } catch (error) {
    // Frozen, or no object at all.
    report(error);
    reader.call.onRawResponse();
  }
}

function isJson({ headers, json, text }: RawResponse): boolean {
  const type = headers?.get?.('content-type') ?? '';
  return /^application\/(?:[^;]*\+)?json/i.test(type) && typeof json === 'function' && typeof text === 'function';
}

function observeReaders(response: RawResponse, reader: Reader): void {
  const { json, text } = response;
  // node-fetch comes to its own `body` from within.
  const state = { reading: false };
  const start = <T>(read: () => T): T => {
    state.reading = true;
    try {
      return read();
    } finally {
      state.reading = false;
    }
  };
  const onError = (error: unknown): never => {
    reader.call.onError(error);
    throw error;
  };
  if (json) {
    replaceMethod(response, 'json', function observedJson(this: unknown, ...args) {
      return start(() => json.apply(this, args)).then((data) => {
        reader.call.onBody(data);
        return data;
      }, onError);
    });
  }
  if (text) {
    replaceMethod(response, 'text', function observedText(this: unknown, ...args) {
      return start(() => text.apply(this, args)).then((data) => {
        const body = parse(data);
        if (body === undefined) reader.call.onRawResponse();
        else reader.call.onBody(body);
        return data;
      }, onError);
    });
  }
  for (const name of UNSEEN) observeUnseen(response as Record<string, unknown>, name, reader);
  observeBody(response, reader, state);
}

function observeUnseen(response: Record<string, unknown>, name: string, reader: Reader): void {
  const method = response[name];
  if (typeof method !== 'function') return;
  replaceMethod(response, name, function observedUnseen(this: unknown, ...args: unknown[]) {
    reader.call.onRawResponse();
    return method.apply(this, args);
  });
}

/** `body` is a getter of the class. */
function observeBody(response: RawResponse, reader: Reader, state: { readonly reading: boolean }): void {
  const get = findGetter(response, 'body');
  if (!get) return;
  Object.defineProperty(response, 'body', {
    configurable: true,
    enumerable: false,
    get(this: unknown) {
      if (!state.reading) reader.call.onRawResponse();
      return get.call(this);
    },
  });
}

function findGetter(object: object, name: string): (() => unknown) | undefined {
  for (let at: object | null = object; at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found.get;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return text.length <= LONGEST_TEXT ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
