import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = `import { parsePriceFile, PriceFileError } from './index.ts';
  try { parsePriceFile('{ "version": 1, "currency": "USD" }', 'prices.json'); console.log('read'); }
  catch (error) { console.log(error instanceof PriceFileError, error.message); }`;

/** What is said of `import.meta` in CommonJS, where the bundle looks from the working directory. */
const WITHOUT_META = { 'empty-import-meta': 'silent' } as const;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundled-price-file-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function runBundle(format: 'esm' | 'cjs'): Promise<string> {
  const outfile = join(folder, format === 'esm' ? 'app.mjs' : 'app.cjs');
  const resolveDir = fileURLToPath(new URL('../src', import.meta.url));
  const stdin = { contents: PROGRAM, resolveDir };
  await build({ stdin, bundle: true, platform: 'node', format, outfile, logLevel: 'error', logOverride: WITHOUT_META });
  // The runner of the tests finds packages by it.
  const { NODE_PATH: _, ...env } = process.env;
  return spawnSync(process.execPath, [outfile], { cwd: folder, env, encoding: 'utf8' }).stdout.trim();
}

describe.each(['esm', 'cjs'] as const)('a bundle (%s) that reads a price file', (format) => {
  it('says what to install where the reader is not there, for JSON too', async () => {
    expect(await runBundle(format)).toBe(
      'true [@spendspan/cost] prices.json: got no package "yaml", expected the one that reads price files, in YAML and in JSON; install it where the program runs, or leave @spendspan/cost out of the bundle',
    );
  });

  it('finds the reader that is installed where it runs', async () => {
    const modules = join(folder, 'node_modules');
    mkdirSync(modules);
    const installed = dirname(createRequire(import.meta.url).resolve('yaml/package.json'));
    symlinkSync(installed, join(modules, 'yaml'), 'junction');
    const said = await runBundle(format);
    rmSync(modules, { recursive: true });

    expect(said).toBe('read');
  });
});
