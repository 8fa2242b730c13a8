import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The programs of the demo, each a process of its own. None outlives `stop()`. */
export class Programs {
  readonly #running: ChildProcess[] = [];

  constructor() {
    // However this process comes to its end, an uncaught error included.
    process.once('exit', () => {
      for (const child of this.#running) child.kill('SIGTERM');
    });
  }

  /** Starts a server and waits for its address, the first one that it prints. Throws when it ends before that. */
  async serve(name: string, args: readonly string[]): Promise<string> {
    const child = this.#start(args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await readAddress(child);
    if (url === undefined) throw new Error(`the ${name} ended before it was ready`);
    console.log(`${name} on ${url}`);
    return url;
  }

  /** Runs a program to its end; its output goes to ours. Throws when it ends with another than these exit codes. */
  async run(args: readonly string[], options: SpawnOptions = {}, allowed: readonly number[] = [0]): Promise<void> {
    const child = this.#start(args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    if (code === null || !allowed.includes(code))
      throw new Error(`node ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`);
  }

  /** Asks all of them to end, the last one started first, and waits until they have. */
  async stop(): Promise<void> {
    for (const child of this.#running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }

  #start(args: readonly string[], options: SpawnOptions): ChildProcess {
    const child = spawn(process.execPath, args, options);
    this.#running.push(child);
    return child;
  }
}

async function readAddress({ stdout }: ChildProcess): Promise<string | undefined> {
  if (!stdout) return undefined;
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
    if (url === undefined) continue;
    // What it prints from here on is read by nobody, and must not stop it.
    lines.close();
    stdout.resume();
    return url;
  }
  return undefined;
}
