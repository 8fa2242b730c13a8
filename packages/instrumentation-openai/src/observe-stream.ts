import type { Reader } from './reader.ts';
import { replaceMethod } from './replace-method.ts';
import { isUsageChunk } from './stream-usage.ts';
import { Turns } from './turns.ts';

type Result = IteratorResult<unknown, unknown>;

/** The parts of the client's Stream that are the same in openai 4 to 7. */
interface Stream {
  iterator: () => AsyncIterator<unknown>;
  readonly controller?: AbortController;
}

/** Whether a parsed answer is a stream of chunks. */
export function isStream(value: unknown): value is Stream {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.asyncIterator in value &&
    typeof (value as Partial<Stream>).iterator === 'function'
  );
}

/**
 * Watches the chunks that the application reads. The stream and its iterator stay the same objects, and a chunk is
 * pulled only when the application pulls one.
 */
export function observeStream(stream: Stream, reader: Reader): void {
  reader.call.onStream();
  const { iterator } = stream;
  // Only the first reader gets chunks: the client throws at a second one.
  const first: { iterator: AsyncIterator<unknown> | undefined } = { iterator: undefined };
  replaceMethod(stream, 'iterator', function observedIterator(this: Stream) {
    const chunks = iterator.call(this);
    observeIterator(chunks, stream.controller, reader, first);
    return chunks;
  });
}

function observeIterator(
  chunks: AsyncIterator<unknown>,
  controller: AbortController | undefined,
  reader: Reader,
  first: { iterator: AsyncIterator<unknown> | undefined },
): void {
  const { next } = chunks;
  const { hidesUsage } = reader.call;
  // A read whose chunk is hidden takes the next one, which would else belong to a read that was made meanwhile.
  const turns = hidesUsage ? new Turns() : undefined;

  const onError = (error: unknown): never => {
    turns?.pass();
    reader.call.clock.stopWaiting();
    reader.call.onError(error);
    throw error;
  };
  const onResult = (result: Result): Result | Promise<Result> => {
    if (!result.done) {
      reader.call.onChunk(result.value);
      if (hidesUsage && isUsageChunk(result.value, reader.call.finished)) {
        return next.call(chunks).then(onResult, onError);
      }
      if (hidesUsage) hideUsageField(result.value, reader.call.silentHost);
    }
    turns?.pass();
    reader.call.clock.stopWaiting();
    if (!result.done) return result;
    // The client ends an aborted stream in silence.
    if (controller?.signal.aborted) reader.call.onStreamAborted();
    else reader.call.onStreamEnd();
    return result;
  };

  // One subscriber, as without us: a second one would take the application's line from the error's stack, and an error
  // that nobody awaits would count as handled.
  replaceMethod(chunks, 'next', function observedNext(...args) {
    first.iterator ??= chunks;
    if (first.iterator !== chunks) return next.apply(chunks, args);
    const free = turns?.take() ?? true;
    const pulled = free ? next.apply(chunks, args) : turns?.wait().then(() => next.apply(chunks, args));
    reader.call.clock.startWaiting();
    return (pulled as Promise<Result>).then(onResult, onError);
  });
  for (const name of ['return', 'throw'] as const) observeEnd(chunks, name, reader, first, turns);
}

/** Watches a way to end an iterator before its time. One that was never read has taken nothing from the stream. */
function observeEnd(
  chunks: AsyncIterator<unknown>,
  name: 'return' | 'throw',
  reader: Reader,
  first: { readonly iterator: AsyncIterator<unknown> | undefined },
  turns: Turns | undefined,
): void {
  const end = chunks[name];
  if (!end) return;
  const pass = (): void => turns?.pass();
  replaceMethod(chunks, name, function observedEnd(...args) {
    if (first.iterator === chunks) reader.call.onStreamAborted();
    if (!turns?.isTaken) return end.apply(chunks, args);
    return turns
      .wait()
      .then(() => end.apply(chunks, args))
      .finally(pass);
  });
}

/**
 * Asking for usage puts `usage: null` into every other chunk, and some providers put the usage itself into one that has
 * choices: the application did not ask. Where a host may send usage unasked, what it sends stays.
 */
function hideUsageField(chunk: unknown, silentHost: boolean): void {
  if (typeof chunk !== 'object' || chunk === null || !('usage' in chunk)) return;
  if (silentHost || chunk.usage === null) delete (chunk as { usage?: unknown }).usage;
}
