import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly clickHousePort: number;
  }
}

/** Starts the server for all tests. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = fork(fileURLToPath(new URL('server.ts', import.meta.url)), {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, TEST_CLICKHOUSE_PASSWORD: 'a:b/c@d' },
  });
  const exited = once(server, 'exit');
  const line = await Promise.race([once(server.stdout ?? server, 'data'), exited.then(() => undefined)]);
  if (!line) throw new Error('[spendspan] got no ClickHouse engine, expected one; see what it printed above');
  project.provide('clickHousePort', Number(String(line[0])));
  return async () => {
    server.kill();
    await exited;
  };
}
