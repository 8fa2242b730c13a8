import { type Context, context } from '@opentelemetry/api';
import { isObject, type Json } from '../json.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Conversation, SocketProtocol } from './conversation.ts';
import { originOf } from './opening.ts';
import { findProtocol } from './protocols.ts';
import { SocketSite } from './socket-site.ts';

/** An object of one of the client's socket classes, of whatever version. */
export interface Emitter {
  readonly url?: unknown;
  /** Of `ws`, the client's own around one, or the platform's; another one after the connection was made anew. */
  readonly socket?: unknown;
}

interface ClosingSocket {
  on?(event: 'close', listener: () => void): void;
  addEventListener?(event: 'close', listener: () => void): void;
}

/** A socket of the application's, from when it was made: what passes through it, its owner and its calls. */
export class WatchedSocket {
  /** The context in which it was made. */
  readonly origin: Context;
  /** Whether its events arrive in a context that is not the application's. */
  readonly isElsewhere: boolean;
  readonly #telemetry: () => Telemetry;
  #protocol: SocketProtocol | undefined;
  #conversation: Conversation | undefined;
  /** What is listened to for its end. */
  #socket: unknown;

  constructor(telemetry: () => Telemetry) {
    const active = context.active();
    this.origin = originOf(active);
    this.isElsewhere = this.origin !== active;
    this.#telemetry = telemetry;
  }

  /** The application sends an event. */
  onSend(emitter: Emitter, event: unknown): void {
    if (isObject(event)) this.#find(emitter)?.onSend(event);
  }

  /** The client tells the application's listeners of something: `event` is a name, or `event` for all of them. */
  onEmit(emitter: Emitter, name: unknown, event: unknown): void {
    if (!isObject(event)) return;
    const conversation = this.#find(emitter);
    if (!conversation) return;
    const isTold = this.#protocol?.typedOnly ? name === event['type'] : name === 'event';
    if (isTold) conversation.onEvent(event as Json);
  }

  #find(emitter: Emitter): Conversation | undefined {
    if (!this.#conversation && emitter.url instanceof URL) {
      this.#protocol = findProtocol(emitter.url);
      this.#conversation = this.#protocol?.listen(new SocketSite(emitter.url, this.origin, this.#telemetry));
    }
    if (this.#conversation && emitter.socket !== this.#socket) this.#watchEnd(emitter.socket, this.#conversation);
    return this.#conversation;
  }

  #watchEnd(socket: unknown, conversation: Conversation): void {
    this.#socket = socket;
    const { on, addEventListener } = (socket ?? {}) as ClosingSocket;
    const onClose = (): void => conversation.onClose();
    if (typeof on === 'function') on.call(socket as ClosingSocket, 'close', onClose);
    else addEventListener?.call(socket as ClosingSocket, 'close', onClose);
  }
}
