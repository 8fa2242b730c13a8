import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '../src/index.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-compact-'));
  path = join(folder, 'ledger.duckdb');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a ledger that is killed while it is written anew', () => {
  it('has every acknowledged call once, and at the next start nothing half done is left', async () => {
    const moments = fc.sample(fc.record({ lines: fc.integer({ min: 2, max: 5 }), delayMs: fc.nat(250) }), 5);
    const acknowledged = new Set<string>();
    for (const { lines, delayMs } of moments) {
      const program = fileURLToPath(new URL('compact-forever.ts', import.meta.url));
      const child = spawn(process.execPath, [program, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exited = once(child, 'exit');
      let seen = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        acknowledged.add(line);
        seen += 1;
        if (seen === lines) setTimeout(() => child.kill('SIGKILL'), delayMs);
      }
      await exited;
      const ledger = await openLedger({ path });
      const { calls } = await ledger.status();
      // One more may have been recorded and not acknowledged, in every round.
      expect(calls).toBeGreaterThanOrEqual(acknowledged.size);
      expect(calls).toBeLessThanOrEqual(acknowledged.size + moments.length);
      expect(existsSync(`${path}.compacting`)).toBe(false);
      await ledger.compact();
      await ledger.close();
      expect(existsSync(`${path}.wal`)).toBe(false);
    }
  }, 120_000);
});
