import type { SocketProtocol } from './conversation.ts';
import { liveProtocol } from './live.ts';
import { realtimeProtocol } from './realtime.ts';
import { responsesProtocol } from './responses.ts';
import { translationProtocol } from './translation.ts';

/** Every language of sockets that becomes spans. */
export const SOCKET_PROTOCOLS: readonly SocketProtocol[] = [
  realtimeProtocol,
  responsesProtocol,
  liveProtocol,
  translationProtocol,
];

/** The language that is spoken at an address, if it is one that is known. */
export function findProtocol(url: URL): SocketProtocol | undefined {
  return SOCKET_PROTOCOLS.find(({ path }) => path.test(url.pathname));
}
