import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How an application ended, and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Arguments of Node before the application; by default the preload. */
  readonly node?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The Node binary; by default the one that runs the tests. */
  readonly execPath?: string;
  /** Nobody reads the application's stderr: its end of the pipe is closed. */
  readonly closeStderr?: boolean;
  /** Called with the process when it has printed its first output. */
  readonly onOutput?: (child: ChildProcess, text: string) => void;
}

/** The flag that an operator adds. */
export const PRELOAD: readonly string[] = ['--import', '@spendspan/node/register'];

/** Path of an application in `test/apps`. */
export function appPath(name: string): string {
  return fileURLToPath(new URL(`apps/${name}`, import.meta.url));
}

/** Runs an application of `test/apps` in a process of its own, with no OTEL_* or SPENDSPAN_* variable of ours. */
export function runApp(name: string, options: RunOptions = {}): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(
    ([key]) => !/^(OTEL_|SPENDSPAN_|OPENAI_|NODE_|VITEST)/.test(key),
  );
  const child = spawn(
    options.execPath ?? process.execPath,
    [...(options.node ?? PRELOAD), appPath(name), ...(options.args ?? [])],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: { ...Object.fromEntries(inherited), ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const first = stdout === '';
    stdout += text;
    if (first) options.onOutput?.(child, text);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  if (options.closeStderr) child.stderr.destroy();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
