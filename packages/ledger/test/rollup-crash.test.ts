import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DuckDBStore } from '../src/duckdb/duckdb-store.ts';
import { runSql } from './run-sql.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-rollup-'));
  path = join(folder, 'ledger.duckdb');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a ledger that is killed while it is rolled up', () => {
  it('has every acknowledged call once, and the same sums with its rollups as without them', async () => {
    const moments = fc.sample(fc.record({ lines: fc.integer({ min: 3, max: 12 }), delayMs: fc.nat(120) }), 4);
    const acknowledged = new Set<string>();
    for (const moment of moments) {
      for (const id of await rollUpUntilKilled(moment)) acknowledged.add(id);
      const known = await readSums(path);
      const copy = join(folder, 'without.duckdb');
      copyFileSync(path, copy);
      await runSql(copy, 'DELETE FROM rollup_hours');
      expect(known).toEqual(await readSums(copy));
      rmSync(copy);
      // Two more may have been recorded and not acknowledged, in every round.
      expect(known.calls).toBeGreaterThanOrEqual(acknowledged.size);
      expect(known.calls).toBeLessThanOrEqual(acknowledged.size + 2 * moments.length);
    }
  }, 120_000);
});

async function rollUpUntilKilled({ lines, delayMs }: { lines: number; delayMs: number }): Promise<readonly string[]> {
  const program = fileURLToPath(new URL('roll-up-forever.ts', import.meta.url));
  const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const seen: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    seen.push(line);
    if (seen.length === lines) setTimeout(() => child.kill('SIGKILL'), delayMs);
  }
  await exited;
  return seen;
}

async function readSums(file: string): Promise<{ calls: number; cells: readonly string[] }> {
  const store = await DuckDBStore.open(file);
  try {
    const { calls } = await store.status();
    const cells = await store.crosstab({ filter: {} }, ['team', 'hour']);
    const show = cells.map(({ values, sums }) => [...values, ...Object.values(sums)].join(' '));
    return { calls, cells: show.sort() };
  } finally {
    await store.close();
  }
}
