import { parseEvents } from './event-stream.ts';
import { EventTail } from './event-tail.ts';
import { observeBytes } from './observe-bytes.ts';
import type { Reader } from './reader.ts';
import { replaceMethod } from './replace-method.ts';
import { report, safely } from './report.ts';
import type { Tap } from './tap-bytes.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;
/** A fetch Response. That of a custom `fetch` may have none of its methods. */
type RawResponse = Record<string, unknown>;

/** What a body says: one value, or those of a stream of events. */
type Seen = { readonly body: unknown } | { readonly events: readonly unknown[] };

/** Ways to read a whole body, and what is seen of it; undefined when that cannot be told. */
const SEEN: Readonly<Record<string, (data: unknown) => Seen | undefined>> = {
  json: (body) => ({ body }),
  text: parse,
};

/** Ways to the bytes, which are the application's own business. */
const UNSEEN = ['arrayBuffer', 'blob', 'bytes', 'formData'] as const;

/** A longer text is not parsed a second time for us. Characters. */
const LONGEST_TEXT = 1_000_000;

/** What is going on with a response. */
export interface Reading {
  /** The client itself parses the body: what it reads is seen elsewhere. */
  parsing: boolean;
  /** Makes what is told of the bytes that the application reads; absent where those are not looked at. */
  readonly tap?: () => Tap;
}

/** A response, or a copy of one, and the call that it answers. */
interface Copy {
  reader: Reader;
  state: Reading;
  /** Copies whose usage may still be seen, this one among them; one number for all of them. */
  unread: { copies: number };
  /** Its methods read their own body. */
  busy: boolean;
  /** Its bytes went to the application. */
  gone: boolean;
}

/** One entry a response: a `fetch` of the application's own may give the same one for every call. */
const copies = new WeakMap<object, Copy>();

/**
 * Watches what the application itself reads from a raw response: of `json()` and `text()`, be it of a stream, the usage is seen,
 * and nothing is read that the application does not read. Whoever reads the bytes ends the call, its body unread. To ask
 * for the response, to look at it or to copy it is not yet to read it.
 */
export function observeResponse(value: unknown, reader: Reader, state: Reading): void {
  try {
    observeCopy(value as RawResponse, reader, state, { copies: 1 });
  } catch (error) {
    // Frozen, or no object at all.
    report(error);
    if (!state.parsing) reader.call.onRawResponse();
  }
}

function observeCopy(response: RawResponse, reader: Reader, state: Reading, unread: Copy['unread']): void {
  const known = copies.get(response);
  if (known?.reader === reader) return;
  const fresh = { reader, state, unread, busy: false, gone: false };
  if (known) {
    Object.assign(known, fresh);
    return;
  }
  const copy: Copy = fresh;
  copies.set(response, copy);
  for (const [name, see] of Object.entries(SEEN)) observeSeen(response, name, copy, see);
  for (const name of UNSEEN) replace(response, name, () => onBytes(copy));
  observeClone(response, copy);
  observeBody(response, copy);
}

function observeSeen(response: RawResponse, name: string, copy: Copy, see: (data: unknown) => Seen | undefined): void {
  const method = response[name] as Method | undefined;
  if (typeof method !== 'function') return;
  replaceMethod(response, name, function observedSeen(this: unknown, ...args: unknown[]) {
    const { reader, state } = copy;
    // From now on only the method itself can come to the bytes.
    copy.busy = true;
    const read = method.apply(this, args) as Promise<unknown>;
    if (state.parsing) return read;
    const { clock } = reader.call;
    clock.startWaiting();
    return read.then(
      (data) => {
        clock.stopWaiting();
        const seen = state.tap ? seeEnd(data) : see(data);
        if (!seen) lose(copy, reader);
        else if ('events' in seen) reader.call.onEvents(seen.events);
        else reader.call.onBody(seen.body);
        return data;
      },
      (error) => {
        clock.stopWaiting();
        reader.call.onError(error);
        throw error;
      },
    );
  });
}

function observeClone(response: RawResponse, copy: Copy): void {
  const method = response['clone'] as Method | undefined;
  if (typeof method !== 'function') return;
  replaceMethod(response, 'clone', function observedClone(this: unknown, ...args: unknown[]) {
    const { reader, state, unread, busy } = copy;
    copy.busy = true;
    try {
      const clone = method.apply(this, args);
      unread.copies += 1;
      safely(() => observeCopy(clone as RawResponse, reader, state, unread));
      return clone;
    } finally {
      copy.busy = busy;
    }
  });
}

/** `body` is a getter of the class. */
function observeBody(response: RawResponse, copy: Copy): void {
  const get = findGetter(response, 'body');
  if (!get) return;
  Object.defineProperty(response, 'body', {
    configurable: true,
    enumerable: false,
    get(this: unknown) {
      const body = get.call(this);
      if (!copy.busy) safely(() => observeBytes(body, () => onBytes(copy), copy.state.tap?.()));
      return body;
    },
  });
}

function replace(response: RawResponse, name: string, before: () => void): void {
  const method = response[name] as Method | undefined;
  if (typeof method !== 'function') return;
  replaceMethod(response, name, function observedUnseen(this: unknown, ...args: unknown[]) {
    before();
    return method.apply(this, args);
  });
}

/** The application reads the bytes of a copy. */
function onBytes(copy: Copy): void {
  if (!copy.state.parsing && !copy.busy) lose(copy, copy.reader);
}

/** The usage cannot be seen in this copy; in the last of them, not at all. */
function lose(copy: Copy, reader: Reader): void {
  if (copy.gone) return;
  copy.gone = true;
  copy.unread.copies -= 1;
  if (copy.unread.copies <= 0) reader.call.onRawResponse();
}

function findGetter(object: object, name: string): (() => unknown) | undefined {
  for (let at: object | null = object; at; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found.get;
  }
  return undefined;
}

/** Of a stream whose bytes are looked at, only the end counts, however long it is. */
function seeEnd(text: unknown): Seen | undefined {
  const tail = new EventTail();
  tail.add(text);
  return { events: tail.read() };
}

function parse(text: unknown): Seen | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_TEXT) return undefined;
  try {
    return { body: JSON.parse(text) };
  } catch {
    const events = parseEvents(text);
    return events.length > 0 ? { events } : undefined;
  }
}
