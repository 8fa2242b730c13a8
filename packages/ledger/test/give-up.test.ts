import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillLedger } from '../bench/fill-ledger.ts';
import { type Ledger, openLedger } from '../src/index.ts';

const BUDGETS = {
  name: 'budgets.yaml',
  text: JSON.stringify({ version: 1, budgets: [{ id: 'all', amount: '10', period: 'month' }] }),
};

describe('a question to a ledger in DuckDB', () => {
  let folder: string;
  let ledger: Ledger;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'spendspan-give-up-'));
    const path = join(folder, 'ledger.duckdb');
    await (await openLedger({ path })).close();
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await fillLedger(connection, 120_000);
    connection.closeSync();
    instance.closeSync();
    ledger = await openLedger({ path });
  });
  afterEach(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends when it is given up, and others are answered as before', async () => {
    const stop = new AbortController();
    const asked = ledger.report('units', {}, { signal: stop.signal, onStart: () => setImmediate(() => stop.abort()) });
    await expect(asked).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE', message: /the question was given up/ });
    expect((await ledger.report('org')).totals.calls).toBeGreaterThan(100_000);
  });

  it('is not begun when it was given up before', async () => {
    const options = { signal: AbortSignal.abort() };
    for (const asked of [
      () => ledger.calls({}, options),
      () => ledger.findCalls('0'.repeat(32), '0'.repeat(16), options),
      () => ledger.coverage({}, options),
      // Whether some call has such a dimension is a question, too.
      () => ledger.coverage({ where: 'nobodys=x' }, options),
      () => ledger.budgets(BUDGETS, undefined, options),
    ]) {
      await expect(asked()).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
    }
  });

  it('tells how much is done of what it reads', async () => {
    let read = (): number | null => null;
    const shares: (number | null)[] = [];
    const timer = setInterval(() => shares.push(read()), 5);
    await ledger.report(
      'units',
      {},
      {
        onStart: (progress) => {
          read = progress;
        },
      },
    );
    clearInterval(timer);
    expect(shares.every((share) => share === null || (share >= 0 && share <= 1))).toBe(true);
  });
});
