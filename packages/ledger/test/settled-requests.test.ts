import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../src/index.ts';
import { makeCall, makeUnpricedCall } from './calls.ts';

let folder: string;
let ledger: Ledger;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-settled-'));
  ledger = await openLedger({ path: join(folder, 'ledger.duckdb') });
});
afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const request = (responseId: string) => makeUnpricedCall({ responseId, usageReason: 'background' });
const countCalls = async (): Promise<number> => (await ledger.report('org')).totals.calls;

it('A background request counts until its bill is there, however often was asked before', async () => {
  await ledger.append([request('resp_1'), makeCall({ responseId: 'resp_1' })]);
  expect([await countCalls(), await countCalls()]).toEqual([1, 1]);
  await ledger.append([request('resp_2')]);
  expect([await countCalls(), await countCalls()]).toEqual([2, 2]);
  await ledger.append([makeCall({ responseId: 'resp_2' })]);
  expect([await countCalls(), await countCalls()]).toEqual([2, 2]);
});

it('What is asked while calls are recorded is of one instant', async () => {
  for (let round = 0; round < 20; round += 1) {
    const appended = ledger.append([request(`resp_${round}`)]);
    const asked = [countCalls(), countCalls(), countCalls()];
    await appended;
    for (const count of await Promise.all(asked)) expect([round, round + 1]).toContain(count);
    await ledger.append([makeCall({ responseId: `resp_${round}` })]);
    expect(await countCalls()).toBe(round + 1);
  }
});
