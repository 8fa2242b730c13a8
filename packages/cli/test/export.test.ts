import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstat, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCall } from './calls.ts';
import { COMMAND, createEnvironment, type Outcome, runCommand, startConsoleCommand } from './run-command.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-export-'));
  path = join(folder, 'ledger.duckdb');
  const ledger = await openLedger({ path });
  const { cost } = createCall(0);
  await ledger.append([
    ...Array.from({ length: 20 }, (_, index) => createCall(index)),
    createCall(30, { attribution: { team: '=1+1' } }),
    createCall(31, { cost: { ...cost, total: null, input: null, output: null }, costStatus: 'unpriced' }),
  ]);
  await ledger.close();
});
afterEach(() => rm(folder, { recursive: true }));

const run = (...args: readonly string[]) => runCommand(['export', ...args, '--ledger', path]);

describe('spendspan export', () => {
  it('writes the same from the file and through the console that holds it, in every format', async () => {
    const asked = [['csv'], ['json', '--filter', 'team=growth'], ['focus', '--billing-account', 'org-1']];
    const fromFile: Outcome[] = [];
    for (const args of asked) fromFile.push(await run(...args));
    await run('parquet', '-o', join(folder, 'a.parquet'));
    const running = await startConsoleCommand(path);
    try {
      for (const [index, args] of asked.entries()) expect(await run(...args)).toEqual(fromFile[index]);
      expect(await run('parquet', '-o', join(folder, 'b.parquet'))).toMatchObject({ code: 0, stdout: '' });
      expect(await run('csv', '--filter', 'colour=red')).toMatchObject({ code: 2, stdout: '' });
      const answer = await fetch(`${running.url}/api/v1/export/csv?team=growth`);
      expect(answer.headers.get('content-disposition')).toContain('spendspan-calls.csv');
      expect(answer.headers.get('x-spendspan-cost-usd')).toBe('0.072000000000');
      await answer.body?.cancel();
      const where = await fetch(`${running.url}/api/v1/export/json?where=${encodeURIComponent('team=growth')}`);
      expect(await where.text()).toBe(fromFile[1]?.stdout);
      const twice = await fetch(`${running.url}/api/v1/export/json?where=team%3Dgrowth&team=search`);
      expect(twice.status).toBe(400);
      expect(await twice.text()).toContain('got where team, which is asked for by its name, too, expected one of them');
      expect((await fetch(`${running.url}/api/v1/export/csv?where=colour%3Dred`)).status).toBe(400);
      expect((await fetch(`${running.url}/api/v1/export/xml`)).status).toBe(404);
    } finally {
      await running.stop();
    }
    expect(fromFile.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(fromFile[0]?.stdout.split('\r\n')).toHaveLength(24);
    expect(fromFile[0]?.stdout).toContain(",'=1+1,");
    expect(fromFile[0]?.stderr).toBe(
      'csv: 22 calls, USD 0.075600000000 → standard output\n1 call without a known price: the cost is empty, not 0\n',
    );
    expect(fromFile[2]?.stderr).toContain('1 call without a known price left out of the file');
    expect(fromFile[2]?.stderr).toMatch(/^focus: (\d+) of (\d+) calls, USD /);
    expect(fromFile[2]?.stdout).toContain(',org-1,');
    const files = await Promise.all(['a', 'b'].map((name) => readFile(join(folder, `${name}.parquet`))));
    expect(files.map((file) => file.subarray(0, 4).toString())).toEqual(['PAR1', 'PAR1']);
  }, 120_000);

  it('leaves a file whole or not at all', async () => {
    const file = join(folder, 'calls.csv');
    expect(await run('csv', '-o', file)).toMatchObject({ code: 0, stdout: '' });
    expect((await readFile(file, 'utf8')).split('\r\n')).toHaveLength(24);
    expect(await run('csv', '-o', join(folder, 'none', 'calls.csv'))).toMatchObject({ code: 3, stdout: '' });
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('never takes the place of the ledger, whichever name that is given', async () => {
    await symlink(path, join(folder, 'link'));
    const before = await readFile(path);
    for (const file of [path, `${path}.wal`, join(folder, 'link'), join(folder, 'none', '..', 'ledger.duckdb')]) {
      const outcome = await run('csv', '-o', file);
      expect(outcome).toMatchObject({ code: 2, stdout: '' });
      expect(outcome.stderr).toMatch(/^spendspan: got the ledger [^\n]+ change --output\n$/);
    }
    expect(await readFile(path)).toEqual(before);
  });

  it('writes to the file that a link leads to, and into a pipe', async () => {
    const file = join(folder, 'calls.csv');
    await writeFile(file, 'old');
    await symlink(file, join(folder, 'latest.csv'));
    expect(await run('csv', '-o', join(folder, 'latest.csv'))).toMatchObject({ code: 0 });
    expect((await lstat(join(folder, 'latest.csv'))).isSymbolicLink()).toBe(true);
    const lines = await readFile(file, 'utf8');
    expect(lines.split('\r\n')).toHaveLength(24);
    if (process.platform === 'win32') return;
    const pipe = join(folder, 'pipe');
    await once(spawn('mkfifo', [pipe]), 'exit');
    const [piped, { code }] = await Promise.all([readFile(pipe, 'utf8'), run('csv', '-o', pipe)]);
    expect({ code, piped }).toEqual({ code: 0, piped: lines });
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });

  it('ends quietly when its reader does', async () => {
    const child = spawn(process.execPath, [COMMAND, 'export', 'json', '--ledger', path], { env: createEnvironment() });
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
  });

  it.each([
    ['no format', [], 2, /missing required argument 'format'.*"spendspan export --help"/],
    ['an unknown format', ['xml'], 2, /csv, json, parquet, focus/],
    [
      'a folder that is not there',
      ['csv', '-o', '/nowhere/calls.csv'],
      3,
      /got no folder \/nowhere, expected one for .*-o/,
    ],
    ['a filter without a value', ['csv', '--filter', 'team'], 2, /--filter "team".*team=growth/],
    ['two filters of a field', ['csv', '--filter', 'team=a', '--filter', 'team=b'], 2, /two filters of "team"/],
    ['a filter of the period', ['csv', '--filter', 'month=2026-10'], 2, /"month=2026-10".*options of its own/],
    ['an unknown field', ['csv', '--filter', 'colour=red'], 2, /"colour" for an export/],
    ['a malformed month', ['csv', '--month', '2026-13'], 2, /month "2026-13"/],
  ])('answers %s with one clear line', async (_what, args, code, says) => {
    const outcome = await run(...args);
    expect(outcome.stderr).toMatch(/^spendspan: [^\n]+\n$/);
    expect(outcome.stderr).toMatch(says);
    expect(outcome).toMatchObject({ code, stdout: '' });
  });
});
