import type { Reader } from './reader.ts';
import { replaceMethod } from './replace-method.ts';
import { report } from './report.ts';

/** The parts of a fetch Response that are watched. That of a custom `fetch` may have none of them. */
interface RawResponse {
  readonly body?: unknown;
  json?: (...args: unknown[]) => Promise<unknown>;
  text?: (...args: unknown[]) => Promise<string>;
}

/** Ways to the bytes, which are the application's own business. */
const UNSEEN = ['arrayBuffer', 'blob', 'bytes', 'clone', 'formData'] as const;

/** A longer text is not parsed a second time for us. Characters. */
const LONGEST_TEXT = 1_000_000;

/** What is going on with a response. */
export interface Reading {
  /** The client itself parses the body: what it reads is seen elsewhere. */
  parsing: boolean;
}

/**
 * Watches what the application itself reads from a raw response: of `json()` and `text()` the usage is seen, and
 * nothing is read that the application does not read. Whoever goes to the bytes ends the call, its body unread. To ask
 * for the response is not yet to read it: the client may parse it all the same, later.
 */
export function observeResponse(value: unknown, reader: Reader, state: Reading): void {
  try {
    observeReaders(value as RawResponse, reader, state);
  } catch (error) {
    // Frozen, or no object at all.
    report(error);
    if (!state.parsing) reader.call.onRawResponse();
  }
}

function observeReaders(response: RawResponse, reader: Reader, state: Reading): void {
  const { json, text } = response;
  // node-fetch comes to its own `body` from within.
  const own = { reading: false };
  const start = <T>(read: () => T): T => {
    own.reading = true;
    try {
      return read();
    } finally {
      own.reading = false;
    }
  };
  const { clock } = reader.call;
  const onError = (error: unknown): never => {
    clock.stopWaiting();
    reader.call.onError(error);
    throw error;
  };
  if (json) {
    replaceMethod(response, 'json', function observedJson(this: unknown, ...args) {
      const read = start(() => json.apply(this, args));
      if (state.parsing) return read;
      clock.startWaiting();
      return read.then((data) => {
        clock.stopWaiting();
        reader.call.onBody(data);
        return data;
      }, onError);
    });
  }
  if (text) {
    replaceMethod(response, 'text', function observedText(this: unknown, ...args) {
      const read = start(() => text.apply(this, args));
      if (state.parsing) return read;
      clock.startWaiting();
      return read.then((data) => {
        clock.stopWaiting();
        const body = parse(data);
        if (body === undefined) reader.call.onRawResponse();
        else reader.call.onBody(body);
        return data;
      }, onError);
    });
  }
  const onUnseen = (): void => {
    if (!state.parsing && !own.reading) reader.call.onRawResponse();
  };
  for (const name of UNSEEN) observeUnseen(response as Record<string, unknown>, name, onUnseen);
  observeBody(response, onUnseen);
}

function observeUnseen(response: Record<string, unknown>, name: string, onUnseen: () => void): void {
  const method = response[name];
  if (typeof method !== 'function') return;
  replaceMethod(response, name, function observedUnseen(this: unknown, ...args: unknown[]) {
    onUnseen();
    return method.apply(this, args);
  });
}

/** `body` is a getter of the class. */
function observeBody(response: RawResponse, onUnseen: () => void): void {
  const get = findGetter(response, 'body');
  if (!get) return;
  Object.defineProperty(response, 'body', {
    configurable: true,
    enumerable: false,
    get(this: unknown) {
      onUnseen();
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
