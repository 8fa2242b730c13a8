import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built command, as it is published. */
export const COMMAND: string = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** How a run of the command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables that tests do not set are not the machine's, so that a run is the same everywhere. */
export function createEnvironment(env: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:OTEL_|SPENDSPAN_|NODE_OPTIONS|NO_COLOR|FORCE_COLOR)/.test(name),
  );
  return { ...Object.fromEntries(kept), ...env };
}

/** Runs `spendspan` with arguments to its end. */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [COMMAND, ...args], { env: createEnvironment(env) });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

/** A running `spendspan console`. */
export interface RunningConsole {
  readonly url: string;
  /** All it printed at its start. */
  readonly greeting: string;
  readonly process: ChildProcess;
  /** Sends the signal and resolves with the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts `spendspan console` on a free port and waits until it is ready. */
export async function startConsoleCommand(ledger: string, options: readonly string[] = []): Promise<RunningConsole> {
  const child = spawn(process.execPath, [COMMAND, 'console', '--port', '0', '--ledger', ledger, ...options], {
    env: createEnvironment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let greeting = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    greeting += text;
    if (greeting.includes('Ctrl-C')) break;
  }
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(greeting)?.[0];
  if (url === undefined) throw new Error(`got no address from the console: ${greeting}`);
  return {
    url,
    greeting,
    process: child,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}
