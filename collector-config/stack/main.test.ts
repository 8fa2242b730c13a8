import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findLayers } from './layers.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const run = (...args: string[]) => spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });

describe('npm run stack', () => {
  it('says how it is used when asked', () => {
    const { status, stdout } = run('--help');
    expect(stdout).toContain('--folder PATH');
    expect(status).toBe(0);
  });

  it('names the layers that there are before it starts anything', () => {
    const { status, stderr } = run('--layer', 'tail-samplin');
    expect(stderr).toMatch(/got layer "tail-samplin", expected the path of a file or one of .*tail-sampling/);
    expect(status).toBe(2);
  });

  it('takes a layer of another folder from where the command was given', () => {
    const folder = mkdtempSync(join(tmpdir(), 'spendspan-layer-'));
    writeFileSync(join(folder, 'prices.yaml'), '');
    expect(findLayers(['./prices.yaml', 'ledger'], folder)).toEqual([
      join(folder, 'prices.yaml'),
      join(fileURLToPath(new URL('../layers', import.meta.url)), 'ledger.yaml'),
    ]);
    rmSync(folder, { recursive: true });
  });
});
