import { replaceMethod } from './replace-method.ts';
import { type Tap, tapBytes } from './tap-bytes.ts';

type Method = (this: unknown, ...args: unknown[]) => unknown;

/** Ways to read a stream, or to let go of it: of the web's, and of Node's (the body of openai 4). */
const READS = [
  'getReader',
  'tee',
  'pipeTo',
  'pipeThrough',
  'values',
  'cancel',
  'pipe',
  'read',
  'resume',
  Symbol.asyncIterator,
] as const;
/** Ways to listen to a stream of Node's, which reads it where the event is one of these. */
const LISTENS = ['on', 'once', 'addListener'] as const;
const READING: ReadonlySet<unknown> = new Set(['data', 'readable']);

const observed = new WeakSet<object>();
const NONE: ReadonlySet<PropertyKey> = new Set();

/**
 * Tells when somebody begins to read the bytes of a body, whichever way. To hold the body is not yet to read it.
 * @param tap is told of the bytes themselves; only of those that it cannot be told of is it said that they are read.
 */
export function observeBytes(body: unknown, onRead: () => void, tap?: Tap): void {
  if (typeof body !== 'object' || body === null || observed.has(body)) return;
  observed.add(body);
  const stream = body as Record<PropertyKey, unknown>;
  const tapped = tap ? tapBytes(body, tap) : NONE;
  for (const name of READS) if (!tapped.has(name)) observeCall(stream, name, onRead);
  for (const name of LISTENS) {
    if (tapped.has(name)) continue;
    observeCall(stream, name, (event) => {
      if (READING.has(event)) onRead();
    });
  }
}

function observeCall(stream: Record<PropertyKey, unknown>, name: PropertyKey, onCall: (first: unknown) => void): void {
  const method = stream[name];
  if (typeof method !== 'function') return;
  replaceMethod(stream, name, function observedRead(this: unknown, ...args: unknown[]) {
    onCall(args[0]);
    return (method as Method).apply(this, args);
  });
}
