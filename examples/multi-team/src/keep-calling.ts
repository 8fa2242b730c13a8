// What the stack is shown with, native and in docker-compose.yml: the app of the three teams again and again, on a provider in this process.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '@spendspan/example-local-provider';

const PAUSE_MS = 30_000;

const folder = fileURLToPath(new URL('..', import.meta.url));
const provider = await startLocalProvider();
const stopped = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped.abort());

while (!stopped.signal.aborted) {
  const app = spawn(process.execPath, ['--import', '@spendspan/node/register', 'src/app.ts'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      OTEL_SERVICE_NAME: 'multi-team',
      ...process.env,
      OPENAI_API_KEY: 'local',
      OPENAI_BASE_URL: provider.baseURL,
      SPENDSPAN_PRICES: 'prices.yaml',
    },
  });
  const [code] = (await once(app, 'close')) as [number | null];
  console.log(`the teams have made their calls (exit code ${code})`);
  await wait(PAUSE_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
}
await provider.close();
