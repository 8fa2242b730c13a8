import { connect } from 'node:net';
import type { World } from './contract-case.ts';

/** An event as it goes over a socket. */
export type SocketEvent = Readonly<Record<string, unknown>>;

/** What the client's sockets have in common. */
export interface ClientSocket {
  on(event: string, listener: (event: never) => void): unknown;
  send(event: SocketEvent): void;
  close(): void;
}

/** A class of sockets; those that have no other way are made by `create`. */
export interface SocketClass {
  new (...args: readonly unknown[]): ClientSocket;
  create(...args: readonly unknown[]): Promise<ClientSocket>;
}

/** Waits until an event of this type has come to the application. */
export type Next = (type: string) => Promise<void>;

/** Where a class of sockets stands in the client. */
export interface SocketKind {
  readonly entry: string;
  readonly name: string;
}

/**
 * Opens a socket, talks over it and closes it.
 * @throws what the socket tells as an error.
 */
export async function talk(
  { load, adopt }: World,
  { entry, name }: SocketKind,
  open: (Socket: SocketClass) => ClientSocket | Promise<ClientSocket>,
  speak: (socket: ClientSocket, next: Next) => Promise<unknown>,
): Promise<void> {
  const socket = await open(adopt((await load(entry))[name] as SocketClass));
  const failed = new Promise<never>((_, reject) => socket.on('error', reject));
  // Whoever waits for it knows.
  failed.catch(() => {});
  const next: Next = (type) => Promise.race([failed, new Promise<void>((resolve) => socket.on(type, () => resolve()))]);
  await speak(socket, next);
  socket.close();
}

/** Options by which a socket that insists on TLS reaches a provider without it. */
export function plainly({ url }: World): { readonly options: object } {
  const { hostname, port } = new URL(url);
  return { options: { createConnection: () => connect(Number(port), hostname) } };
}

/** Runs something while the platform's class of sockets, or what stands in for it on an older Node, asks for no TLS. */
export async function withPlainWebSocket({ load }: World, run: () => Promise<void>): Promise<void> {
  const { WebSocket: own } = globalThis;
  const Base = own ?? ((await load('ws'))['WebSocket'] as typeof WebSocket);
  globalThis.WebSocket = class extends Base {
    constructor(url: string | URL, protocols?: ConstructorParameters<typeof WebSocket>[1]) {
      super(String(url).replace(/^wss:/, 'ws:'), protocols);
    }
  };
  try {
    await run();
  } finally {
    globalThis.WebSocket = own;
  }
}
