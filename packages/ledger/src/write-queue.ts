import { billKey } from './bill-key.ts';
import type { AppendResult, Call } from './types.ts';

/** Calls that are written together at most, unless one batch alone is larger. */
const MAX_GROUP = 20_000;

interface Waiting {
  readonly calls: readonly Call[];
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/** Writes calls of different spans durably and returns the positions of those that were there already. */
export type WriteCalls = (calls: readonly Call[]) => Promise<ReadonlySet<number>>;

/**
 * One write at a time. Batches that arrive while one is under way go together in the next: many small senders cost one
 * flush to disk, not one each.
 */
export class WriteQueue {
  readonly #write: WriteCalls;
  #waiting: Waiting[] = [];
  #jobs: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;

  constructor(write: WriteCalls) {
    this.#write = write;
  }

  /** Resolves when the calls are durable. */
  append(calls: readonly Call[]): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ calls, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Runs something while nothing is being written; what arrives meanwhile waits, so it is to be short. */
  exclusively<T>(job: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#jobs.push(() => job().then(resolve, reject));
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is left to write. */
  async drain(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 || this.#jobs.length > 0) {
      await this.#jobs.shift()?.();
      const group = this.#takeGroup();
      if (group.length === 0) continue;
      try {
        await this.#writeGroup(group);
      } catch (error) {
        if (group.length === 1) group[0]?.reject(error);
        // One batch must not take the others down with it.
        else for (const one of group) await this.#writeGroup([one]).catch(one.reject);
      }
    }
    this.#running = undefined;
  }

  #takeGroup(): readonly Waiting[] {
    let size = 0;
    let end = 0;
    for (const { calls } of this.#waiting) {
      if (end > 0 && size + calls.length > MAX_GROUP) break;
      size += calls.length;
      end += 1;
    }
    return this.#waiting.splice(0, end);
  }

  async #writeGroup(group: readonly Waiting[]): Promise<void> {
    const seen = new Set<string>();
    const unique: Call[] = [];
    const ownerOf: number[] = [];
    group.forEach(({ calls }, owner) => {
      for (const call of calls) {
        const key = call.traceId + call.spanId;
        const bill = billKey(call);
        if (seen.has(key) || (bill !== undefined && seen.has(bill))) continue;
        seen.add(key);
        if (bill !== undefined) seen.add(bill);
        unique.push(call);
        ownerOf.push(owner);
      }
    });
    const present = unique.length === 0 ? new Set<number>() : await this.#write(unique);
    const inserted = group.map(() => 0);
    ownerOf.forEach((owner, index) => {
      if (!present.has(index)) inserted[owner] = (inserted[owner] ?? 0) + 1;
    });
    group.forEach(({ calls, resolve }, owner) => {
      const own = inserted[owner] ?? 0;
      resolve({ inserted: own, duplicates: calls.length - own });
    });
  }
}
