import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Spread } from '../src/call-store.ts';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import type { Call } from '../src/index.ts';
import { makeCall, makeCost } from './calls.ts';

let folder: string;
let store: DuckDBStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-ranks-'));
  store = await DuckDBStore.open(join(folder, 'ledger.duckdb'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const GROUPINGS = [[], ['status'], ['feature'], ['status', 'model']];

/** Pico-USD: some again and again, some that differ by little, some of any size, refunds, and what is not known. */
const cost: fc.Arbitrary<bigint | null> = fc.oneof(
  fc.constantFrom(0n, 1n, 2_500_000n, 1_000_000_000_000n),
  fc.bigInt(2_499_990n, 2_500_010n),
  fc.nat(17).chain((digits) => fc.bigInt(0n, 10n ** BigInt(digits))),
  fc.bigInt(-1_000_000n, -1n),
  fc.constant(null),
);

const HOURS = ['2026-11-01T05', '2026-11-01T06', '2026-11-02T05'].map((hour) => BigInt(Date.parse(`${hour}:30:00Z`)));

const call: fc.Arbitrary<Call> = fc
  .record({
    total: cost,
    hour: fc.constantFrom(...HOURS),
    feature: fc.constantFrom('a', 'b', 'c', undefined),
    responseModel: fc.constantFrom('gpt-4.1', 'GPT-4.1', 'gpt-5'),
    status: fc.constantFrom('ok', 'ok', 'error'),
  })
  .map(({ total, hour, feature, ...rest }) =>
    makeCall({
      ...rest,
      startTimeUnixNano: hour * 1_000_000n,
      attribution: { team: 'growth', ...(feature !== undefined && { feature }) },
      cost: makeCost(total),
      costStatus: total === null ? 'unpriced' : 'priced',
    }),
  );

describe('the median and the 95th percentile of single costs', () => {
  it('are those of all costs put in order, of calls that are rolled up and of others', async () => {
    const calls = fc.oneof(
      fc.array(call, { maxLength: 5 }),
      fc.array(call, { minLength: 60, maxLength: 300, size: 'max' }),
    );
    await fc.assert(
      fc.asyncProperty(calls, fc.array(call, { maxLength: 5 }), async (rolled, late) => {
        await store.deleteCalls({ filter: {} });
        await store.append(rolled);
        await store.rollUp();
        await store.append(late.map((one) => ({ ...one, startTimeUnixNano: (HOURS[2] ?? 0n) * 1_000_000n })));
        const all = [...rolled, ...late];
        const found = await store.distributeCalls({ filter: {} }, GROUPINGS);
        for (const [index, fields] of GROUPINGS.entries()) {
          expect(sort(found[index] ?? [])).toEqual(sort(spreadOf(all, fields)));
        }
        const good = all.filter(({ status }) => status === 'ok');
        expect(await store.distributeCalls({ filter: { status: 'ok' } }, [[]])).toEqual([spreadOf(good, [])]);
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('are right where nearly all costs are about the same', async () => {
    const calls = Array.from({ length: 12_000 }, (_, number) =>
      makeCall({ cost: makeCost(2_500_000_000n + BigInt((number * 7_919) % 12_000)) }),
    );
    await store.append(calls);
    await store.rollUp();
    const found = await store.distributeCalls({ filter: {} }, GROUPINGS);
    expect(found).toEqual(GROUPINGS.map((fields) => spreadOf(calls, fields)));
  });
});

function read({ status, attribution, responseModel }: Call, field: string): string | null {
  if (field === 'status') return status;
  return field === 'feature' ? (attribution['feature'] ?? null) : (responseModel?.toLowerCase() ?? null);
}

function spreadOf(calls: readonly Call[], fields: readonly string[]): Spread[] {
  const groups = new Map<string, bigint[]>();
  for (const one of calls) {
    if (one.cost.total === null) continue;
    const key = JSON.stringify(fields.map((field) => read(one, field)));
    const costs = groups.get(key);
    if (costs) costs.push(one.cost.total);
    else groups.set(key, [one.cost.total]);
  }
  return [...groups].map(([key, costs]) => {
    costs.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const rank = (percent: number): bigint => costs[Math.ceil((costs.length * percent) / 100) - 1] ?? 0n;
    const cost = costs.reduce((sum, one) => sum + one, 0n);
    const values = JSON.parse(key) as (string | null)[];
    return { values, units: BigInt(costs.length), cost, median: rank(50), p95: rank(95), max: rank(100) };
  });
}

function sort(spreads: readonly Spread[]): Spread[] {
  const keyOf = ({ values }: Spread): string => JSON.stringify(values);
  return [...spreads].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
