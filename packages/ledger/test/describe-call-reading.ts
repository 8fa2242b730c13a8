import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallReading, CallReadOptions, CallStore, Selection } from '../src/call-store.ts';
import type { Call } from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';

/** A place where a store can be opened, empty at first. */
export interface StorePlace {
  open(): Promise<CallStore>;
  remove(): Promise<void>;
}

const ALL: Selection = { filter: {} };

/** The contract of reading calls, for every store. */
export function describeCallReading(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`calls read from a store in ${name}`, () => {
    let place: StorePlace;
    let store: CallStore;
    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.remove();
    });
    const read = async (selection = ALL, options: CallReadOptions = {}): Promise<readonly Call[]> =>
      collect(await store.readCalls(selection, options));

    it('are none of an empty store', async () => {
      expect(await read()).toEqual([]);
    });

    it('come back as they were recorded, ordered by start time, trace and span', async () => {
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(arbitraryCall, { selector: keyOf, maxLength: 30 }), async (calls) => {
          const fresh = await makePlace();
          const other = await fresh.open();
          try {
            await other.append(calls);
            const reading = await other.readCalls(ALL);
            expect((await collect(reading)).map(plain)).toEqual([...calls].sort(byKey).map(plain));
            expect(reading.sums).toEqual((await other.summarize(ALL, [])).totals);
          } finally {
            await other.close();
            await fresh.remove();
          }
        }),
        { numRuns: 8 },
      );
    });

    it('are those of the selection, and the sums are of exactly these', async () => {
      const growth = makeCall({ startTimeUnixNano: 5n });
      await store.append([growth, makeCall({ attribution: {} }), makeCall({ startTimeUnixNano: 9n })]);
      expect(await read({ filter: { team: 'growth' }, to: 6n })).toEqual([growth]);
      const reading = await store.readCalls({ filter: { team: null } });
      expect(reading.sums).toMatchObject({ calls: 1n, cost: 3_600_000_000n });
      expect(await collect(reading)).toMatchObject([{ attribution: {} }]);
    });

    it('start behind the call that is given and end at the limit, page by page', async () => {
      const calls = Array.from({ length: 23 }, (_, index) =>
        makeCall({ startTimeUnixNano: 1_795_000_000_000_000_000n + BigInt(index % 4) }),
      );
      await store.append(calls);
      const pages: Call[] = [];
      for (;;) {
        const page = await read(ALL, { after: pages.at(-1), limit: 5 });
        pages.push(...page);
        if (page.length < 5) break;
      }
      expect(pages.map(keyOf)).toEqual([...calls].sort(byKey).map(keyOf));
      expect(await read(ALL, { limit: 0 })).toEqual([]);
    });

    it('are of the instant in which reading began, whatever is recorded and repriced meanwhile', async () => {
      await store.append(Array.from({ length: 5_000 }, () => makeCall()));
      const reading = await store.readCalls(ALL);
      await store.append([makeCall(), makeUnpricedCall()]);
      const seen: Call[] = [];
      for await (const batch of reading.batches) {
        if (seen.length === 0) await store.reprice(tenfold);
        seen.push(...batch);
      }
      expect(new Set(seen.map(({ cost }) => cost.total))).toEqual(new Set([3_600_000_000n]));
      expect({ calls: BigInt(seen.length), cost: sum(seen) }).toEqual({ calls: 5_000n, cost: reading.sums.cost });
      const now = await store.readCalls(ALL);
      expect(sum(await collect(now))).toBe(now.sums.cost);
      expect(now.sums.cost).toBeGreaterThan(reading.sums.cost);
    });

    it('leave out a background response that is another row by now, as reports do', async () => {
      const bill = makeCall({ responseId: 'resp_1' });
      await store.append([makeUnpricedCall({ responseId: 'resp_1', usageReason: 'background' }), bill]);
      expect(await read()).toEqual([bill]);
    });

    it('may be left early, or never begun, and the store still closes', async () => {
      await store.append(Array.from({ length: 5_000 }, () => makeCall()));
      for await (const batch of (await store.readCalls(ALL)).batches) {
        expect(batch.length).toBeGreaterThan(0);
        break;
      }
      await store.readCalls(ALL);
      const begun = (await store.readCalls(ALL)).batches[Symbol.asyncIterator]();
      expect((await begun.next()).done).toBe(false);
      await store.close();
      await expect(begun.next().then(() => begun.next())).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
      await expect(store.readCalls(ALL)).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
    });
  });
}

const tenfold: Parameters<CallStore['reprice']>[0] = {
  selection: ALL,
  fields: ['team'],
  dryRun: false,
  keepPriceFile: false,
  price: () => ({
    cost: { ...makeCost(36_000_000_000n) },
    costStatus: 'priced',
    costReason: null,
    costSource: 'user:ten.yaml',
  }),
};

async function collect(reading: CallReading): Promise<readonly Call[]> {
  const calls: Call[] = [];
  for await (const batch of reading.batches) calls.push(...batch);
  return calls;
}

function sum(calls: readonly Call[]): bigint {
  return calls.reduce((total, { cost }) => total + (cost.total ?? 0n), 0n);
}

function keyOf({ startTimeUnixNano, traceId, spanId }: Call): string {
  return `${startTimeUnixNano.toString().padStart(20, '0')} ${traceId} ${spanId}`;
}

function byKey(a: Call, b: Call): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

/** Without what is undefined or of no prototype, which no store keeps. */
function plain(call: Call): Call {
  return { ...call, usage: { ...call.usage }, attribution: { ...call.attribution } };
}
