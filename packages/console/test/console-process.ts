import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** A console in a process of its own. */
export interface ConsoleProcess {
  readonly url: string;
  readonly pid: number;
  /** Ends the process without warning and waits until it is gone. */
  kill(): Promise<void>;
  readonly running: boolean;
}

/** Starts a console process; `prefix` is a command that runs it (`['prlimit', '--fsize=…']`). */
export async function startConsoleProcess(ledgerPath: string, prefix: readonly string[] = []): Promise<ConsoleProcess> {
  const program = fileURLToPath(new URL('run-console.ts', import.meta.url));
  const [command = '', ...args] = [...prefix, process.execPath, program, ledgerPath];
  const child: ChildProcessByStdio<null, Readable, null> = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const line = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const [url] = await Promise.race([line, exited.then(() => Promise.reject(new Error('the console did not start')))]);
  return {
    url,
    pid: child.pid ?? 0,
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
