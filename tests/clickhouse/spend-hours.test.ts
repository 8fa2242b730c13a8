import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAddress } from '../../packages/ledger/src/clickhouse/address.ts';
import { ClickHouseStore } from '../../packages/ledger/src/clickhouse/clickhouse-store.ts';
import { writeViews } from '../../packages/ledger/src/clickhouse/views.ts';
import type { PriceCall } from '../../packages/ledger/src/index.ts';
import { makeCall, makeCost, makeUnpricedCall } from '../../packages/ledger/test/calls.ts';
import { makeDatabase, runSql } from './place.ts';

let database: Awaited<ReturnType<typeof makeDatabase>>;
let store: ClickHouseStore;
beforeEach(async () => {
  database = await makeDatabase();
  store = await ClickHouseStore.open(readAddress(database.url));
});
afterEach(async () => {
  await store.close();
  await database.remove();
});

const refresh = async (): Promise<void> => {
  await runSql(database.name, 'SYSTEM REFRESH VIEW spend_hours');
  await runSql(database.name, 'SYSTEM WAIT VIEW spend_hours');
};

const makeViews = async (): Promise<void> => {
  for (const statement of writeViews()) await runSql(database.name, statement);
  await refresh();
};

const price: PriceCall = () => ({
  cost: makeCost(7n),
  costStatus: 'estimated',
  costReason: null,
  costSource: 'user:x',
});

describe('the hours of spend', () => {
  it('have each call once, with what repricings that stand say, and without what is somebody else’s bill', async () => {
    const at = (hour: number): bigint => BigInt(Date.UTC(2026, 10, 15, hour, 30)) * 1_000_000n;
    await store.append([
      makeCall({ startTimeUnixNano: at(10) }),
      makeCall({ startTimeUnixNano: at(10), attribution: {}, responseModel: 'GPT-4.1' }),
      makeUnpricedCall({ startTimeUnixNano: at(12) }),
      makeCall({ startTimeUnixNano: at(12), status: 'error', errorType: 'timeout' }),
      makeCall({
        startTimeUnixNano: at(13),
        host: 'h',
        responseId: 'r',
        usageReason: 'background',
        cost: makeCost(null),
        usage: {},
      }),
      makeCall({ startTimeUnixNano: at(13), host: 'h', responseId: 'r' }),
    ]);
    await runSql(database.name, 'SYSTEM STOP MERGES calls');
    // As another program records them at the same moment, with other amounts.
    await runSql(
      database.name,
      'INSERT INTO calls SELECT * REPLACE (9 AS cost_usd, recorded_at + INTERVAL 1 MILLISECOND AS recorded_at) FROM calls',
    );
    await makeViews();
    const sums = await store.summarize({ filter: {} }, []);
    const sql = 'SELECT sum(calls), sum(usd), sum(unpriced_calls), sum(tokens_in) FROM spend_hours';
    const [[calls, usd, unpriced, tokens] = []] = await runSql(database.name, sql);
    expect([BigInt(String(calls)), BigInt(String(unpriced)), BigInt(String(tokens))]).toEqual([
      sums.totals.calls,
      sums.totals.unpricedCalls,
      sums.totals.inputTokens,
    ]);
    expect(usd).toBe('0.0144');
    expect(sums.totals.cost).toBe(14_400_000_000n);
    const teams = 'SELECT team, model, sum(usd) FROM spend_hours GROUP BY team, model ORDER BY team, model';
    expect(await runSql(database.name, teams)).toEqual([
      ['growth', 'gpt-4.1-2025-04-14', '0.0108'],
      ['unattributed', 'gpt-4.1', '0.0036'],
    ]);
    expect(await runSql(database.name, 'SELECT sum(failed_usd) FROM spend_hours')).toEqual([['0.0036']]);

    await store.reprice({ selection: { filter: {} }, fields: [], price, dryRun: false, keepPriceFile: false });
    await refresh();
    const after = await store.summarize({ filter: {} }, []);
    const [[repriced, estimated] = []] = await runSql(
      database.name,
      'SELECT toInt64(sum(usd) * 1000000000000), toInt64(sum(estimated_usd) * 1000000000000) FROM spend_hours',
    );
    expect(BigInt(String(repriced))).toBe(after.totals.cost);
    expect(BigInt(String(estimated))).toBe(after.totals.estimatedCost);
    await store.undoRepricing([]);
    await refresh();
    expect(await runSql(database.name, 'SELECT sum(usd) FROM spend_hours')).toEqual([['0.0144']]);
  });

  it('can be made again', async () => {
    await makeViews();
    await makeViews();
    expect(await runSql(database.name, 'SELECT count() FROM spend_hours')).toEqual([['0']]);
  });
});
