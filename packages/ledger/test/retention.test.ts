import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Call, type Ledger, openLedger, readAge } from '../src/index.ts';
import { makeCall } from './calls.ts';

const DAY_MS = 86_400_000;

let folder: string;
let path: string;
let ledger: Ledger;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-retention-'));
  path = join(folder, 'ledger.duckdb');
  ledger = await openLedger({ path });
});
afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A call that started then: milliseconds from the beginning of today, UTC. */
const callAt = (offsetMs: number): Call =>
  makeCall({ startTimeUnixNano: BigInt(Math.floor(Date.now() / DAY_MS) * DAY_MS + offsetMs) * 1_000_000n });
const countCalls = async (): Promise<number> => (await ledger.report('org')).totals.calls;

describe('calls that are too old', () => {
  it('are never deleted unless asked', async () => {
    await ledger.append([makeCall({ startTimeUnixNano: 1n })]);
    expect(await ledger.compact()).toMatchObject({ keptFrom: null, deletedCalls: 0 });
    expect(await countCalls()).toBe(1);
  });

  it('go by whole UTC days, and say what they cost', async () => {
    await ledger.append([callAt(-10 * DAY_MS - 1), callAt(-10 * DAY_MS), callAt(0)]);
    const told = { deletedCalls: 1, deletedUsd: '0.003600000000', dryRun: true, bytesAfter: null };
    expect(await ledger.compact({ olderThan: '10d', dryRun: true })).toMatchObject(told);
    expect(await countCalls()).toBe(3);
    expect(await ledger.status()).toMatchObject({ keptFrom: null });
    const { keptFrom, ...deleted } = await ledger.compact({ olderThan: '10d' });
    expect(deleted).toMatchObject({ deletedCalls: 1, dryRun: false, bytesAfter: expect.any(Number) });
    expect(keptFrom).toMatch(/T00:00:00\.000000000Z$/);
    expect(await ledger.status()).toMatchObject({ calls: 2, keptFrom });
  });

  it('do not come back when they are sent again or late, also after the next start', async () => {
    const [old, fresh] = [callAt(-10 * DAY_MS - 1), callAt(0)];
    await ledger.append([old, fresh]);
    await ledger.compact({ olderThan: '10d' });
    for (let round = 0; round < 2; round += 1) {
      expect(await ledger.append([old, fresh])).toEqual({ inserted: 0, duplicates: 1, expired: 1 });
      expect(await ledger.append([callAt(-11 * DAY_MS)])).toEqual({ inserted: 0, duplicates: 0, expired: 1 });
      await ledger.close();
      ledger = await openLedger({ path });
    }
    // A longer age later does not take back what was said.
    await ledger.compact({ olderThan: '52w', rewrite: false });
    expect(await ledger.append([old])).toMatchObject({ expired: 1 });
    expect(await countCalls()).toBe(1);
  });

  it('are not those of now because a clock once was ahead', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 500 * DAY_MS });
    try {
      await ledger.compact({ olderThan: '10d' });
    } finally {
      vi.useRealTimers();
    }
    expect(await ledger.append([callAt(0)])).toEqual({ inserted: 1, duplicates: 0 });
    await ledger.close();
    ledger = await openLedger({ path });
    expect(await ledger.status()).toMatchObject({ calls: 1, keptFrom: null });
    await ledger.compact({ olderThan: '10d' });
    expect(await ledger.append([callAt(-11 * DAY_MS), callAt(1)])).toMatchObject({ inserted: 1, expired: 1 });
  });

  it('give their room back to the disk', async () => {
    // Ids that no compression makes small: the file is not mostly what an empty one has.
    const many = Array.from({ length: 60_000 }, (_, index) => ({
      ...callAt(index < 55_000 ? -20 * DAY_MS + index : index),
      responseId: randomBytes(48).toString('hex'),
    }));
    await ledger.append(many);
    const { bytesBefore, bytesAfter } = await ledger.compact();
    const { deletedCalls, ...after } = await ledger.compact({ olderThan: '10d' });
    expect(deletedCalls).toBe(55_000);
    expect(after.bytesAfter).toBeLessThan((bytesAfter ?? 0) * 0.75);
    expect(statSync(path).size).toBe(after.bytesAfter);
    expect(bytesBefore).toBeGreaterThan(0);
    expect(await countCalls()).toBe(5_000);
  }, 120_000);

  it.each(['', '0d', '-1d', '10', '1y', '1.5d', '9999999d', 'd'])('are not told by the age %j', (text) => {
    expect(() => readAge('olderThan', text)).toThrow(/olderThan .* 400d/);
  });

  it('are told by days and weeks', () => {
    expect([readAge('age', '400d'), readAge('age', '52w')]).toEqual([400, 364]);
  });
});
