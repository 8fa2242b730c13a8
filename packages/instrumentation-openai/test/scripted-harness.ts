import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type ClientName, type Harness, startHarness } from './harness.ts';
import { type Answering, type ScriptedServer, startScriptedServer } from './scripted-server.ts';

/** A client and the server that it asks, for all tests of a suite. */
export interface ScriptedHarness {
  readonly harness: Harness;
  readonly server: ScriptedServer;
}

/** Starts both before the tests of a suite and ends them after; each test begins without spans. */
export function useScriptedHarness(version: ClientName, answers: readonly Answering[]): ScriptedHarness {
  let harness: Harness;
  let server: ScriptedServer;
  beforeAll(async () => {
    harness = await startHarness(version);
    server = await startScriptedServer(answers);
  });
  afterAll(async () => {
    await server.close();
    await harness.close();
  });
  beforeEach(() => harness.exporter.reset());
  return {
    get harness() {
      return harness;
    },
    get server() {
      return server;
    },
  };
}
