import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '@spendspan/ledger';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCall } from './calls.ts';
import { runCommand, startConsoleCommand } from './run-command.ts';

let folder: string;
const path = (): string => join(folder, 'ledger.duckdb');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-stopping-'));
  const ledger = await openLedger({ path: path() });
  await ledger.append([createCall(1)]);
  await ledger.close();
});
afterAll(() => rm(folder, { recursive: true }));

const COMMANDS = [
  ['report', 'org', '--json'],
  ['export', 'csv'],
  ['prices', 'coverage', '--json'],
];

it('a command that meets a console that stops has its answer all the same', { timeout: 120_000 }, async () => {
  for (let round = 0; round < 4; round += 1) {
    const running = await startConsoleCommand(path());
    const asked = COMMANDS.map((args) => runCommand([...args, '--ledger', path()]));
    await new Promise((resolve) => setTimeout(resolve, 200 + 150 * round));
    await running.stop('SIGTERM');
    for (const { code, stderr } of await Promise.all(asked)) expect(code, stderr).toBe(0);
  }
});

it('a ledger that somebody else lets go of is waited for', async () => {
  const ledger = await openLedger({ path: path() });
  const asked = runCommand(['report', 'org', '--json', '--ledger', path()]);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await ledger.close();
  const { code, stdout, stderr } = await asked;
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ totals: { calls: 1 } });
});
