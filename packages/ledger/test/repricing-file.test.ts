import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger, type PriceCall } from '../src/index.ts';
import { makeCall, makeCost } from './calls.ts';
import { runSql } from './run-sql.ts';

const REPRICER = fileURLToPath(new URL('reprice-forever.ts', import.meta.url));

const price =
  (pico: bigint): PriceCall =>
  () => ({ cost: makeCost(pico), costStatus: 'priced', costReason: null, costSource: `user:${pico}` });

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-repricing-'));
  path = join(folder, 'ledger.duckdb');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a repriced DuckDB file', () => {
  it('keeps every amount that there was, run by run, and the first one apart', async () => {
    const ledger = await openLedger({ path });
    await ledger.append([makeCall({ spanId: '0000000000000001' }), makeCall({ spanId: '0000000000000002' })]);
    await ledger.reprice(price(5n), { since: '2026-11-01', until: '2026-12-01' });
    await ledger.reprice(price(6n), { since: '2026-11-01' });
    await ledger.undoRepricing();
    await ledger.reprice(price(7n), { since: '2026-11-01' });
    await ledger.close();
    const old = `SELECT run, cost_usd::VARCHAR, cost_source FROM repriced_calls WHERE span_id = '0000000000000002' ORDER BY run`;
    expect(await runSql(path, old)).toEqual([
      [1, '0.003600000000', 'catalog:genai-prices@0.1.8'],
      [2, '0.000000000005', 'user:5'],
      [3, '0.000000000005', 'user:5'],
    ]);
    const first = 'SELECT DISTINCT cost_usd::VARCHAR, cost_input_usd::VARCHAR, cost_status FROM first_costs';
    expect(await runSql(path, first)).toEqual([['0.003600000000', '0.003600000000', 'priced']]);
    const runs = `SELECT run, from_time::VARCHAR, to_time::VARCHAR, sources, changed_calls::INTEGER, old_usd::VARCHAR,
      new_usd::VARCHAR, undone_at IS NOT NULL FROM repricings ORDER BY run`;
    const [start, end] = ['2026-11-01 00:00:00', '2026-12-01 00:00:00'];
    expect(await runSql(path, runs)).toEqual([
      [1, start, end, 'user:5', 2, '0.007200000000', '0.000000000010', false],
      [2, start, null, 'user:6', 2, '0.000000000010', '0.000000000012', true],
      [3, start, null, 'user:7', 2, '0.000000000010', '0.000000000014', false],
    ]);
  });

  it('holds the amounts of one run for all calls after kill -9 at any moment', async () => {
    const calls = 30_000;
    const ledger = await openLedger({ path });
    await ledger.append(Array.from({ length: calls }, () => makeCall()));
    await ledger.close();
    let pico = 1;
    for (const afterMs of [0, 90, 170]) {
      const child = spawn(process.execPath, [REPRICER, path, String(pico)], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exited = once(child, 'exit');
      let lines = 0;
      for await (const _run of createInterface({ input: child.stdout })) {
        lines += 1;
        if (lines === 2) {
          await wait(afterMs);
          child.kill('SIGKILL');
        }
      }
      await exited;
      const amounts = await runSql(path, 'SELECT cost_usd::VARCHAR, count(*)::INTEGER FROM calls GROUP BY 1');
      expect(amounts).toEqual([[expect.any(String), calls]]);
      const last = 'SELECT (new_usd / 30000)::DECIMAL(38, 12)::VARCHAR FROM repricings ORDER BY run DESC LIMIT 1';
      expect(await runSql(path, last)).toEqual([[amounts[0]?.[0]]]);
      const kept = 'SELECT count(*) = 30000 * (SELECT count(*) FROM repricings) FROM repriced_calls';
      expect(await runSql(path, kept)).toEqual([[true]]);
      pico = Number(String(amounts[0]?.[0]).split('.')[1]) + 1;
    }
  }, 120_000);
});
