import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BudgetOptions, type ConfigText, type Ledger, parseBudgets } from '@spendspan/ledger';
import { BudgetNotifier, type NotifierOptions } from './budget-notifier.ts';
import type { BudgetCheck, BudgetCheckRequest, ConsoleBudgets } from './types.ts';

export interface BudgetWatchOptions {
  readonly ledger: Ledger;
  /** Path of the budgets file; read again before each check. */
  readonly path: string | undefined;
  readonly intervalMs: number;
  /** How many calls were received: without new ones there is less to check. */
  countCalls(): number;
  /** Gets one line for each thing that went wrong. */
  warn(line: string): void;
  readonly webhook?: NotifierOptions | undefined;
}

/** What a stop waits for at most. */
const GRACE_MS = 3_000;

/** Without new calls, forecasts and periods still move on. */
const IDLE_CHECKS = 15;

/** The budgets of a console: how they stand when somebody asks, and messages when thresholds are reached. */
export class BudgetWatch {
  readonly #options: BudgetWatchOptions;
  readonly #notifier: BudgetNotifier;
  readonly #stop = new AbortController();
  #file: ConfigText | undefined;
  #error: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #reloading: Promise<void> = Promise.resolve();
  #seenCalls = -1;
  #seenFile: ConfigText | undefined;
  #idle = 0;

  constructor(options: BudgetWatchOptions) {
    this.#options = options;
    this.#notifier = new BudgetNotifier(options.ledger, { ...options.webhook, signal: this.#stop.signal });
  }

  /**
   * Reads the file and begins to check it.
   * @throws ConfigFileError, and what reading a file throws.
   */
  async start(): Promise<void> {
    const { path, intervalMs } = this.#options;
    if (path === undefined) return;
    const file = { name: path, text: await readFile(path, 'utf8') };
    parseBudgets(file);
    this.#file = file;
    const check = async (): Promise<void> => {
      await this.#checkAgain();
      // From the end of one check to the next: a webhook that is tried again for long delays them, and they do not pile up.
      if (!this.#stop.signal.aborted) this.#timer = setTimeout(run, intervalMs).unref();
    };
    const run = (): void => {
      this.#running = check();
    };
    run();
  }

  /** How the budgets stand now. */
  async describe(options?: BudgetOptions): Promise<ConsoleBudgets> {
    await this.#reload();
    const report = this.#file ? await this.#options.ledger.budgets(this.#file, undefined, options) : null;
    return { report, error: this.#error };
  }

  /** Checks a file that somebody else has read. */
  async check({ file, at, notify = false }: BudgetCheckRequest): Promise<BudgetCheck> {
    if (notify) return this.#notifier.check(file);
    return { report: await this.#options.ledger.budgets(file, at), deliveries: [] };
  }

  /** Ends what is under way, so that what a webhook has taken is remembered; one that hangs is not waited for. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stop.abort();
    await Promise.race([this.#running, sleep(GRACE_MS, undefined, { ref: false })]);
  }

  async #checkAgain(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    try {
      await this.#reload();
      const calls = this.#options.countCalls();
      const isNews = calls !== this.#seenCalls || this.#file !== this.#seenFile || this.#notifier.hasFailed;
      this.#idle = isNews ? 0 : this.#idle + 1;
      if (!this.#file || this.#idle % IDLE_CHECKS !== 0) return;
      this.#seenCalls = calls;
      this.#seenFile = this.#file;
      const { deliveries } = await this.#notifier.check(this.#file, true);
      for (const { budget, error } of deliveries) {
        if (error !== null) this.#options.warn(`could not tell of budget ${JSON.stringify(budget)}: ${error}`);
      }
    } catch (error) {
      if (!this.#stop.signal.aborted) this.#options.warn(`could not check the budgets: ${(error as Error).message}`);
    }
  }

  /** One reading at a time: what was read earlier must not take the place of what was read later. */
  #reload(): Promise<void> {
    this.#reloading = this.#reloading.then(() => this.#read());
    return this.#reloading;
  }

  /** A file that broke since leaves the budgets as they were. */
  async #read(): Promise<void> {
    const { path } = this.#options;
    if (path === undefined) return;
    try {
      const file = { name: path, text: await readFile(path, 'utf8') };
      if (file.text !== this.#file?.text) {
        parseBudgets(file);
        this.#file = file;
      }
      this.#error = null;
    } catch (error) {
      const message = (error as Error).message.replace(/^\[[^\]]+\] /, '');
      if (message !== this.#error) this.#options.warn(`kept the budgets as they were: ${message}`);
      this.#error = message;
    }
  }
}
