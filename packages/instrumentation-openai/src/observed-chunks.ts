import type { Reader } from './reader.ts';
import { isUsageChunk } from './stream-usage.ts';
import { Turns } from './turns.ts';

type Result = IteratorResult<unknown, unknown>;
type Chunks = AsyncIterator<unknown>;

/** The first reading of a stream: only that one gets chunks, the client throws at a second one. */
export interface FirstReading {
  chunks: Chunks | undefined;
}

/** Of an iterator that was ended before it was read: it is over, and another may be the first. */
const UNREAD: FirstReading = { chunks: {} as Chunks };

const GENERATOR: object = Object.getPrototypeOf(async function* () {}.prototype);

/**
 * Reads a stream for the application, chunk by chunk as it asks for them. It stands for the client's own generator, and
 * looks like one: a method put on that itself would be dearer than all else that is done of a chunk, since the client
 * makes a new function for each stream, whose generators share no shape with those of another.
 */
export class ObservedChunks {
  readonly #chunks: Chunks;
  readonly #reader: Reader;
  readonly #controller: AbortController | undefined;
  #first: FirstReading;
  /** A read whose chunk is hidden takes the next one, which would else belong to a read that was made meanwhile. */
  readonly #turns: Turns | undefined;
  readonly #onResult: (result: Result) => Result | Promise<Result>;
  readonly #onError: (error: unknown) => never;

  constructor(chunks: Chunks, reader: Reader, controller: AbortController | undefined, first: FirstReading) {
    this.#chunks = chunks;
    this.#reader = reader;
    this.#controller = controller;
    this.#first = first;
    this.#turns = reader.call.hidesUsage ? new Turns() : undefined;
    // V8 makes a function whose text is assigned to a property where only a full collection clears up, with all that
    // it holds: a variable first.
    const onResult = (result: Result): Result | Promise<Result> => this.#take(result);
    const onError = (error: unknown): never => this.#fail(error);
    this.#onResult = onResult;
    this.#onError = onError;
  }

  // One subscriber, as without us: a second one would take the application's line from the error's stack, and an error
  // that nobody awaits would count as handled.
  next(...args: [] | [unknown]): Promise<Result> {
    const chunks = this.#chunks;
    this.#first.chunks ??= chunks;
    if (this.#first.chunks !== chunks) return chunks.next(...args);
    const turns = this.#turns;
    const pulled = turns && !turns.take() ? turns.wait().then(() => chunks.next(...args)) : chunks.next(...args);
    this.#reader.call.clock.startWaiting();
    return pulled.then(this.#onResult, this.#onError);
  }

  return(...args: [] | [unknown]): Promise<Result> {
    return this.#end('return', args);
  }

  throw(...args: [] | [unknown]): Promise<Result> {
    return this.#end('throw', args);
  }

  #take(result: Result): Result | Promise<Result> {
    const { call } = this.#reader;
    if (!result.done) {
      const { value } = result;
      call.onChunk(value);
      if (call.hidesUsage) {
        if (isUsageChunk(value, call.finished)) return this.#chunks.next().then(this.#onResult, this.#onError);
        hideUsageField(value, call.silentHost);
      }
    }
    this.#turns?.pass();
    call.clock.stopWaiting();
    if (!result.done) return result;
    // The client ends an aborted stream in silence.
    if (this.#controller?.signal.aborted) call.onStreamAborted();
    else call.onStreamEnd();
    return result;
  }

  #fail(error: unknown): never {
    this.#turns?.pass();
    this.#reader.call.clock.stopWaiting();
    this.#reader.call.onError(error);
    throw error;
  }

  /** Ends it before its time. One that was never read has taken nothing from the stream. */
  #end(name: 'return' | 'throw', args: [] | [unknown]): Promise<Result> {
    const end = (): Promise<Result> => (this.#chunks[name] as (...args: unknown[]) => Promise<Result>)(...args);
    if (this.#first.chunks === this.#chunks) this.#reader.call.onStreamAborted();
    else this.#first = UNREAD;
    const turns = this.#turns;
    if (!turns?.isTaken) return end();
    return turns
      .wait()
      .then(end)
      .finally(() => turns.pass());
  }
}

Object.setPrototypeOf(ObservedChunks.prototype, GENERATOR);
// Whoever prints one sees a generator.
Reflect.deleteProperty(ObservedChunks.prototype, 'constructor');

/**
 * Asking for usage puts `usage: null` into every other chunk, and some providers put the usage itself into one that has
 * choices: the application did not ask. Where a host may send usage unasked, what it sends stays.
 */
function hideUsageField(chunk: unknown, silentHost: boolean): void {
  if (typeof chunk !== 'object' || chunk === null || !('usage' in chunk)) return;
  if (silentHost || chunk.usage === null) delete (chunk as { usage?: unknown }).usage;
}
