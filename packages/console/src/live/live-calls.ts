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

/** Who watches. */
export interface Watcher {
  /** Of which calls it is told. */
  readonly test: (call: Call) => boolean;
  /** Gets what arrives, until it is unsubscribed. */
  readonly tell: (batch: LiveBatch) => void;
}

/** What has arrived since a watcher was last told of it. */
interface Arrived {
  readonly calls: readonly Call[];
  readonly count: number;
  readonly cost: bigint;
  readonly unpriced: number;
}

const NOTHING: Arrived = { calls: [], count: 0, cost: 0n, unpriced: 0 };

/** Calls that a listener gets of one moment. Nobody reads more, and it bounds what a flood costs. */
const MAX_CALLS = 50;

/** A moment, in milliseconds. */
const MOMENT_MS = 250;

/** Calls that somebody who begins to listen gets at once. */
const MAX_RECENT = 100;

/** Calls as they are recorded, for whoever watches. Without a watcher it keeps the last ones and does nothing else. */
export class LiveCalls {
  readonly #hidesUsers: () => boolean;
  readonly #watchers = new Map<Watcher, Arrived>();
  #recent: Call[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param hidesUsers whether the ledger keeps users as hashes: then who they are is not shown here, either. */
  constructor(hidesUsers: () => boolean) {
    this.#hidesUsers = hidesUsers;
  }

  /** Notes calls that are recorded. */
  publish(calls: readonly Call[]): void {
    this.#recent = [...this.#recent, ...calls.slice(-MAX_RECENT)].slice(-MAX_RECENT);
    if (this.#watchers.size === 0) return;
    for (const [watcher, arrived] of this.#watchers) {
      this.#watchers.set(watcher, addCalls(arrived, calls.filter(watcher.test)));
    }
    this.#timer ??= setTimeout(() => this.#tell(), MOMENT_MS).unref();
  }

  /** Tells a watcher what arrived last, and what arrives from now on. Returns the way to end it. */
  subscribe(watcher: Watcher): () => void {
    this.#watchers.set(watcher, NOTHING);
    watcher.tell(this.#describe({ ...NOTHING, calls: this.#recent.filter(watcher.test) }));
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  #tell(): void {
    this.#timer = undefined;
    for (const [watcher, arrived] of this.#watchers) {
      if (arrived.count === 0) continue;
      this.#watchers.set(watcher, NOTHING);
      watcher.tell(this.#describe(arrived));
    }
  }

  #describe({ calls, count, cost, unpriced }: Arrived): LiveBatch {
    return {
      calls: calls.map((call) => this.#describeCall(call)),
      count,
      costUsd: formatUsd(cost),
      unpricedCalls: unpriced,
    };
  }

  #describeCall(call: Call): CallRecord {
    const record = describeCall(call);
    return this.#hidesUsers() ? { ...record, user_id: null } : record;
  }
}

function addCalls(before: Arrived, calls: readonly Call[]): Arrived {
  let { cost, unpriced } = before;
  for (const call of calls) {
    cost += call.cost.total ?? 0n;
    if (call.costStatus === 'unpriced') unpriced += 1;
  }
  const last = [...before.calls, ...calls.slice(-MAX_CALLS)].slice(-MAX_CALLS);
  return { calls: last, count: before.count + calls.length, cost, unpriced };
}
