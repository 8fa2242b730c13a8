import { createRequire } from 'node:module';
import { type ClientName, clientFolder } from '../harness.ts';
import type { SocketEvent, SocketServer } from './socket-server.ts';

/** The parts of the client's sockets that are the same in all of them. */
export interface ClientSocket {
  readonly socket: object;
  on(event: string, listener: (...args: never[]) => void): unknown;
  send(event: SocketEvent): void;
  close(): void;
}

/** A class of sockets, as a module of the client exports it. */
export interface SocketKind {
  readonly title: string;
  readonly entry: string;
  readonly name: string;
  /** Versions that have it. */
  readonly clients: readonly ClientName[];
}

const ALL: readonly ClientName[] = ['openai-4', 'openai-5', 'openai-6', 'openai-7'];

/** Stands in the place of the platform's class, which it is, to reach a server without TLS. */
export class PlainWebSocket extends WebSocket {
  constructor(url: string | URL, protocols?: ConstructorParameters<typeof WebSocket>[1]) {
    super(String(url).replace(/^wss:/, 'ws:'), protocols);
  }
}

/** Sockets of realtime sessions. */
export const REALTIME_KINDS: readonly SocketKind[] = [
  {
    title: 'openai/realtime/ws',
    entry: 'openai/realtime/ws',
    name: 'OpenAIRealtimeWS',
    clients: ALL.slice(1),
  },
  {
    title: 'openai/beta/realtime/ws',
    entry: 'openai/beta/realtime/ws',
    name: 'OpenAIRealtimeWS',
    clients: ALL,
  },
  {
    title: 'openai/realtime/websocket',
    entry: 'openai/realtime/websocket',
    name: 'OpenAIRealtimeWebSocket',
    clients: ALL.slice(1),
  },
  {
    title: 'openai/beta/realtime/websocket',
    entry: 'openai/beta/realtime/websocket',
    name: 'OpenAIRealtimeWebSocket',
    clients: ALL,
  },
];

/** Sockets of the Responses API. */
export const RESPONSES_KINDS: readonly SocketKind[] = [
  {
    title: 'openai/resources/responses/ws',
    entry: 'openai/resources/responses/ws',
    name: 'ResponsesWS',
    clients: ALL.slice(2),
  },
  {
    title: 'openai/resources/beta/responses/ws',
    entry: 'openai/resources/beta/responses/ws',
    name: 'ResponsesWS',
    clients: ALL.slice(2),
  },
];

/** A module of a client as an application of that version gets it from `require`. */
export function loadModule(client: ClientName, entry: string): Record<string, SocketMaker> {
  return createRequire(`${clientFolder(client)}app.js`)(entry);
}

export type SocketMaker = new (...args: unknown[]) => ClientSocket;

/** Options for a realtime socket that is to reach a server without TLS. */
export function plainly({ createConnection }: SocketServer): { readonly options: object } {
  return { options: { createConnection } };
}

/** Waits until a socket of the client is open. */
export function opened({ socket }: ClientSocket): Promise<void> {
  return new Promise((resolve) => {
    (socket as { on(event: string, listener: () => void): void }).on('open', resolve);
  });
}

/** Waits until an event of this type has come to the application. */
export function next(socket: ClientSocket, type: string): Promise<SocketEvent> {
  return new Promise((resolve) => {
    socket.on(type, (event: never) => resolve(event));
  });
}
