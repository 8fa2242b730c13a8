import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { SpanSet } from '../src/duckdb/known-spans/span-set.ts';
import { makeCall } from './calls.ts';

const MINUTE_NS = 60_000_000_000n;
const START = BigInt(Date.UTC(2026, 10, 15, 12)) * 1_000_000n;

/** Calls whose place in the list is in their ids; the first start in one minute, the last a week later, out of order. */
const CALLS = Array.from({ length: 40 }, (_, index) => {
  const minutes = index < 30 ? BigInt(index % 5) : BigInt(index) * 250n;
  return makeCall({
    traceId: (index + 1).toString(16).padStart(32, '0'),
    // Some share a span id in different traces, and some ids are no hex digits, as a caller of the ledger may have them.
    spanId: index % 7 === 0 ? `span number ${index}` : ((index >> 1) + 1).toString(16).padStart(16, '0'),
    startTimeUnixNano: START + minutes * MINUTE_NS + BigInt(index) * 1_000_000_000n,
  });
});

describe('a DuckDB ledger that knows which spans it has', () => {
  let folder: string;
  let store: DuckDBStore;
  const open = async (): Promise<void> => {
    store = await DuckDBStore.open(join(folder, 'ledger.duckdb'));
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spendspan-known-'));
    await open();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('append' as const),
        picked: fc.uniqueArray(fc.nat(39), { maxLength: 12 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'reopen' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), minute: fc.nat(5) }) },
  );

  it('records each span once, whenever it comes again, and again after it was deleted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const there = new Set<number>();
        for (const one of steps) {
          if (one.kind === 'reopen') {
            await store.close();
            await open();
          } else if (one.kind === 'delete') {
            const to = START + BigInt(one.minute) * MINUTE_NS;
            await store.deleteCalls({ to, filter: {} });
            for (const index of there) if ((CALLS[index]?.startTimeUnixNano ?? to) < to) there.delete(index);
          } else {
            const fresh = one.picked.filter((index) => !there.has(index));
            const result = await store.append(one.picked.flatMap((index) => CALLS[index] ?? []));
            expect(result).toEqual({ inserted: fresh.length, duplicates: one.picked.length - fresh.length });
            for (const index of fresh) there.add(index);
          }
        }
        expect((await store.status()).calls).toBe(there.size);
        await store.deleteCalls({ filter: {} });
      }),
      { numRuns: 25 },
    );
  });

  it('finds what came before it was opened, also in a batch from all of time', async () => {
    const ages = [1n, START - 3_000n * MINUTE_NS, START, START + 3_000n * MINUTE_NS, 2n ** 63n - 2n];
    const calls = ages.map((startTimeUnixNano) => makeCall({ startTimeUnixNano }));
    await store.append(calls);
    await store.close();
    await open();
    for (const call of calls) expect(await store.append([call])).toEqual({ inserted: 0, duplicates: 1 });
    expect(await store.append([...calls, makeCall()])).toEqual({ inserted: 1, duplicates: 5 });
  });
});

describe('a set of span ids', () => {
  it('never forgets one, and hardly takes one for another', () => {
    const half = fc.nat(2 ** 32 - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 500 }), (ids) => {
        const set = new SpanSet();
        for (const [high, low] of ids) set.add(high, low);
        for (const [high, low] of ids) expect(set.has(high, low)).toBe(true);
        expect(set.size).toBeLessThanOrEqual(ids.length);
      }),
    );
    const set = new SpanSet();
    for (let id = 0; id < 100_000; id += 1) set.add(id * 7_919, id);
    let mistaken = 0;
    for (let id = 0; id < 100_000; id += 1) if (set.has(id * 7_919 + 1, id + 100_000)) mistaken += 1;
    expect(mistaken).toBeLessThan(5);
    expect(set.bytes).toBeLessThan(100_000 * 32);
  });
});
