import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** How a program of the stack is started. */
export interface ServiceOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** File that gets what it prints. */
  readonly log: string;
  /** Answers with 2xx once it is ready. */
  readonly readyUrl: string;
}

const READY_TIMEOUT_MS = 90_000;
const STOP_TIMEOUT_MS = 15_000;

/** However this process comes to its end, none of them outlives it. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** A program of the stack, which can be stopped and started again. */
export class Service {
  readonly #options: ServiceOptions;
  #child: ChildProcess | undefined;

  constructor(options: ServiceOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  /** Of the process that runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Its end, whoever ends it. */
  async ended(): Promise<void> {
    const child = this.#child;
    if (child && isRunning(child)) await once(child, 'exit');
  }

  /** @throws Error with the end of its log, when it ends before it is ready or takes too long. */
  async start(): Promise<void> {
    const { name, command, args, env, cwd, log, readyUrl } = this.#options;
    const file = openSync(log, 'a');
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: ['ignore', file, file] });
    closeSync(file);
    this.#child = child;
    children.add(child);
    child.once('exit', () => children.delete(child));
    let failure: string | undefined;
    child.once('error', (error) => {
      failure = error.message;
    });
    const deadline = Date.now() + READY_TIMEOUT_MS;
    while (!(await isReady(readyUrl))) {
      if (isRunning(child) && failure === undefined && Date.now() < deadline) continue;
      const why = failure ?? (isRunning(child) ? `is not ready after ${READY_TIMEOUT_MS / 1000} s` : 'ended at once');
      await this.stop();
      throw new Error(`[spendspan stack] ${name} ${why}:\n${readFileSync(log, 'utf8').slice(-3000)}`);
    }
  }

  /** Asks it to end, insists after some time, and waits until it has. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || !isRunning(child) || child.pid === undefined) return;
    const gone = once(child, 'exit');
    const insist = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.kill(signal);
    await gone;
    clearTimeout(insist);
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function isReady(url: string): Promise<boolean> {
  try {
    const { ok, body } = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await body?.cancel();
    if (ok) return true;
  } catch {
    // Nobody listens yet.
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return false;
}
