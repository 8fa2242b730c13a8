import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, SCHEMA_VERSION } from '../src/duckdb/migrate.ts';
import { MIGRATIONS } from '../src/duckdb/migrations.ts';
import { openLedger } from '../src/index.ts';
import { makeCall, makeCost } from './calls.ts';
import { makeOldLedger, type OldRow } from './old-ledger.ts';
import { runSql } from './run-sql.ts';

const ROWS: readonly OldRow[] = [
  { spanId: '0000000000000001', team: 'growth', cost: '0.003600000001' },
  { spanId: '0000000000000002', team: 'search', cost: '0.5', media: '0.4' },
  {
    spanId: '0000000000000003',
    cost: '0.01',
    model: 'gpt-4o-audio-preview',
    status: 'estimated',
    reason: 'unknown_host',
  },
  { spanId: '0000000000000004', cost: null, model: 'house', status: 'unpriced', reason: 'unknown_model' },
];

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-migrations-'));
  path = join(folder, 'ledger.duckdb');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a ledger file of the first version', () => {
  it('is brought up to date when it is opened, once, and says what it said', async () => {
    await makeOldLedger(path, ROWS);
    const columns = 'SELECT * FROM calls ORDER BY span_id';
    const before = await runSql(path, columns);
    const ledger = await openLedger({ path });
    expect(await ledger.status()).toMatchObject({
      schemaVersion: SCHEMA_VERSION,
      calls: 4,
      firstCallAt: '2026-11-15T12:00:00.123456789Z',
    });
    const { totals, breakdowns } = await ledger.report('org');
    expect(totals).toMatchObject({ costUsd: '0.513600000001', unpricedCalls: 1, inputTokens: 4000 });
    expect(breakdowns[0]?.rows.map(({ key, totals: { costUsd } }) => [key, costUsd])).toEqual([
      ['search', '0.500000000000'],
      ['unattributed', '0.010000000000'],
      ['growth', '0.003600000001'],
    ]);
    expect((await ledger.report('team', { team: 'growth' })).totals.costUsd).toBe('0.003600000001');
    await ledger.append([makeCall()]);
    await ledger.close();

    const after = await runSql(path, columns);
    const old = after.filter(([, spanId]) => ROWS.some((row) => row.spanId === spanId));
    expect(old.map((row) => row.slice(0, before[0]?.length))).toEqual(before);
    expect(old.every((row) => row.slice(before[0]?.length).every((value) => value === null))).toBe(true);
    expect(await runSql(path, 'SELECT version FROM spendspan_migrations ORDER BY version')).toEqual(
      MIGRATIONS.map(({ version }) => [version]),
    );
    const again = await openLedger({ path });
    expect((await again.report('org')).totals.calls).toBe(5);
    await again.close();
  });

  it('knows the calls again that it has', async () => {
    const call = makeCall();
    await makeOldLedger(path, [{ spanId: call.spanId, cost: '1' }]);
    const ledger = await openLedger({ path });
    const same = { ...call, traceId: '0af7651916cd43dd8448eb211c80319c' };
    expect(await ledger.append([same])).toEqual({ inserted: 0, duplicates: 1 });
    await ledger.close();
  });

  it('is priced again where its rows say enough, and left alone where they do not', async () => {
    await makeOldLedger(path, ROWS);
    const ledger = await openLedger({ path });
    const price = () => ({ cost: makeCost(7n), costStatus: 'priced', costReason: null, costSource: 'user:x' }) as const;
    const { totals, left } = await ledger.reprice(price, { since: '2026-11-01' });
    expect(totals).toMatchObject({ changedCalls: 2, newlyPricedCalls: 1, newUsd: '0.510000000014' });
    expect(left.not_enough_recorded).toBe(2);
    await ledger.close();
  });

  it('stays what it was when its update breaks off in the middle', async () => {
    await makeOldLedger(path, ROWS);
    const broken = MIGRATIONS.map((step) => ({
      ...step,
      sql: step.version === 2 ? `${step.sql}; SELECT nothing;` : step.sql,
    }));
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await expect(migrate(connection, path, broken)).rejects.toThrow(/nothing/);
    connection.closeSync();
    instance.closeSync();
    expect(await runSql(path, 'SELECT version FROM spendspan_migrations')).toEqual([[1]]);
    const ledger = await openLedger({ path });
    expect((await ledger.report('org')).totals.costUsd).toBe('0.513600000001');
    await ledger.close();
  });
});
