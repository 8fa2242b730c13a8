import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallStore, Sums } from '../src/call-store.ts';
import { makeCall, makeCost } from './calls.ts';
import type { StorePlace } from './describe-store.ts';

const COST = 3_600_000_000n;

/** The contract of what changes, deletes and compacts the calls of a store. */
export function describeChanges(name: string, makePlace: () => Promise<StorePlace>): void {
  describe(`changes of a store in ${name}`, () => {
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
    const sum = async (filter: Record<string, string | null> = {}): Promise<Sums> =>
      (await store.summarize({ filter }, [])).totals;
    const count = async (filter: Record<string, string | null> = {}): Promise<number> =>
      Number((await sum(filter)).calls);

    it('keep settings over closing and opening again, the last value of each, until it is taken away', async () => {
      expect(await store.readSetting('colour')).toBeUndefined();
      await store.writeSetting('colour', 'red');
      await store.writeSetting('colour', 'it\'s "blue"');
      await store.writeSetting('size', '');
      await store.close();
      store = await place.open();
      expect(await store.readSetting('colour')).toBe('it\'s "blue"');
      expect(await store.readSetting('size')).toBe('');
      await store.writeSetting('colour', undefined);
      expect(await store.readSetting('colour')).toBeUndefined();
    });

    it('make rows of a user nobody’s and leave every amount where it is', async () => {
      const own = { team: 'growth', session: 's-1', customer: 'u-1', owner: 'u-1', costCenter: 'u-10' };
      await store.append([
        makeCall({ attribution: { ...own, user: 'u-1' } }),
        makeCall({ attribution: { team: 'growth', session: 's-1' } }),
        makeCall({ attribution: { team: 'growth', session: 's-1', user: 'u-2' } }),
        makeCall({ attribution: { team: 'growth', session: 's-2', user: 'u-10' } }),
      ]);
      const before = await sum();
      expect(await store.replaceUsers(new Map([['u-1', null]]), true)).toEqual({ calls: 1n, cost: COST });
      expect(await count({ user: 'u-1' })).toBe(1);
      expect(await store.replaceUsers(new Map([['u-1', null]]))).toEqual({ calls: 1n, cost: COST });
      expect(await sum()).toEqual(before);
      expect(await store.listValues('user')).toEqual(['u-10', 'u-2']);
      expect(await store.listValues('session')).toEqual(['s-1', 's-2']);
      expect(await count({ session: 's-1' })).toBe(1);
      expect(await store.listValues('customer')).toEqual([]);
      expect(await count({ 'dimension:owner': null })).toBe(4);
      expect(await count({ 'dimension:costCenter': 'u-10' })).toBe(1);
      expect(await store.replaceUsers(new Map([['u-1', null]]))).toEqual({ calls: 0n, cost: 0n });
    });

    it('put another id in the place of a user’s, wherever the user’s rows have it', async () => {
      const odd = 'o\'brien "x" \\ größe ☃';
      await store.append([
        makeCall({ attribution: { user: odd, customer: odd, session: 's-1', owner: odd, note: `:${odd}` } }),
        makeCall({ attribution: { user: 'u-2', customer: odd } }),
      ]);
      await store.replaceUsers(
        new Map([
          [odd, 'new'],
          ['nobody', 'else'],
        ]),
      );
      expect(await store.listValues('user')).toEqual(['new', 'u-2']);
      expect(await count({ customer: 'new' })).toBe(1);
      expect(await count({ customer: odd })).toBe(1);
      expect(await count({ session: 's-1' })).toBe(1);
      expect(await count({ 'dimension:owner': 'new' })).toBe(1);
      expect(await count({ 'dimension:note': `:${odd}` })).toBe(1);
    });

    it('take a customer off every row, with session and what has the same value, and leave every amount', async () => {
      const own = { customer: 'c-1', user: 'u-1', session: 's-1', owner: 'c-1', plan: 'c-10' };
      await store.append([
        makeCall({ attribution: own }),
        makeCall({ attribution: { customer: 'c-10', session: 's-2', owner: 'c-1' } }),
      ]);
      const before = await sum();
      expect(await store.dropCustomer('c-1', true)).toEqual({ calls: 1n, cost: COST });
      expect(await store.listValues('customer')).toEqual(['c-1', 'c-10']);
      expect(await store.dropCustomer('c-1')).toEqual({ calls: 1n, cost: COST });
      expect(await sum()).toEqual(before);
      expect(await store.listValues('customer')).toEqual(['c-10']);
      expect(await store.listValues('session')).toEqual(['s-2']);
      expect(await store.listValues('user')).toEqual(['u-1']);
      expect(await count({ 'dimension:owner': null })).toBe(1);
      expect(await count({ 'dimension:plan': 'c-10' })).toBe(1);
      expect(await store.dropCustomer('c-1')).toEqual({ calls: 0n, cost: 0n });
    });

    it('know a replaced call again when it is sent again', async () => {
      const call = makeCall();
      await store.append([call]);
      await store.replaceUsers(new Map([['u-1', null]]));
      expect(await store.append([call])).toEqual({ inserted: 0, duplicates: 1 });
      expect(await store.listValues('user')).toEqual([]);
    });

    it('delete what is selected, with what repricings keep of it, and nothing else', async () => {
      const at = (hour: number) => BigInt(Date.UTC(2026, 10, 15, hour)) * 1_000_000n;
      await store.append([8, 9, 10, 11].map((hour) => makeCall({ startTimeUnixNano: at(hour) })));
      const price = () => ({ cost: makeCost(1n), costStatus: 'priced', costReason: null, costSource: 'x' }) as const;
      await store.reprice({ selection: { filter: {} }, fields: ['team'], price, dryRun: false, keepPriceFile: false });
      const selection = { to: at(10), filter: {} };
      expect(await store.deleteCalls(selection, true)).toEqual({ calls: 2n, cost: 2n });
      expect(await count()).toBe(4);
      expect(await store.deleteCalls(selection)).toEqual({ calls: 2n, cost: 2n });
      expect(await store.deleteCalls(selection)).toEqual({ calls: 0n, cost: 0n });
      expect(await count()).toBe(2);
      const undone = await store.undoRepricing(['team']);
      expect(undone?.totals).toMatchObject({ calls: 2n, changedCalls: 2n });
      expect((await sum()).cost).toBe(2n * COST);
    });

    it('compact without losing or doubling a call, a setting or a repricing, while calls arrive and reports run', async () => {
      const calls = Array.from({ length: 50 }, () => makeCall());
      await store.append(calls);
      await store.writeSetting('colour', 'red');
      const appends: Promise<unknown>[] = [];
      for (let round = 0; round < 2; round += 1) {
        const compacting = store.compact();
        for (let index = 0; index < 10; index += 1) {
          appends.push(store.append([makeCall(), ...calls.slice(index, index + 3)]), sum());
        }
        const { bytesBefore, bytesAfter } = await compacting;
        expect(Math.min(bytesBefore, bytesAfter)).toBeGreaterThan(0);
      }
      await Promise.all(appends);
      expect(await count()).toBe(70);
      expect(await store.append(calls)).toEqual({ inserted: 0, duplicates: 50 });
      await store.close();
      store = await place.open();
      expect(await count()).toBe(70);
      expect(await store.readSetting('colour')).toBe('red');
    });

    it('are refused, not forgotten, when the store is closed before their turn comes', async () => {
      await store.append([makeCall()]);
      const changes = [
        store.compact(),
        store.deleteCalls({ filter: {} }),
        store.compact(),
        store.writeSetting('a', 'b'),
      ];
      const settled = Promise.allSettled(changes);
      await store.close();
      for (const one of await settled) {
        if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
      }
      store = await place.open();
      expect(await count()).toBeLessThanOrEqual(1);
    });
  });
}
