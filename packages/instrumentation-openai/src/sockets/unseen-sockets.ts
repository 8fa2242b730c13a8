import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { isProviderHost } from '../server.ts';
import { warn } from '../warn.ts';
import { SOCKET_PROTOCOLS } from './protocols.ts';

/** Of `http.client.request.start`: https://nodejs.org/api/diagnostics_channel.html#http */
interface HttpRequest {
  readonly path: string;
  getHeader(name: string): unknown;
}

/** Shared by every copy of this package in the process. */
const SEEN = Symbol.for('spendspan.instrumentation-openai.seen-socket');
type State = { [SEEN]?: boolean };

let watching = false;

/** A socket of a watched class is made: those of the process are seen. */
export function noteSeenSocket(): void {
  (globalThis as State)[SEEN] = true;
}

/**
 * Watches the handshakes that leave the process for one with a model provider of which no class that is watched knows, and
 * says so once. Those of the platform's own WebSocket cannot be told.
 */
export function watchUnseenSockets(isEnabled: () => boolean): void {
  if (watching) return;
  watching = true;
  const onRequest = (message: unknown): void => {
    const { request } = message as { readonly request: HttpRequest };
    if ((globalThis as State)[SEEN] || !isHandshake(request) || !isEnabled()) return;
    unsubscribe('http.client.request.start', onRequest);
    warn(UNSEEN);
  };
  subscribe('http.client.request.start', onRequest);
}

const UNSEEN =
  'a WebSocket to a model provider was opened past the instrumentation, and what is spent on it is not seen; if its class (OpenAIRealtimeWS, ResponsesWS …) is part of a bundle or was loaded past the module hooks, make it of instrument(OpenAIRealtimeWS) from @spendspan/instrumentation-openai';

function isHandshake(request: HttpRequest): boolean {
  if (String(request.getHeader('upgrade')).toLowerCase() !== 'websocket') return false;
  const [pathname = ''] = request.path.split('?');
  const host = String(request.getHeader('host')).toLowerCase().replace(/:\d+$/, '');
  return isProviderHost(host) && SOCKET_PROTOCOLS.some(({ path }) => path.test(pathname));
}
