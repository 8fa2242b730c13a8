import { type Call, type CallRecord, describeCall, formatUsd } from '@spendspan/ledger';

/** What has arrived in a moment. */
export interface LiveBatch {
  /** The last of them, oldest first; all, unless there were many. */
  readonly calls: readonly CallRecord[];
  /** All that arrived. */
  readonly count: number;
  /** What is known of their cost, exact. */
  readonly costUsd: string;
  readonly unpricedCalls: number;
}

/** Gets what arrives, until it is unsubscribed. */
export type Listener = (batch: LiveBatch) => void;

/** Calls that a listener gets of one moment. Nobody reads more, and it bounds what a flood costs. */
const MAX_CALLS = 50;

/** A moment, in milliseconds. */
const MOMENT_MS = 250;

/** Calls that somebody who begins to listen gets at once. */
const MAX_RECENT = 100;

/** Calls as they are recorded, for whoever watches. Without a watcher it keeps the last ones and does nothing else. */
export class LiveCalls {
  readonly #hidesUsers: () => boolean;
  readonly #listeners = new Set<Listener>();
  #recent: Call[] = [];
  #arrived: Call[] = [];
  #count = 0;
  #cost = 0n;
  #unpriced = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param hidesUsers whether the ledger keeps users as hashes: then who they are is not shown here, either. */
  constructor(hidesUsers: () => boolean) {
    this.#hidesUsers = hidesUsers;
  }

  /** Notes calls that are recorded. */
  publish(calls: readonly Call[]): void {
    this.#recent = [...this.#recent, ...calls.slice(-MAX_RECENT)].slice(-MAX_RECENT);
    if (this.#listeners.size === 0) return;
    for (const { cost, costStatus } of calls) {
      this.#cost += cost.total ?? 0n;
      if (costStatus === 'unpriced') this.#unpriced += 1;
    }
    this.#count += calls.length;
    this.#arrived = [...this.#arrived, ...calls.slice(-MAX_CALLS)].slice(-MAX_CALLS);
    this.#timer ??= setTimeout(() => this.#tell(), MOMENT_MS).unref();
  }

  /** Tells a listener what arrived last, and what arrives from now on. Returns the way to end it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    listener({
      calls: this.#recent.map((call) => this.#describe(call)),
      count: 0,
      costUsd: formatUsd(0n),
      unpricedCalls: 0,
    });
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #tell(): void {
    this.#timer = undefined;
    const batch: LiveBatch = {
      calls: this.#arrived.map((call) => this.#describe(call)),
      count: this.#count,
      costUsd: formatUsd(this.#cost),
      unpricedCalls: this.#unpriced,
    };
    this.#arrived = [];
    this.#count = 0;
    this.#cost = 0n;
    this.#unpriced = 0;
    for (const listener of this.#listeners) listener(batch);
  }

  #describe(call: Call): CallRecord {
    const record = describeCall(call);
    return this.#hidesUsers() ? { ...record, user_id: null } : record;
  }
}
