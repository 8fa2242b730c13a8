import { replaceMethod } from './replace-method.ts';
import { safely } from './report.ts';

/** Is told what passes by in a body, whoever reads it. */
export interface Tap {
  onBytes(piece: unknown): void;
  onEnd(): void;
  /** The application reads no further. */
  onCancel(): void;
  onError(error: unknown): void;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;
type Methods = Record<PropertyKey, unknown>;

/** Ways to a web stream's pieces, one by one, and the methods of what they give. */
const READERS = [
  ['getReader', 'read', 'cancel'],
  ['values', 'next', 'return'],
  [Symbol.asyncIterator, 'next', 'return'],
] as const;

/** Ways to read a stream of Node's: all of them come to its events. */
const NODE_READS: ReadonlySet<PropertyKey> = new Set([
  'pipe',
  'read',
  'resume',
  'on',
  'once',
  'addListener',
  Symbol.asyncIterator,
]);

/**
 * Watches the pieces that the application reads of a body, by a reader or an iterator; of a stream of Node's (the body of
 * openai 4) whichever way. Nothing is read that the application does not read, and no piece is kept.
 * @returns the ways to read it that are watched.
 */
export function tapBytes(body: object, tap: Tap): ReadonlySet<PropertyKey> {
  const stream = body as Methods;
  if (typeof stream['emit'] === 'function') {
    tapEvents(stream, stream['emit'] as Method, tap);
    return NODE_READS;
  }
  for (const [name, next, end] of READERS) {
    const open = stream[name];
    if (typeof open !== 'function') continue;
    replaceMethod(stream, name, function tappedReader(this: unknown, ...args: unknown[]) {
      const reader = (open as Method).apply(this, args);
      safely(() => tapReader(reader as Methods, next, end, tap));
      return reader;
    });
  }
  return new Set(READERS.map(([name]) => name));
}

function tapEvents(stream: Methods, emit: Method, tap: Tap): void {
  replaceMethod(stream, 'emit', function tappedEmit(this: unknown, ...args: unknown[]) {
    const [event, value] = args;
    if (event === 'data') tap.onBytes(value);
    else if (event === 'end') tap.onEnd();
    else if (event === 'error') tap.onError(value);
    return emit.apply(this, args);
  });
}

function tapReader(reader: Methods, next: string, end: string, tap: Tap): void {
  const { [next]: pull, [end]: stop } = reader;
  if (typeof pull === 'function') {
    replaceMethod(reader, next, function tappedRead(this: unknown, ...args: unknown[]) {
      const pulled = (pull as Method).apply(this, args);
      // Of a body that a custom `fetch` made up.
      if (!(pulled instanceof Promise)) return pulled;
      return (pulled as Promise<IteratorResult<unknown> | undefined>).then(
        (result) => {
          if (result?.done) tap.onEnd();
          else tap.onBytes(result?.value);
          return result;
        },
        (error) => {
          tap.onError(error);
          throw error;
        },
      );
    });
  }
  if (typeof stop !== 'function') return;
  replaceMethod(reader, end, function tappedEnd(this: unknown, ...args: unknown[]) {
    tap.onCancel();
    return (stop as Method).apply(this, args);
  });
}
