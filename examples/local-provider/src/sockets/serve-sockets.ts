import type { IncomingMessage, Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { matchSegments } from '../match-segments.ts';
import { asObject } from '../text.ts';
import type { ProviderCall } from '../types.ts';
import { forkedLive, live, sideband } from './live-session.ts';
import { realtime } from './realtime-session.ts';
import { responses } from './responses-session.ts';
import type { SocketRoute } from './socket-route.ts';
import { translation } from './translation-session.ts';

const ROUTES: readonly SocketRoute[] = [realtime, responses, live, forkedLive, sideband, translation];

/**
 * Lets a server speak on its sockets; others are refused.
 * @param onHandshake told of each request for one; gives what the session asks the provider by.
 */
export function serveSockets(server: Server, onHandshake: (request: IncomingMessage) => ProviderCall['ask']): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const ask = onHandshake(request);
    const found = findRoute(pathname);
    if (!found) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return;
    }
    const { route, params } = found;
    sockets.handleUpgrade(request, socket, head, (connection) => {
      const session = route.open({ params, query, ask, send: (event) => connection.send(JSON.stringify(event)) });
      connection.on('message', (data) => session.receive(asObject(JSON.parse(String(data)))));
    });
  });
}

function findRoute(pathname: string): { route: SocketRoute; params: Record<string, string> } | undefined {
  for (const route of ROUTES) {
    const params = matchSegments(`/v1${route.path}`, pathname);
    if (params) return { route, params };
  }
  return undefined;
}
