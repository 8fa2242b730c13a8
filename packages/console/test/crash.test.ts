import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findConsole } from '../src/index.ts';
import { type ConsoleProcess, startConsoleProcess } from './console-process.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

let folder: string;
let ledgerPath: string;
let running: ConsoleProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-crash-'));
  ledgerPath = join(folder, 'ledger.duckdb');
});
afterEach(async () => {
  await running?.kill();
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

describe('kill -9 in the middle of exports', () => {
  it('loses no call that was acknowledged, and the retry of the others doubles none', async () => {
    const batches = Array.from({ length: 400 }, () => Array.from({ length: 5 }, makeIds));
    const first = await startConsoleProcess(ledgerPath);
    running = first;
    const acknowledged = new Set<number>();
    let next = 0;
    const sendAll = async (): Promise<void> => {
      for (let index = next++; index < batches.length; index = next++) {
        const response = await postJson(first.url, makeExport(batches[index] ?? []));
        if (response.status === 200) acknowledged.add(index);
        if (acknowledged.size === 120) await first.kill();
      }
    };
    await Promise.allSettled(Array.from({ length: 8 }, sendAll));
    expect(acknowledged.size).toBeGreaterThanOrEqual(120);
    expect(acknowledged.size).toBeLessThan(400);

    // Opening the file here also proves that nothing of the dead process is needed to read it.
    const ledger = await openLedger({ path: ledgerPath });
    const recorded = (await ledger.status()).calls;
    await ledger.close();
    expect(recorded).toBeGreaterThanOrEqual(acknowledged.size * 5);

    expect(await findConsole(ledgerPath)).toBeUndefined();
    running = await startConsoleProcess(ledgerPath);
    expect(await findConsole(ledgerPath)).toEqual({ url: running.url, pid: running.pid });
    const { url } = running;
    for (let index = 0; index < batches.length; index += 10) {
      const retries = batches.slice(index, index + 10).map((batch) => postJson(url, makeExport(batch)));
      for (const response of await Promise.all(retries)) expect(response.status).toBe(200);
    }
    const { ledger: status, received } = (await (await fetch(`${url}/api/v1/status`)).json()) as {
      ledger: { calls: number };
      received: { calls: number; duplicates: number };
    };
    expect(status.calls).toBe(2_000);
    expect(received).toMatchObject({ calls: 2_000 - recorded, duplicates: recorded });
  });
});

/** A limit on the size of files makes writes fail as a full disk does, without privileges; Linux can lift it again. */
const canLimitFiles = spawnSync('prlimit', ['--version']).status === 0;
if (!canLimitFiles) console.warn('SKIPPED: no prlimit on this machine, so that the full disk is not tried');

describe.skipIf(!canLimitFiles)('a full disk', () => {
  it('is answered with 503 and a reason; the console lives, keeps what it has, and goes on when there is room', async () => {
    const console = await startConsoleProcess(ledgerPath, ['prlimit', '--fsize=400000:']);
    running = console;
    let acknowledged = 0;
    let refused: Response | undefined;
    const lost = Array.from({ length: 40 }, makeIds);
    for (let attempt = 0; attempt < 200 && !refused; attempt += 1) {
      const response = await postJson(console.url, makeExport(Array.from({ length: 40 }, makeIds)));
      if (response.status === 200) acknowledged += 40;
      else refused = response;
    }
    expect(refused?.status).toBe(503);
    expect(refused?.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refused?.json()).toMatchObject({ code: 14, message: expect.stringContaining('File too large') });

    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await postJson(console.url, makeExport(lost))).status).toBe(503);
    }
    const org = await (await fetch(`${console.url}/api/v1/reports/org`)).json();
    expect(org).toMatchObject({ totals: { calls: acknowledged } });

    execFileSync('prlimit', ['--fsize=unlimited:', '--pid', String(console.pid)]);
    expect((await postJson(console.url, makeExport(lost))).status).toBe(200);
    expect(console.running).toBe(true);
    await console.kill();
    const ledger = await openLedger({ path: ledgerPath });
    expect((await ledger.status()).calls).toBe(acknowledged + 40);
    await ledger.close();
  });
});
