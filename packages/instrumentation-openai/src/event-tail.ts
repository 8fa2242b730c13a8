import { parseEvents } from './event-stream.ts';

/** As much of a stream's end as holds the event that bills it; the sound before it is not kept. Bytes. */
const KEPT = 8192;

/** The last events of a stream of which nothing else is of interest. */
export class EventTail {
  #tail: Uint8Array = new Uint8Array(0);

  /** Takes up a piece of the stream: bytes or text. */
  add(piece: unknown): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    if (bytes instanceof Uint8Array) this.#tail = Buffer.concat([this.#tail, bytes.subarray(-KEPT)]).subarray(-KEPT);
  }

  /** The events that are whole. */
  read(): readonly unknown[] {
    return parseEvents(Buffer.from(this.#tail).toString('utf8'));
  }
}
