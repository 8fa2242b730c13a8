import { EventTail } from './event-tail.ts';
import { observeResponse } from './observe-response.ts';
import { isEventStream } from './read-header.ts';
import type { Reader } from './reader.ts';
import { safely } from './report.ts';
import type { Tap } from './tap-bytes.ts';

/**
 * Watches an answer of bytes, which the client hands to the application as it is: the call is over with its head, unless
 * it is a stream of events, whose last one bills it. The bytes are the application's own.
 */
export function observeMade(response: unknown, reader: Reader): void {
  if (!isEventStream(response)) {
    reader.call.onMade();
    return;
  }
  reader.call.onStream();
  observeResponse(response, reader, { parsing: false, tap: () => createTap(reader) });
}

/** Looks at the pieces that the application reads of a stream of events, and keeps its end alone. */
function createTap(reader: Reader): Tap {
  const tail = new EventTail();
  return {
    onBytes(piece) {
      safely(() => {
        reader.call.onPiece();
        tail.add(piece);
      });
    },
    onEnd: () => safely(() => reader.call.onEvents(tail.read())),
    onCancel: () => reader.call.onStreamAborted(),
    onError: (error) => reader.call.onError(error),
  };
}
