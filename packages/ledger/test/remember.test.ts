import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { makeCall } from './calls.ts';

const NANOS_PER_HOUR = 3_600_000_000_000n;
const START = BigInt(Date.parse('2026-11-20T10:30:00Z')) * 1_000_000n;

let folder: string;
let store: DuckDBStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-remember-'));
  store = await DuckDBStore.open(join(folder, 'ledger.duckdb'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

let spans = 0;

async function record(hour: bigint): Promise<void> {
  spans += 1;
  const spanId = spans.toString(16).padStart(16, '0');
  await store.append([
    makeCall({ spanId, startTimeUnixNano: START + hour * NANOS_PER_HOUR, attribution: { user: 'ada' } }),
  ]);
}

/** Calls of each day, and of each user, asked for twice: of the second answer some was found out before. */
async function countCalls(): Promise<Record<string, bigint>> {
  const counts: Record<string, bigint> = {};
  for (let round = 0; round < 2; round += 1) {
    for (const field of ['day', 'user']) {
      for (const { values, sums } of await store.crosstab({ filter: {} }, [field], ['calls'])) {
        counts[values[0] ?? 'none'] = sums.calls;
      }
    }
  }
  return counts;
}

describe('what is remembered of a ledger file', () => {
  it('is forgotten when calls are recorded, rolled up, changed or deleted', async () => {
    await record(0n);
    await record(24n);
    expect(await countCalls()).toEqual({ '2026-11-20': 1n, '2026-11-21': 1n, ada: 2n });
    await store.rollUp();
    expect(await countCalls()).toEqual({ '2026-11-20': 1n, '2026-11-21': 1n, ada: 2n });
    // In an hour that is rolled up, and in one that is not.
    await record(0n);
    await record(48n);
    expect(await countCalls()).toEqual({ '2026-11-20': 2n, '2026-11-21': 1n, '2026-11-22': 1n, ada: 4n });
    await store.rollUp();
    expect(await countCalls()).toEqual({ '2026-11-20': 2n, '2026-11-21': 1n, '2026-11-22': 1n, ada: 4n });
    await store.replaceUsers(new Map([['ada', 'grace']]));
    expect(await countCalls()).toEqual({ '2026-11-20': 2n, '2026-11-21': 1n, '2026-11-22': 1n, grace: 4n });
    await store.rollUp();
    await countCalls();
    await store.deleteCalls({ to: START + NANOS_PER_HOUR, filter: {} });
    expect(await countCalls()).toEqual({ '2026-11-21': 1n, '2026-11-22': 1n, grace: 2n });
    await store.compact();
    expect(await countCalls()).toEqual({ '2026-11-21': 1n, '2026-11-22': 1n, grace: 2n });
  });

  it('is not of another instant for those who see an earlier one', async () => {
    await record(0n);
    await store.rollUp();
    await store.view(async (view) => {
      const before = await view.crosstab({ filter: {} }, ['day'], ['calls']);
      await record(0n);
      await store.rollUp();
      expect((await store.crosstab({ filter: {} }, ['day'], ['calls']))[0]?.sums.calls).toBe(2n);
      expect(await view.crosstab({ filter: {} }, ['day'], ['calls'])).toEqual(before);
      expect((await view.crosstab({ filter: {} }, ['month'], ['calls']))[0]?.sums.calls).toBe(1n);
    });
    expect((await store.crosstab({ filter: {} }, ['month'], ['calls']))[0]?.sums.calls).toBe(2n);
  });
});
