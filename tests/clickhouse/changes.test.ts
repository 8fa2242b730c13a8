import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress } from '../../packages/ledger/src/clickhouse/address.ts';
import { ClickHouseStore } from '../../packages/ledger/src/clickhouse/clickhouse-store.ts';
import { type Call, type Ledger, openLedger } from '../../packages/ledger/src/index.ts';
import { makeCall, makeCost } from '../../packages/ledger/test/calls.ts';
import { makeDatabase, runSql } from './place.ts';

const PERSON = 'ada.lovelace@example.com';
const KEY = 'a secret of this test, long enough';

let database: Awaited<ReturnType<typeof makeDatabase>>;
const opened: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  database = await makeDatabase();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await database.remove();
});

const open = async (userIdKey?: string): Promise<Ledger> => {
  const ledger = await openLedger({ path: database.url, userIdKey });
  opened.push(ledger);
  return ledger;
};
const openStore = async (): Promise<ClickHouseStore> => {
  const store = await ClickHouseStore.open(readAddress(database.url));
  opened.push(store);
  return store;
};
const sql = (statement: string) => runSql(database.name, statement);
const count = async (table: string, where = 'true'): Promise<number> =>
  Number((await sql(`SELECT count() FROM ${table} WHERE ${where}`))[0]?.[0]);
const at = (day: string): bigint => BigInt(Date.parse(day)) * 1_000_000n;
const callOf = (user: string, parts: Partial<Call> = {}): Call =>
  makeCall({ attribution: { team: 'growth', user }, ...parts });
const price = () => ({ cost: makeCost(5n), costStatus: 'priced', costReason: null, costSource: 'x' }) as const;

/** Writes reports of the calls that are there as another program does that did not find them, a millisecond later. */
const recordAgain = async (replaced: string): Promise<void> => {
  await sql(`INSERT INTO calls (* EXCEPT (recorded_at), recorded_at)
    SELECT * EXCEPT (recorded_at) REPLACE (${replaced}), recorded_at + INTERVAL 1 MILLISECOND FROM calls`);
};

describe('erasing in ClickHouse', () => {
  it.each([[false], [true]])(
    'leaves nothing of a person in any row, also of duplicates that are not merged yet (rows: %s)',
    async (rows) => {
      const ledger = await open();
      await ledger.append([callOf(PERSON), callOf('grace')]);
      await ledger.reprice(price, { since: '2026-01-01' });
      await sql('SYSTEM STOP MERGES calls');
      // The person is in both rows of one call and only in the hidden one of the other.
      await recordAgain(`'${PERSON}' AS user_id, '${PERSON}' AS session_id`);
      expect(await count('calls', `user_id = '${PERSON}'`)).toBe(3);
      await sql('SYSTEM START MERGES calls');
      expect(await ledger.erase({ user: PERSON, rows })).toMatchObject({ calls: 1, costUsd: '0.000000000005' });
      expect(await count('calls')).toBe(rows ? 1 : 2);
      expect(await count('calls', `toString(tuple(*)) LIKE '%${PERSON}%'`)).toBe(0);
      expect(await count('repriced_calls')).toBe(rows ? 1 : 2);
      expect((await ledger.report('org')).totals).toMatchObject({ calls: rows ? 1 : 2 });
      expect(await sql('SELECT DISTINCT user_id FROM calls ORDER BY 1')).toEqual(
        rows ? [['grace']] : [['grace'], [null]],
      );
    },
  );

  it('names the person in no list that the server keeps, and takes away what it needed to know', async () => {
    const ledger = await open();
    await ledger.append([callOf(PERSON), callOf('grace'), callOf(PERSON, { startTimeUnixNano: at('2026-10-01') })]);
    await ledger.erase({ user: PERSON });
    await ledger.erase({ user: 'grace', rows: true });
    const named = `command LIKE '%${PERSON}%' OR command LIKE '%grace%'`;
    expect(await count('system.mutations', `database = currentDatabase()`)).toBeGreaterThan(0);
    expect(await count('system.mutations', `database = currentDatabase() AND (${named})`)).toBe(0);
    expect(await count('replaced_users')).toBe(0);
  });

  it('is finished by the next one when it was cut off, and what it left over goes when the ledger is compacted', async () => {
    const ledger = await open();
    await ledger.append([callOf(PERSON)]);
    await sql(`INSERT INTO replaced_users VALUES (generateUUIDv4(), '${PERSON}', NULL)`);
    await ledger.erase({ user: PERSON });
    expect(await count('replaced_users')).toBe(0);
  });

  it('knows a call again without its user, and records one anew whose row was deleted', async () => {
    const ledger = await open();
    const [kept, deleted] = [callOf(PERSON), callOf('grace')];
    await ledger.append([kept, deleted]);
    await ledger.reprice(price, { since: '2026-01-01' });
    await ledger.erase({ user: PERSON });
    await ledger.erase({ user: 'grace', rows: true });
    expect(await ledger.append([kept, deleted])).toEqual({ inserted: 1, duplicates: 1 });
    // Five pico-dollars are of the call that is left; the other has its own cost, not that of the repricing.
    expect((await ledger.report('org')).totals.costUsd).toBe('0.003600000005');
    expect(await count('calls', `user_id = '${PERSON}'`)).toBe(0);
  });

  it('stands when another program records the same call at the same moment', async () => {
    const store = await openStore();
    await store.append([callOf(PERSON)]);
    await store.replaceUsers(new Map([[PERSON, null]]));
    await sql('SYSTEM STOP MERGES calls');
    await recordAgain(`'${PERSON}' AS user_id`);
    expect(await store.listValues('user')).toEqual([]);
    await sql('SYSTEM START MERGES calls');
    await store.compact();
    expect(await count('calls', `user_id = '${PERSON}'`)).toBe(0);
  });

  it('deletes more calls than one statement names', async () => {
    const store = await openStore();
    await store.append(Array.from({ length: 5_001 }, () => callOf(PERSON)));
    await store.append([callOf('grace')]);
    expect(await store.deleteCalls({ filter: { user: PERSON } })).toMatchObject({ calls: 5_001n });
    expect(await count('calls')).toBe(1);
  });
});

describe('deleting by age in ClickHouse', () => {
  it('drops whole months, cuts the month of the limit, and takes the costs of repricings along', async () => {
    const store = await openStore();
    const days = ['1970-01-01', '2026-08-31', '2026-09-01', '2026-10-09T23:59:59.999Z', '2026-10-10', '2026-11-01'];
    const calls = days.map((day) => makeCall({ startTimeUnixNano: at(day) }));
    await store.append(calls);
    const selection = { to: at('2026-10-10'), filter: {} };
    await store.reprice({ selection: { filter: {} }, fields: [], price, dryRun: false, keepPriceFile: false });
    expect(await store.deleteCalls(selection, true)).toEqual({ calls: 4n, cost: 20n });
    expect(await count('calls')).toBe(6);
    expect(await store.deleteCalls(selection)).toEqual({ calls: 4n, cost: 20n });
    expect(await sql('SELECT toString(toDate(started_at)) FROM calls ORDER BY 1')).toEqual([
      ['2026-10-10'],
      ['2026-11-01'],
    ]);
    expect(await count('repriced_calls')).toBe(2);
    expect(await store.deleteCalls(selection)).toEqual({ calls: 0n, cost: 0n });
  });

  it('goes by the nanosecond where the limit is within a minute', async () => {
    const store = await openStore();
    const to = at('2026-10-10T12:00:30Z');
    await store.append([makeCall({ startTimeUnixNano: to - 1n }), makeCall({ startTimeUnixNano: to })]);
    expect(await store.deleteCalls({ to, filter: {} })).toMatchObject({ calls: 1n });
    expect(await count('calls', 'toUnixTimestamp64Nano(started_at) % 1000 = 0')).toBe(1);
  });
});

describe('what several programs keep to in ClickHouse', () => {
  it('is what one of them said last: from when calls are kept', async () => {
    const [one, other] = [await open(), await open()];
    await one.append([makeCall({ startTimeUnixNano: BigInt(Date.now()) * 1_000_000n })]);
    expect(await one.compact({ olderThan: '1d' })).toMatchObject({ deletedCalls: 0 });
    const old = makeCall({ startTimeUnixNano: at('2020-01-01') });
    expect(await other.append([old, makeCall({ startTimeUnixNano: BigInt(Date.now()) * 1_000_000n })])).toEqual({
      inserted: 1,
      duplicates: 0,
      expired: 1,
    });
    await other.compact({ olderThan: '52w' });
    expect(await one.append([old])).toMatchObject({ expired: 1 });
    expect((await other.status()).keptFrom).toBe((await one.status()).keptFrom);
  });

  it('is the key of users, from the moment when one of them brings it', async () => {
    const blind = await open();
    await blind.append([callOf(PERSON), callOf('grace', { startTimeUnixNano: at('2026-10-01') })]);
    const seeing = await open(KEY);
    expect(await count('calls', "user_id LIKE 'hmac:%'")).toBe(2);
    expect(await count('system.mutations', `database = currentDatabase() AND command LIKE '%${PERSON}%'`)).toBe(0);
    await expect(blind.append([callOf(PERSON)])).rejects.toMatchObject({ code: 'BAD_USER_ID_KEY' });
    expect(await blind.status()).toMatchObject({ usersHashed: true });
    await seeing.append([callOf(PERSON)]);
    expect(await seeing.erase({ user: PERSON })).toMatchObject({ calls: 2 });
    await expect(openLedger({ path: database.url, userIdKey: 'another secret, as long' })).rejects.toMatchObject({
      code: 'BAD_USER_ID_KEY',
    });
  });

  it('is kept to in the end by what a program recorded that had looked just before', async () => {
    const seeing = await open(KEY);
    await seeing.append([callOf('grace')]);
    const late = await openStore();
    await late.append([callOf(PERSON, { startTimeUnixNano: at('2026-10-01') })]);
    await seeing.compact();
    expect(await count('calls', "user_id LIKE 'hmac:%'")).toBe(2);
    expect(await count('calls')).toBe(2);
  });
});
