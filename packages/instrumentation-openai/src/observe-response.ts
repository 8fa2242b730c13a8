import { parseEvents } from './event-stream.ts';
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
 * Watches what the application itself reads from a raw response: of `json()` and `text()`, be it of a stream, the usage is seen, and
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
  const onError = (error: unknown): never => {
    reader.call.onError(error);
    throw error;
  };
  if (json) {
    replaceMethod(response, 'json', function observedJson(this: unknown, ...args) {
      const read = start(() => json.apply(this, args));
      if (state.parsing) return read;
      return read.then((data) => {
        reader.call.onBody(data);
        return data;
      }, onError);
    });
  }
  if (text) {
    replaceMethod(response, 'text', function observedText(this: unknown, ...args) {
      const read = start(() => text.apply(this, args));
      if (state.parsing) return read;
      return read.then((data) => {
        onText(data, reader);
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

function onText(text: string, { call }: Reader): void {
  const short = text.length <= LONGEST_TEXT;
  const body = short ? parse(text) : undefined;
  const events = short && body === undefined ? parseEvents(text) : [];
  if (body !== undefined) call.onBody(body);
  else if (events.length > 0) call.onEvents(events);
  else call.onRawResponse();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
