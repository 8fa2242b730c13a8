import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Who has not sent all of a request by then, in milliseconds after a server began to close, is cut off. */
const LAST_WORDS_MS = 5_000;

/**
 * Ends the connections that would keep a server from closing, for as long as it closes: those on which nothing is asked
 * (browsers open some to spare) or only begun to be, which Node.js does not take for idle, those that do not get to the end
 * of what they ask, and those that are kept alive for more than they asked.
 * Answers under way are left to come to their end.
 */
export class OpenConnections {
  /** The latest answer that is under way on each, which those to earlier requests go before. */
  readonly #latest = new Map<Socket, ServerResponse | undefined>();
  #isClosing = false;

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      if (this.#isClosing) {
        socket.destroy();
        return;
      }
      this.#latest.set(socket, undefined);
      socket.once('close', () => this.#latest.delete(socket));
    });
    // Before whoever answers, and may end the connection.
    server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#latest.set(socket, response);
      response.once('close', () => this.#onAnswered(socket, response));
    });
  }

  /** To be called as soon as the server is about to close. */
  endAll(): void {
    this.#isClosing = true;
    for (const latest of this.#latest.values()) if (latest) latest.shouldKeepAlive = false;
    this.#end((latest) => latest === undefined);
    setTimeout(() => this.#end((latest) => !latest?.req.complete), LAST_WORDS_MS).unref();
  }

  #onAnswered(socket: Socket, response: ServerResponse): void {
    if (this.#latest.get(socket) !== response) return;
    this.#latest.set(socket, undefined);
    // The head of the answer may have promised to keep it.
    if (this.#isClosing) socket.destroySoon();
  }

  #end(isToEnd: (latest: ServerResponse | undefined) => boolean): void {
    for (const [socket, latest] of this.#latest) if (isToEnd(latest)) socket.destroy();
  }
}
