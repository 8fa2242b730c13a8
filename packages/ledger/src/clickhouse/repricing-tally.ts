import type { RepricingStatusSums, RepricingSummary, RepricingSums } from '../call-store.ts';
import type { PriceableCall, RepricedCost, SourceChange } from '../repricing/types.ts';
import type { CostStatus } from '../types.ts';
import type { PriceableRow } from './read-priceable.ts';

type Counts = { -readonly [Name in keyof RepricingSums]: bigint };
type StatusCounts = { -readonly [Name in keyof RepricingStatusSums]: RepricingStatusSums[Name] };

/** Usage of which a failed call may have been billed all the same. */
const MAY_BE_BILLED = new Set(['stream_aborted', 'stream_unconsumed', 'body_unread', 'does_not_add_up']);

/** Adds up what a repricing changes, call by call; exact. */
export class RepricingTally {
  readonly #totals: Counts = noCounts();
  readonly #groups: readonly Map<string | null, Counts>[];
  readonly #statuses = new Map<CostStatus, StatusCounts>();
  readonly #changes = new Map<string, { from: string | null; to: string | null; calls: number }>();
  readonly #sources = new Set<string>();

  constructor(fields: readonly string[]) {
    this.#groups = fields.map(() => new Map());
  }

  /** Adds a call; `next` is undefined where it keeps what it has. */
  add(
    { call, cost: old, values }: Pick<PriceableRow, 'call' | 'cost' | 'values'>,
    next: RepricedCost | undefined,
  ): void {
    addTo(this.#totals, old, next);
    for (const [index, groups] of this.#groups.entries()) {
      const value = values[index] ?? null;
      const counts = groups.get(value) ?? noCounts();
      groups.set(value, counts);
      addTo(counts, old, next);
    }
    this.#addStatus(call, old, 'old');
    this.#addStatus(call, next ?? old, 'new');
    if (next) this.#addSource(old.costSource, next.costSource);
  }

  summarize(): Omit<RepricingSummary, 'run' | 'left'> {
    return {
      totals: this.#totals,
      groups: this.#groups.map((groups) => [...groups].map(([value, sums]) => ({ value, sums }))),
      statuses: [...this.#statuses.values()],
      sources: [...this.#sources].sort(),
      sourceChanges: [...this.#changes.values()].sort(compareChanges),
    };
  }

  #addStatus(call: PriceableCall, { cost, costStatus }: RepricedCost, when: 'old' | 'new'): void {
    if (cost.total === null && !isGap(call)) return;
    const sums = this.#statuses.get(costStatus) ?? {
      ...{ status: costStatus, oldCalls: 0n, newCalls: 0n, oldCost: 0n, newCost: 0n },
    };
    this.#statuses.set(costStatus, sums);
    sums[`${when}Calls`] += 1n;
    sums[`${when}Cost`] += cost.total ?? 0n;
  }

  #addSource(from: string | null, to: string | null): void {
    if (to !== null) this.#sources.add(to);
    if (from === to) return;
    const key = JSON.stringify([from, to]);
    const change = this.#changes.get(key) ?? { from, to, calls: 0 };
    this.#changes.set(key, change);
    change.calls += 1;
  }
}

function noCounts(): Counts {
  return {
    ...{ calls: 0n, changedCalls: 0n, pricedCalls: 0n, newlyPricedCalls: 0n, newlyUnpricedCalls: 0n },
    ...{ oldCost: 0n, newCost: 0n },
  };
}

function addTo(counts: Counts, old: RepricedCost, next: RepricedCost | undefined): void {
  const [before, after] = [old.cost.total, next ? next.cost.total : old.cost.total];
  counts.calls += 1n;
  if (next) counts.changedCalls += 1n;
  if (after !== null) counts.pricedCalls += 1n;
  if (before === null && after !== null) counts.newlyPricedCalls += 1n;
  if (before !== null && after === null) counts.newlyUnpricedCalls += 1n;
  counts.oldCost += before ?? 0n;
  counts.newCost += after ?? 0n;
}

/** Whether a call without a price lacks one; see `UNPRICED`. */
function isGap({ status, usage, usageReason }: PriceableCall): boolean {
  const tokens = (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0);
  return status !== 'error' || tokens > 0 || MAY_BE_BILLED.has(usageReason ?? '');
}

function compareChanges(a: SourceChange, b: SourceChange): number {
  return b.calls - a.calls || compareNames(a.from, b.from) || compareNames(a.to, b.to);
}

function compareNames(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
