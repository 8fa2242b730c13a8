import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../src/index.ts';
import { makeCall } from './calls.ts';

let folder: string;
let path: string;
let ledger: Ledger;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-place-'));
  path = join(folder, 'ledger.duckdb');
  ledger = await openLedger({ path });
});
afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

async function countAfterRestart(): Promise<number> {
  await ledger.close();
  ledger = await openLedger({ path });
  return (await ledger.status()).calls;
}

describe.skipIf(process.platform === 'win32')('a ledger whose file is taken away beneath it', () => {
  it('acknowledges nothing that would be gone with the process, and records what is sent again', async () => {
    await ledger.append([makeCall()]);
    for (const file of [path, `${path}.wal`]) rmSync(file, { force: true });
    const late = makeCall();
    await expect(ledger.append([late])).rejects.toMatchObject({
      code: 'LEDGER_UNAVAILABLE',
      message: expect.stringContaining(`got no file at ${path} any more`),
    });
    await ledger.append([late]);
    expect(await countAfterRestart()).toBe(1);
  });

  it('goes on with the file that is in its place', async () => {
    await ledger.append([makeCall()]);
    await ledger.close();
    copyFileSync(path, join(folder, 'other.duckdb'));
    ledger = await openLedger({ path });
    await ledger.append([makeCall(), makeCall()]);
    rmSync(`${path}.wal`, { force: true });
    renameSync(join(folder, 'other.duckdb'), path);
    const late = makeCall();
    await expect(ledger.append([late])).rejects.toMatchObject({ message: expect.stringContaining('got another file') });
    await ledger.append([late]);
    expect(await countAfterRestart()).toBe(2);
  });
});
