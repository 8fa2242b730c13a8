import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startLocalProvider } from '@spendspan/example-local-provider';
import { type ClientName, clientFolder } from './harness.ts';

/** The built package, and the SDK, for a script in CommonJS. */
export const BUILT: string = fileURLToPath(new URL('../dist/index.cjs', import.meta.url));
export const SDK: string = fileURLToPath(import.meta.resolve('@opentelemetry/sdk-trace')).replace(
  /index\.mjs$/,
  'index.cjs',
);

export interface ScriptOptions {
  readonly client: ClientName;
  /** Arguments of Node before the script. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly provider?: Parameters<typeof startLocalProvider>[0];
}

/**
 * Runs a script in a process of its own, from where `openai` is that version, with a local provider at `BASE_URL`.
 * @returns all that it printed.
 */
export async function runScript(script: string, { client, node = [], env, provider }: ScriptOptions): Promise<string> {
  const local = await startLocalProvider(provider);
  const app = spawn(process.execPath, [...node, '--eval', script], {
    cwd: clientFolder(client),
    env: { ...process.env, BASE_URL: local.baseURL, ...env },
  });
  let printed = '';
  for (const stream of [app.stdout, app.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  await once(app, 'close');
  await local.close();
  return printed.trim();
}
