import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Report } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCall } from './calls.ts';
import { type RunningConsole, runCommand, startConsoleCommand } from './run-command.ts';
import { createTraces } from './traces.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-report-'));
  path = join(folder, 'ledger.duckdb');
});
afterEach(() => rm(folder, { recursive: true }));

async function fill(): Promise<void> {
  const ledger = await openLedger({ path });
  await ledger.append([
    ...Array.from({ length: 20 }, (_, index) => createCall(index)),
    createCall(30, { attribution: {} }),
    createCall(31, { attribution: { team: 'research' } }),
  ]);
  await ledger.close();
}

const readReport = async (...args: readonly string[]): Promise<Report> => {
  const { code, stdout, stderr } = await runCommand(['report', ...args, '--json', '--ledger', path]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Report;
};

describe('spendspan report on a file', () => {
  beforeEach(fill);

  it('prints as JSON what the ledger says, to the last digit', async () => {
    const reports = [
      await readReport('org'),
      await readReport('team', 'growth'),
      await readReport('usage', '--month', '2026-11'),
    ];
    const ledger = await openLedger({ path });
    expect(reports).toEqual([
      await ledger.report('org'),
      await ledger.report('team', { team: 'growth' }),
      await ledger.report('usage', { month: '2026-11' }),
    ]);
    await ledger.close();
    expect(reports.map(({ totals }) => totals.costUsd)).toEqual(['0.079200000000', '0.072000000000', '0.079200000000']);
  });

  it('prints the first rows of a table to people, all to programs, and a series of days whole', async () => {
    const ledger = await openLedger({ path });
    await ledger.append(
      Array.from({ length: 60 }, (_, index) =>
        createCall(100 + index, {
          attribution: { user: `u-${index}` },
          startTimeUnixNano: BigInt(Date.UTC(2026, 8, 1 + index)) * 1_000_000n,
        }),
      ),
    );
    await ledger.close();
    const print = async (...args: readonly string[]) =>
      (await runCommand(['report', ...args, '--ledger', path])).stdout;
    expect(await print('user')).toContain('… and 11 more: --limit all');
    expect(await print('user', '--limit', '3')).toContain('… and 58 more: --limit all');
    for (const all of [await print('user', '--limit', 'all'), await print('breakdown', '--by', 'day')]) {
      expect(all).not.toContain('more:');
    }
    expect((await print('user', '--format', 'csv')).split('\r\n')).toHaveLength(63);
    expect((await print('user', '--format', 'csv', '--limit', '3')).split('\r\n')[4]).toMatch(/,58$/);
    expect((await readReport('user')).breakdowns[0]).not.toHaveProperty('other');
    expect(await print('user', '--help')).toMatch(/--limit <value> +rows of a table at most/);
  });

  it('takes the ledger from the environment', async () => {
    const { stdout } = await runCommand(['report', 'org'], { SPENDSPAN_LEDGER: path });
    expect(stdout).toContain('USD 0.0792\n');
  });

  it('prints colours only where somebody sees them', async () => {
    const opening = '\u001b[';
    expect((await runCommand(['report', 'org', '--ledger', path])).stdout).not.toContain(opening);
    expect((await runCommand(['report', 'org', '--ledger', path], { FORCE_COLOR: '1' })).stdout).toContain(opening);
    const both = { FORCE_COLOR: '1', NO_COLOR: '1' };
    expect((await runCommand(['report', 'org', '--ledger', path], both)).stdout).not.toContain(opening);
  });
});

describe('spendspan console', () => {
  let running: RunningConsole | undefined;
  afterEach(async () => {
    await running?.stop('SIGKILL');
    running = undefined;
  });

  it('records spans, answers reports while it holds the file, and leaves a file that can be read', async () => {
    running = await startConsoleCommand(path);
    expect(running.greeting).toContain('node --import @spendspan/node/register app.js');
    const answer = await fetch(`${running.url}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(createTraces('growth', 0.0042)),
    });
    expect(answer.status).toBe(200);
    const during = await readReport('org');
    expect(during.totals).toMatchObject({ calls: 1, costUsd: '0.004200000000' });
    const people = await runCommand(['report', 'team', 'growth', '--ledger', path]);
    expect(people.stdout).toContain(`through ${running.url}`);
    expect(await runCommand(['report', 'team', 'grow', '--ledger', path])).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/^spendspan: got team "grow".*growth.*\n$/),
    });
    expect(await running.stop()).toBe(0);
    expect(await readReport('org')).toEqual(during);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with exit code 0 on %s', async (signal) => {
    running = await startConsoleCommand(path);
    expect(await running.stop(signal)).toBe(0);
    await expect(fetch(running.url)).rejects.toThrow();
  });

  it('says so in one line when another console holds the ledger', async () => {
    running = await startConsoleCommand(path);
    const second = await runCommand(['console', '--port', '0', '--ledger', path]);
    expect(second.stderr).toMatch(/^spendspan: [^\n]*held by[^\n]*\n$/);
    expect(second).toMatchObject({ code: 5, stdout: '' });
  });
});
