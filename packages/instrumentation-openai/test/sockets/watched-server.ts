import { type ClientName, type Harness, startHarness } from '../harness.ts';
import { loadModule } from './open-socket.ts';
import { type SocketServer, startSocketServer } from './socket-server.ts';

/** A client whose sockets of one module are watched, and a server for them. */
export interface WatchedServer {
  readonly harness: Harness;
  readonly server: SocketServer;
  /** Gives the module its own sockets back, too. */
  close(): Promise<void>;
}

/** Starts both. @param events see `startSocketServer`. */
export async function startWatchedServer(
  version: ClientName,
  entry: string,
  events: Parameters<typeof startSocketServer>[0],
): Promise<WatchedServer> {
  const harness = await startHarness(version);
  const exported = loadModule(version, entry);
  harness.instrumentation.patchModule(exported);
  const server = await startSocketServer(events);
  return {
    harness,
    server,
    async close() {
      harness.instrumentation.unpatchModule(exported);
      await server.close();
      await harness.close();
    },
  };
}
