import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { OtlpError } from './otlp-error.ts';

/** A body on its way in. */
interface Reading {
  stop(error: OtlpError): void;
}

/** Bounds the time that one body may take, and the bytes that all bodies together may hold in memory. */
export class BodyBudget {
  readonly #totalBytes: number;
  readonly #timeoutMs: number;
  /** Oldest first. */
  readonly #readings = new Set<Reading>();
  #held = 0;

  constructor(totalBytes: number, timeoutMs: number) {
    this.#totalBytes = totalBytes;
    this.#timeoutMs = timeoutMs;
  }

  /** The body of a request, as a stream that fails with an {@link OtlpError} when a bound is met. Its bytes count until the answer is sent. */
  meter(request: IncomingMessage, response: ServerResponse): Transform {
    let held = 0;
    const release = (): void => {
      this.#held -= held;
      held = 0;
    };
    const metered = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        held += chunk.length;
        this.#held += chunk.length;
        done(null, chunk);
        this.#makeRoom();
      },
      flush(done) {
        end();
        done();
      },
    });
    const reading: Reading = {
      stop(error) {
        end();
        release();
        request.unpipe(metered);
        // What still comes is thrown away, so that the sender gets to read its answer.
        request.resume();
        metered.destroy(error);
      },
    };
    const timer = setTimeout(() => {
      const message = `got no whole body within ${this.#timeoutMs / 1000} s; send smaller batches`;
      reading.stop(new OtlpError(408, message));
    }, this.#timeoutMs);
    const end = (): void => {
      clearTimeout(timer);
      this.#readings.delete(reading);
    };
    response.once('close', () => {
      end();
      release();
    });
    // The one who reads the body may have answered already, and listens no more.
    metered.on('error', () => {});
    request.once('error', (error) => metered.destroy(error));
    this.#readings.add(reading);
    return request.pipe(metered);
  }

  /** Stops every body that is still on its way, so that nobody's slowness delays the end of the server. */
  stopAll(): void {
    for (const reading of this.#readings) reading.stop(new OtlpError(503, 'the console is being stopped'));
  }

  /** Whoever has been sending longest is the slowest: its body makes room for those that arrive in one go. */
  #makeRoom(): void {
    if (this.#held <= this.#totalBytes) return;
    const [oldest] = this.#readings;
    oldest?.stop(new OtlpError(503, `got more than ${this.#totalBytes} bytes of exports at once`));
  }
}
