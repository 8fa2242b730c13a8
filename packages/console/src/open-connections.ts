import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Who has not sent all of a request by then, in milliseconds after a server began to close, is cut off. */
const LAST_WORDS_MS = 5_000;

/**
 * Ends the connections that would keep a server from closing, for as long as it closes: those on which nothing was asked
 * (browsers open some to spare), which Node.js does not take for idle, and those that do not get to the end of what they ask.
 * Answers under way are left to come to their end.
 */
export class OpenConnections {
  readonly #latest = new Map<Socket, IncomingMessage | undefined>();
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
    server.prependListener('request', (request: IncomingMessage) => {
      this.#latest.set(request.socket, request);
    });
  }

  /** To be called as soon as the server is about to close. */
  endAll(): void {
    this.#isClosing = true;
    this.#end((latest) => latest === undefined);
    setTimeout(() => this.#end((latest) => !latest?.complete), LAST_WORDS_MS).unref();
  }

  #end(isToEnd: (latest: IncomingMessage | undefined) => boolean): void {
    for (const [socket, latest] of this.#latest) if (isToEnd(latest)) socket.destroy();
  }
}
