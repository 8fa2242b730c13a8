import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@spendspan/ledger';
import { expect, it } from 'vitest';
import { startConsole } from '../src/index.ts';
import { makeExport, makeIds, postJson } from './traces.ts';

const BATCHES = 20;
const BATCH = 1_000;

/** Names as long as they may be: the export is larger than what connections hold for those who do not read. */
const NAMES = Object.fromEntries(
  ['project.id', 'feature.path', 'user.id', 'customer.id', 'session.id'].map((key) => [
    key,
    key.repeat(25).slice(0, 250),
  ]),
);

it('breaks off an export that fails midway, so that nobody takes it for whole, and says why to the operator', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-console-'));
  const ledger = await openLedger({ path: join(folder, 'ledger.duckdb') });
  const warnings: string[] = [];
  const console = await startConsole({ ledger, port: 0, warn: (line) => void warnings.push(line) });
  try {
    for (let batch = 0; batch < BATCHES; batch += 1) {
      await postJson(console.url, makeExport(Array.from({ length: BATCH }, makeIds), NAMES));
    }
    const response = await fetch(new URL('/api/v1/export/json?where=', console.url));
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    await reader?.read();
    await ledger.close();
    const readRest = async (): Promise<void> => {
      while (!(await reader?.read())?.done);
    };
    await expect(readRest()).rejects.toThrow();
    expect(warnings).toEqual([expect.stringMatching(/^failed to answer GET \/api\/v1\/export\/json: /)]);
  } finally {
    await console.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
