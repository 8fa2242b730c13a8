import { createRequire } from 'node:module';
import type OpenAI from 'openai';
import { type ClientName, clientFolder } from '../harness.ts';
import type { SocketEvent, SocketServer } from './socket-server.ts';

/** The parts of the client's sockets that are the same in all of them. */
export interface ClientSocket {
  readonly socket: { on(event: string, listener: () => void): void };
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

/** Waits until an event of this type has come to the application. */
export function next(socket: ClientSocket, type: string): Promise<SocketEvent> {
  return new Promise((resolve) => {
    socket.on(type, (event: never) => resolve(event));
  });
}

export type Client = OpenAI;
