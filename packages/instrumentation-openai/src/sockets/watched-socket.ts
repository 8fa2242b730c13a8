import { type Context, context } from '@opentelemetry/api';
import { isObject, type Json } from '../json.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Conversation, SocketProtocol } from './conversation.ts';
import { originOf } from './opening.ts';
import { findProtocol } from './protocols.ts';
import { type Asked, SocketSite } from './socket-site.ts';

/** An object of one of the client's socket classes, of whatever version. */
export interface Emitter {
  readonly url?: unknown;
  /** Of `ws`, the client's own around one, or the platform's; another one after the connection was made anew. */
  readonly socket?: unknown;
  /** Sends what waits for it: of sockets that do so only when they are told. */
  readonly flushPending?: unknown;
}

interface PlatformSocket {
  readonly readyState?: unknown;
  on?(event: 'open' | 'close', listener: () => void): void;
  addEventListener?(event: 'open' | 'close', listener: () => void): void;
}

/** https://websockets.spec.whatwg.org/#dom-websocket-open */
const OPEN = 1;

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
  /** What was asked and waits for a connection. */
  readonly #waiting: Asked[] = [];
  /** What is listened to for its opening. */
  #opening: unknown;
  /** What is being asked right now, for as long as the client may refuse it. */
  #sending: Asked | undefined;
  /** No connection is made any more. */
  #over = false;

  constructor(telemetry: () => Telemetry) {
    const active = context.active();
    this.origin = originOf(active);
    this.isElsewhere = this.origin !== active;
    this.#telemetry = telemetry;
  }

  /** The application sends an event. */
  onSend(emitter: Emitter, given: unknown): void {
    const event = typeof given === 'string' ? parseRequest(given) : given;
    if (!isObject(event) || this.#over) return;
    this.#sending = this.#find(emitter)?.onSend(event, isOpen(emitter.socket) ? 'sent' : 'waits');
  }

  /** The client has something to say of an event that the application sends: it was not sent, and will not be. */
  onRefused(): void {
    if (this.#sending) this.#drop([this.#sending]);
    this.#sending = undefined;
  }

  /** The client has taken what the application sent. */
  onTaken(emitter: Emitter): void {
    const asked = this.#sending;
    this.#sending = undefined;
    if (asked?.way !== 'waits') return;
    this.#waiting.push(asked);
    this.#watchOpening(emitter);
  }

  /** The application has the client send what waits. */
  onFlush(emitter: Emitter): void {
    if (isOpen(emitter.socket)) this.#flush();
  }

  /** The application takes back what waits. */
  onTakenBack(): void {
    this.#drop(this.#waiting.splice(0));
  }

  /** The client tells the application's listeners of something: `event` is a name, or `event` for all of them. */
  onEmit(emitter: Emitter, name: unknown, event: unknown): void {
    // An event of the provider's is an object, whatever its type.
    if (name === 'close' && !isObject(event)) this.#end();
    const conversation = this.#find(emitter);
    if (!conversation || !isObject(event)) return;
    const isTold = this.#protocol?.typedOnly ? name === event['type'] : name === 'event';
    if (isTold) conversation.onEvent(event as Json);
  }

  #find(emitter: Emitter): Conversation | undefined {
    if (!this.#conversation && emitter.url instanceof URL) {
      this.#protocol = findProtocol(emitter.url);
      this.#conversation = this.#protocol?.listen(new SocketSite(emitter.url, this.origin, this.#telemetry));
    }
    if (this.#conversation && emitter.socket !== this.#socket) this.#watchConnection(emitter, this.#conversation);
    return this.#conversation;
  }

  #watchConnection(emitter: Emitter, conversation: Conversation): void {
    this.#socket = emitter.socket;
    listen(this.#socket, 'close', () => conversation.onClose());
    if (this.#waiting.length > 0) this.#watchOpening(emitter);
  }

  /** What waits goes over the next connection that opens, where the client does so by itself. */
  #watchOpening({ socket, flushPending }: Emitter): void {
    if (flushPending !== undefined || socket === this.#opening) return;
    this.#opening = socket;
    if (isOpen(socket)) this.#flush();
    else listen(socket, 'open', () => this.#flush());
  }

  #flush(): void {
    for (const asked of this.#waiting.splice(0)) asked.way = 'sent';
  }

  #drop(what: readonly Asked[]): void {
    for (const asked of what) asked.way = 'dropped';
    if (what.length > 0) this.#conversation?.onDrop();
  }

  #end(): void {
    this.#over = true;
    this.onTakenBack();
  }
}

/** Longer texts are not parsed a second time for us. Characters. */
const LONGEST_TEXT = 1_000_000;

/** The event that a text is, should it be one that asks for something: sound, of which there is much, is not parsed. */
function parseRequest(text: string): unknown {
  if (text.length > LONGEST_TEXT || !/"(?:response\.create|session\.start)"/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOpen(socket: unknown): boolean {
  return (socket as PlatformSocket | undefined)?.readyState === OPEN;
}

function listen(socket: unknown, event: 'open' | 'close', listener: () => void): void {
  const platform = (socket ?? {}) as PlatformSocket;
  if (typeof platform.on === 'function') platform.on(event, listener);
  else platform.addEventListener?.(event, listener);
}
