import { types } from 'node:util';
import { type FirstReading, ObservedChunks } from './observed-chunks.ts';
import type { Reader } from './reader.ts';
import { replaceMethod } from './replace-method.ts';

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
 * Watches the chunks that the application reads. The stream stays the same object, and a chunk is pulled only when the
 * application pulls one.
 */
export function observeStream(stream: Stream, reader: Reader): void {
  reader.call.onStream();
  const { iterator, controller } = stream;
  const first: FirstReading = { chunks: undefined };
  replaceMethod(stream, 'iterator', function observedIterator(this: Stream) {
    const chunks = iterator.call(this);
    const observe = (own: AsyncIterator<unknown>) => new ObservedChunks(own, reader, controller, first);
    return types.isGeneratorObject(chunks) ? observe(chunks) : observeOther(chunks, observe);
  });
}

/** What is no generator was put there by somebody else, who may know more of it than we do: it stays the same object. */
function observeOther(
  chunks: AsyncIterator<unknown>,
  observe: (own: AsyncIterator<unknown>) => ObservedChunks,
): AsyncIterator<unknown> {
  const own: Record<string, unknown> = {};
  const observed = observe(own as unknown as AsyncIterator<unknown>);
  for (const name of ['next', 'return', 'throw'] as const) {
    const method = chunks[name];
    if (!method) continue;
    own[name] = method.bind(chunks);
    replaceMethod(chunks, name, (...args: unknown[]) => observed[name](...(args as [unknown])));
  }
  return chunks;
}
