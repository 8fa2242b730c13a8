import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '../../examples/local-provider/src/index.ts';

/** What an application knows of its own calls so far. */
export interface Account {
  readonly spans: number;
  readonly usd: number;
  /** Calls that failed for the application, in this turn. */
  readonly failed: number;
  readonly lost: { readonly spans: number; readonly usd: number };
}

/** An application that does as it is told. */
export interface DrivenApp {
  tell(what: { readonly calls?: number; readonly flush?: boolean; readonly end?: boolean }): Promise<Account>;
  stop(): Promise<void>;
}

const APP = fileURLToPath(new URL('../../packages/node/test/apps/driven.mjs', import.meta.url));
const PRICES = fileURLToPath(new URL('../../examples/multi-team/prices.yaml', import.meta.url));

/** Starts one, whose spans go to `endpoint`. */
export async function startDrivenApp(endpoint: string, env: Readonly<Record<string, string>> = {}): Promise<DrivenApp> {
  const provider = await startLocalProvider();
  const own = Object.entries(process.env).filter(([name]) => !/^(?:OTEL|SPENDSPAN|OPENAI|NODE|VITEST)_/.test(name));
  const child = fork(APP, {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      ...Object.fromEntries(own),
      OPENAI_API_KEY: 'local',
      OPENAI_BASE_URL: provider.baseURL,
      SPENDSPAN_PRICES: PRICES,
      OTEL_SERVICE_NAME: 'driven',
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      ...env,
    },
  });
  await once(child, 'message');
  return {
    async tell(what) {
      const answered = once(child, 'message') as Promise<[Account]>;
      child.send(what);
      return (await answered)[0];
    },
    async stop() {
      await end(child);
      await provider.close();
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
