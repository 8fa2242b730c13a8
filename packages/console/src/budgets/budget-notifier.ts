import {
  type Budget,
  type BudgetNotice,
  type BudgetReport,
  type BudgetState,
  type ConfigText,
  isWebAddress,
  type Ledger,
  parseBudgets,
  type Threshold,
} from '@spendspan/ledger';
import { type PostOptions, postWebhook } from './post-webhook.ts';
import { makeSlackMessage } from './slack-message.ts';
import type { BudgetCheck, BudgetDelivery } from './types.ts';

export interface NotifierOptions extends PostOptions {
  /**
   * Where addresses are that a file keeps out of itself.
   * @default process.env
   */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Tells of thresholds that are reached, each once for a budget, its amount and a period: what is delivered is remembered
 * in the ledger. What could not be delivered is tried again at the next check.
 */
export class BudgetNotifier {
  readonly #ledger: Ledger;
  readonly #options: NotifierOptions;
  #checked: Promise<unknown> = Promise.resolve();
  /** `nextMs` is of the clock that nobody sets. */
  readonly #failures = new Map<string, { readonly count: number; readonly nextMs: number }>();

  constructor(ledger: Ledger, options: NotifierOptions = {}) {
    this.#ledger = ledger;
    this.#options = options;
  }

  /** Whether something is still to be delivered. */
  get hasFailed(): boolean {
    return this.#failures.size > 0;
  }

  /**
   * Finds how the budgets of a file stand and posts what is new. One check at a time, so that nothing is told twice.
   * @param patient whether what failed is left alone for a while, longer each time: for checks that nobody asked for.
   * @throws what `Ledger.budgets` throws; not what a webhook answers, which is in the deliveries.
   */
  check(file: ConfigText, patient = false): Promise<BudgetCheck> {
    const checking = this.#checked.then(() => this.#check(file, patient));
    this.#checked = checking.catch(() => {});
    return checking;
  }

  async #check(file: ConfigText, patient: boolean): Promise<BudgetCheck> {
    const report = await this.#ledger.budgets(file);
    const { budgets } = parseBudgets(file);
    const known = new Set((await this.#listNotices(report)).map(keyOf));
    const messages = report.budgets.flatMap((state, index): readonly Message[] => {
      const thresholds = state.crossed.filter((threshold) => !known.has(keyOf(makeNotice(state, threshold))));
      const webhook = budgets[index]?.webhook;
      if (!webhook || thresholds.length === 0 || (patient && this.#isTooEarly(state.id))) return [];
      return [{ state, webhook, thresholds }];
    });
    const deliveries = await this.#deliverAll(messages);
    return { report, deliveries };
  }

  async #listNotices({ budgets }: BudgetReport): Promise<readonly BudgetNotice[]> {
    const [earliest] = budgets.map(({ period }) => period.from).sort();
    return earliest === undefined ? [] : this.#ledger.budgetNotices(earliest);
  }

  /** Those of one address in turn, as its server may limit how fast it takes them; no address waits for another. */
  async #deliverAll(messages: readonly Message[]): Promise<readonly BudgetDelivery[]> {
    const turns = new Map<string, Promise<BudgetDelivery>>();
    const deliveries = messages.map((message) => {
      const address = JSON.stringify(message.webhook);
      const delivery = (turns.get(address) ?? Promise.resolve()).then(() => this.#deliver(message));
      turns.set(address, delivery);
      return delivery;
    });
    // What another webhook has taken is remembered before a stop ends all.
    await Promise.allSettled(deliveries);
    return Promise.all(deliveries);
  }

  async #deliver({ state, webhook, thresholds }: Message): Promise<BudgetDelivery> {
    try {
      await postWebhook(this.#findUrl(webhook), makeSlackMessage(state, thresholds), this.#options);
      // A crash before this line tells of it again: twice is better than never.
      await this.#ledger.addBudgetNotices(thresholds.map((threshold) => makeNotice(state, threshold)));
      this.#failures.delete(state.id);
      return { budget: state.id, thresholds, error: null };
    } catch (error) {
      this.#options.signal?.throwIfAborted();
      const count = (this.#failures.get(state.id)?.count ?? 0) + 1;
      this.#failures.set(state.id, {
        count,
        nextMs: performance.now() + Math.min(MINUTE_MS * 2 ** (count - 1), HOUR_MS),
      });
      return { budget: state.id, thresholds, error: (error as Error).message.replace(/^\[[^\]]+\] /, '') };
    }
  }

  #isTooEarly(id: string): boolean {
    return performance.now() < (this.#failures.get(id)?.nextMs ?? 0);
  }

  #findUrl(webhook: Webhook): string {
    if ('url' in webhook) return webhook.url;
    const url = (this.#options.env ?? process.env)[webhook.env];
    if (url && isWebAddress(url)) return url;
    const got = url ? 'something else' : 'nothing';
    throw new Error(
      `[@spendspan/console] got ${got} in the variable ${webhook.env}, expected the address of a webhook; set it`,
    );
  }
}

type Webhook = NonNullable<Budget['webhook']>;

/** That thresholds of a budget are reached. */
interface Message {
  readonly state: BudgetState;
  readonly webhook: Webhook;
  readonly thresholds: readonly Threshold[];
}

function makeNotice({ id, amountUsd, period }: BudgetState, { kind, percent }: Threshold): BudgetNotice {
  return { budget: id, amountUsd, periodFrom: period.from, threshold: `${kind}:${percent}` };
}

function keyOf({ budget, amountUsd, periodFrom, threshold }: BudgetNotice): string {
  return JSON.stringify([budget, amountUsd, periodFrom, threshold]);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
