import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** An event as it goes over a socket. */
export type SocketEvent = Readonly<Record<string, unknown>>;

/** The server's end of one connection. */
export interface Connection {
  /** Sends events, one after the other. */
  send(...events: readonly SocketEvent[]): void;
  /** Closes it as it should be closed, or breaks it. */
  close(code?: number): void;
  break(): void;
}

/** What a provider does: once a connection is open, and for each event that arrives. */
export interface SocketScript {
  onOpen?(connection: Connection, path: string): void;
  onEvent?(event: SocketEvent, connection: Connection): void;
}

export interface SocketServer {
  /** `http://127.0.0.1:…`, as a client's base URL has it. */
  readonly url: string;
  readonly port: number;
  /** Handshakes, oldest first. */
  readonly handshakes: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** Events as they arrived. */
  readonly received: readonly SocketEvent[];
  /** Sockets of clients that insist on TLS connect to it by this. */
  readonly createConnection: () => Socket;
  close(): Promise<void>;
}

/** Starts a provider that speaks as it is told. */
export async function startSocketServer(script: SocketScript): Promise<SocketServer> {
  const handshakes: { path: string; headers: IncomingHttpHeaders }[] = [];
  const received: SocketEvent[] = [];
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket, request) => {
    handshakes.push({ path: request.url ?? '', headers: request.headers });
    const connection = toConnection(socket);
    socket.on('message', (data) => {
      const event = JSON.parse(String(data)) as SocketEvent;
      received.push(event);
      script.onEvent?.(event, connection);
    });
    script.onOpen?.(connection, request.url ?? '');
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    handshakes,
    received,
    createConnection: () => connect(port, '127.0.0.1'),
    close: () =>
      new Promise((resolve) => {
        for (const socket of server.clients) socket.terminate();
        server.close(() => resolve());
      }),
  };
}

function toConnection(socket: WebSocket): Connection {
  return {
    send(...events) {
      for (const event of events) socket.send(JSON.stringify(event));
    },
    close: (code = 1000) => socket.close(code),
    break: () => socket.terminate(),
  };
}
