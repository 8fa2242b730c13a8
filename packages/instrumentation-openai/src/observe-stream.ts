import type { Reader } from './reader.ts';
import { replaceMethod } from './replace-method.ts';
import { isUsageChunk } from './stream-usage.ts';

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
  const { next, return: close, throw: fail } = chunks;
  const { hidesUsage } = reader.call;

  const onError = (error: unknown): never => {
    reader.call.clock.stopWaiting();
    reader.call.onError(error);
    throw error;
  };
  const onResult = (result: Result): Result | Promise<Result> => {
    if (result.done) {
      reader.call.clock.stopWaiting();
      // The client ends an aborted stream in silence.
      if (controller?.signal.aborted) reader.call.onStreamAborted();
      else reader.call.onStreamEnd();
      return result;
    }
    reader.call.onChunk(result.value);
    if (hidesUsage && isUsageChunk(result.value, reader.call.finished)) {
      return next.call(chunks).then(onResult, onError);
    }
    reader.call.clock.stopWaiting();
    if (hidesUsage) hideUsageField(result.value, reader.call.silentHost);
    return result;
  };

  // One subscriber, as without us: a second one would take the application's line from the error's stack, and an error
  // that nobody awaits would count as handled.
  replaceMethod(chunks, 'next', function observedNext(...args) {
    first.iterator ??= chunks;
    const pulled = next.apply(chunks, args);
    if (first.iterator !== chunks) return pulled;
    reader.call.clock.startWaiting();
    return pulled.then(onResult, onError);
  });
  if (close) {
    replaceMethod(chunks, 'return', function observedReturn(...args) {
      if (first.iterator === chunks || first.iterator === undefined) reader.call.onStreamAborted();
      return close.apply(chunks, args);
    });
  }
  if (fail) {
    replaceMethod(chunks, 'throw', function observedThrow(...args) {
      if (first.iterator === chunks || first.iterator === undefined) reader.call.onStreamAborted();
      return fail.apply(chunks, args);
    });
  }
}

/**
 * Asking for usage puts `usage: null` into every other chunk, and some providers put the usage itself into one that has
 * choices: the application did not ask. Where a host may send usage unasked, what it sends stays.
 */
function hideUsageField(chunk: unknown, silentHost: boolean): void {
  if (typeof chunk !== 'object' || chunk === null || !('usage' in chunk)) return;
  if (silentHost || chunk.usage === null) delete (chunk as { usage?: unknown }).usage;
}
