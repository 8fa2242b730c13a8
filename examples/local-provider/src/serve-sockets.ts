import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { RealtimeSession } from './realtime-session.ts';
import { asObject } from './text.ts';

/** Lets a server speak realtime sessions on `/v1/realtime`; other sockets are refused. */
export function serveSockets(server: Server, onHandshake: (request: IncomingMessage) => void): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    onHandshake(request);
    if (pathname !== '/v1/realtime') {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => {
      const session = new RealtimeSession(searchParams.get('model') ?? '', (event) =>
        connection.send(JSON.stringify(event)),
      );
      connection.on('message', (data) => session.receive(asObject(JSON.parse(String(data)))));
    });
  });
}
