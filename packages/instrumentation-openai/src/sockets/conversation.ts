import type { Json } from '../json.ts';
import type { Operation } from '../operations/operation.ts';
import type { Asked, SocketSite, Way } from './socket-site.ts';

/** What is said over one socket. Holds counts and ids of what is under way, and no text. */
export interface Conversation {
  /** The application is about to send an event. @returns what it asks for by it, if that is to be answered. */
  onSend(event: Json, way: Way): Asked | undefined;
  /** An event of the provider's is on its way to the application. */
  onEvent(event: Json): void;
  /** Something that was asked will never be sent: its way says so. */
  onDrop(): void;
  /** The connection is gone, and what was sent over it. What waits goes over the next one. */
  onClose(): void;
}

/** A language that is spoken over sockets. A new one is one file beside this and one line in `protocols.ts`. */
export interface SocketProtocol {
  /** How the docs and tests call it: `realtime`. */
  readonly id: string;
  /** End of the addresses at which it is spoken, without their query. */
  readonly path: RegExp;
  /** What its spans are calls of. */
  readonly operations: readonly Operation[];
  /** The client's class passes on its events by their types alone, where nobody listens to all of them. */
  readonly typedOnly?: true;
  /** Begins to listen to a socket. */
  listen(site: SocketSite): Conversation;
}
