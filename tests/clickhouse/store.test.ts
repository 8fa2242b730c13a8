import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress } from '../../packages/ledger/src/clickhouse/address.ts';
import { ClickHouseStore } from '../../packages/ledger/src/clickhouse/clickhouse-store.ts';
import { COLUMNS } from '../../packages/ledger/src/clickhouse/columns.ts';
import { openLedger, type PriceCall } from '../../packages/ledger/src/index.ts';
import { makeCall, makeCost } from '../../packages/ledger/test/calls.ts';
import { makeDatabase, runSql, urlOf } from './place.ts';

let database: Awaited<ReturnType<typeof makeDatabase>>;
const opened: { close(): Promise<void> }[] = [];
beforeEach(async () => {
  database = await makeDatabase();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
  await database.remove();
});

async function openStore(): Promise<ClickHouseStore> {
  const store = await ClickHouseStore.open(readAddress(database.url));
  opened.push(store);
  return store;
}

const sumsOf = async (store: ClickHouseStore) => (await store.summarize({ filter: {} }, [])).totals;

const price =
  (pico: bigint): PriceCall =>
  () => ({ cost: makeCost(pico), costStatus: 'priced', costReason: null, costSource: `user:${pico}` });

const reprice = (store: ClickHouseStore, pico: bigint) =>
  store.reprice({ selection: { filter: {} }, fields: [], price: price(pico), dryRun: false, keepPriceFile: false });

describe('a ClickHouse database', () => {
  it('is made a ledger by several programs at once, and is not where it is only to be read', async () => {
    await expect(openLedger({ path: database.url, create: false })).rejects.toMatchObject({ code: 'LEDGER_NOT_FOUND' });
    await Promise.all([openStore(), openStore(), openStore()]);
    await (await openLedger({ path: database.url, create: false })).close();
  });

  it('has every call once when several programs record the same ones at the same time', async () => {
    const stores = await Promise.all([openStore(), openStore(), openStore()]);
    const calls = Array.from({ length: 200 }, () => makeCall());
    await Promise.all(stores.map((store) => store.append(calls)));
    for (const store of stores) expect(await sumsOf(store)).toMatchObject({ calls: 200n, cost: 720_000_000_000n });
  });

  it('keeps the first report of a span, before and after it merges its parts', async () => {
    const store = await openStore();
    const call = makeCall();
    await store.append([call]);
    await runSql(database.name, 'SYSTEM STOP MERGES calls');
    // As a program writes it that has looked for the call before it was there.
    await runSql(
      database.name,
      'INSERT INTO calls SELECT * REPLACE (9 AS cost_usd, recorded_at + INTERVAL 1 MILLISECOND AS recorded_at) FROM calls',
    );
    expect(await runSql(database.name, 'SELECT count() FROM calls')).toEqual([['2']]);
    expect(await sumsOf(store)).toMatchObject({ calls: 1n, cost: 3_600_000_000n });
    await runSql(database.name, 'SYSTEM START MERGES calls');
    await runSql(database.name, 'OPTIMIZE TABLE calls FINAL');
    expect(await runSql(database.name, 'SELECT count() FROM calls')).toEqual([['1']]);
    expect(await sumsOf(store)).toMatchObject({ calls: 1n, cost: 3_600_000_000n });
  });

  it('adds up more tokens than 64 bits hold and more dollars than doubles tell apart', async () => {
    const store = await openStore();
    await runSql(
      database.name,
      `INSERT INTO calls (trace_id, span_id, started_at, status, cost_status, input_tokens, output_tokens, cost_usd)
        SELECT toString(number), 'a', '2026-11-15 12:00:00', 'ok', 'priced', 9007199254740991, 9007199254740991,
          toDecimal128('1000000000000.000000000001', 12) FROM numbers(3000)`,
    );
    expect(await sumsOf(store)).toMatchObject({
      inputTokens: 9_007_199_254_740_991n * 3000n,
      pricedTokens: 9_007_199_254_740_991n * 6000n,
      cost: (10n ** 24n + 1n) * 3000n,
    });
  });

  it('takes texts that are none, and values of any kind', async () => {
    const store = await openStore();
    const texts = ["o'neill\\", '\u0000', '{x:String}', '\n\t', '☃', '\ud800'];
    await store.append(texts.map((team) => makeCall({ attribution: { team, "it's \\": team } })));
    const known = texts.map((text) => text.replace('\ud800', '\ufffd')).sort();
    expect([...(await store.listValues('team'))].sort()).toEqual(known);
    for (const team of known) {
      const filter = { team, "dimension:it's \\": team };
      expect(await store.crosstab({ filter }, [])).toMatchObject([{ sums: { calls: 1n } }]);
    }
  });

  it('has exactly the columns that are written, and what it makes of them', async () => {
    await openStore();
    const sql = "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = 'calls'";
    const made = ['minute', 'recorded_at', 'version'];
    const names = (await runSql(database.name, sql)).flat();
    expect(names.filter((name) => !made.includes(String(name))).sort()).toEqual(COLUMNS.map(({ name }) => name).sort());
  });

  it("is refused when it has another program's calls, or is of a newer version", async () => {
    await runSql(database.name, 'CREATE TABLE calls (x String) ENGINE = MergeTree ORDER BY x');
    await expect(openStore()).rejects.toMatchObject({ code: 'LEDGER_INVALID' });
    await runSql(database.name, 'DROP TABLE calls SYNC');
    await openStore();
    await runSql(database.name, "INSERT INTO spendspan_migrations VALUES (999, 'from the future')");
    await expect(openStore()).rejects.toThrow(/schema version 999.*update it/);
  });

  it('says what is wrong with the way to it, and never the password', async () => {
    const wrong = openLedger({ path: urlOf(database.name, 's3cret') });
    await expect(wrong).rejects.toThrow(/wrong password, or an unknown user "default"/);
    await expect(wrong).rejects.not.toThrow(/s3cret/);
    await expect(openLedger({ path: urlOf('nowhere') })).rejects.toThrow(/no database "nowhere".*CREATE DATABASE/);
  });
});

describe('repricing in ClickHouse', () => {
  it('counts for nothing until it is done: what a crash left over changes no amount', async () => {
    const store = await openStore();
    await store.append([makeCall()]);
    await runSql(
      database.name,
      `INSERT INTO repriced_calls (attempt, minute, trace_id, span_id, cost_usd, cost_status)
        SELECT '${randomUUID()}', minute, trace_id, span_id, 5, 'priced' FROM calls`,
    );
    expect(await sumsOf(store)).toMatchObject({ cost: 3_600_000_000n });
    expect(await store.undoRepricing([])).toBeUndefined();
  });

  it('is seen by other programs at once, and undone by any of them', async () => {
    const [one, other] = await Promise.all([openStore(), openStore()]);
    await one.append([makeCall(), makeCall()]);
    expect(await reprice(one, 7n)).toMatchObject({ run: 1, totals: { newCost: 14n } });
    expect(await sumsOf(other)).toMatchObject({ cost: 14n });
    expect(await other.undoRepricing([])).toMatchObject({ run: 1, totals: { newCost: 7_200_000_000n } });
    expect(await sumsOf(one)).toMatchObject({ cost: 7_200_000_000n });
  });

  it('is refused when two programs do it at the same time', async () => {
    const stores = await Promise.all([openStore(), openStore()]);
    await stores[0]?.append([makeCall()]);
    const results = await Promise.allSettled(stores.map((store, index) => reprice(store, BigInt(index + 1))));
    for (const result of results) {
      if (result.status === 'rejected') expect(String(result.reason)).toMatch(/another repricing.*try again/);
    }
    const done = results.filter(({ status }) => status === 'fulfilled').length;
    const standing = await runSql(database.name, 'SELECT count() FROM repricings FINAL WHERE undone = 0');
    expect(standing).toEqual([[String(done)]]);
  });

  it('leaves an instant alone that somebody is looking at', async () => {
    const store = await openStore();
    await store.append([makeCall()]);
    await store.view(async (view) => {
      const before = await view.summarize({ filter: {} }, []);
      await store.append([makeCall()]);
      await reprice(store, 1n);
      expect(await view.summarize({ filter: {} }, [])).toEqual(before);
    });
    expect(await sumsOf(store)).toMatchObject({ calls: 2n, cost: 2n });
  });
});
