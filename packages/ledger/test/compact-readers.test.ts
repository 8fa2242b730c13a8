import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import type { Call } from '../src/index.ts';
import { makeCall } from './calls.ts';

let folder: string;
let store: DuckDBStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-readers-'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(patienceMs?: number): Promise<void> {
  store = await DuckDBStore.open(join(folder, 'ledger.duckdb'), patienceMs);
  await store.append([makeCall(), makeCall()]);
}

const count = async (): Promise<bigint> => (await store.summarize({ filter: {} }, [])).totals.calls;

describe('calls that are read while the file is to be written anew', () => {
  it('hold up neither recording nor reports, and are read to their end', async () => {
    await open();
    const reading = await store.readCalls({ filter: {} });
    const compacting = store.compact();
    for (let round = 0; round < 50; round += 1) {
      expect(await store.append([makeCall()])).toEqual({ inserted: 1, duplicates: 0 });
      expect(await count()).toBe(BigInt(round + 3));
    }
    const read: Call[] = [];
    for await (const calls of reading.batches) read.push(...calls);
    expect(read).toHaveLength(2);
    expect((await compacting).bytesAfter).toBeGreaterThan(0);
    expect(await count()).toBe(52n);
  });

  it('that do not end have it refused, and it is done when they have', async () => {
    await open(1);
    const reading = await store.readCalls({ filter: {} });
    await expect(store.compact()).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      message: expect.stringMatching(/got an export .* still being read.* try again when it is done/),
    });
    await store.append([makeCall()]);
    await reading.close();
    expect((await store.compact()).bytesAfter).toBeGreaterThan(0);
    expect(await count()).toBe(3n);
  });

  it('end when the ledger is closed, which waits for nobody', async () => {
    await open();
    await store.readCalls({ filter: {} });
    const compacting = store.compact();
    const refused = expect(compacting).rejects.toMatchObject({ code: 'LEDGER_UNAVAILABLE' });
    await store.close();
    await refused;
  });
});
