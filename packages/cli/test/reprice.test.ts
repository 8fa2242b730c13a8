import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Coverage, openLedger, type Repricing, UNKNOWN_COST } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCall } from './calls.ts';
import { COMMAND, createEnvironment, runCommand, startConsoleCommand } from './run-command.ts';

let folder: string;
let path: string;
let prices: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-reprice-'));
  path = join(folder, 'ledger.duckdb');
  prices = join(folder, 'prices.yaml');
  await writeFile(
    prices,
    'version: 1\ncurrency: USD\nproviders:\n  - match: { server_address: llm.example.com }\n    models:\n      - { match: { model: "house" }, prices: [{ input: "1", output: "2" }] }\n',
  );
  const ledger = await openLedger({ path });
  await ledger.append([
    createCall(1),
    createCall(2, { attribution: {}, requestModel: 'gpt-4.1-mini', responseModel: 'gpt-4.1-mini-2025-04-14' }),
    createCall(3, {
      attribution: { team: 'evil\u001b[2Jteam' },
      requestModel: 'house',
      responseModel: null,
      host: 'llm.example.com',
      cost: UNKNOWN_COST,
      costStatus: 'unpriced',
      costReason: 'unknown_model',
    }),
    createCall(4, { costSource: 'provider' }),
  ]);
  await ledger.close();
});
afterEach(() => rm(folder, { recursive: true }));

const reprice = (...args: readonly string[]) => runCommand(['reprice', ...args, '--ledger', path]);
const orgUsd = async (): Promise<string> => {
  const { stdout } = await runCommand(['report', 'org', '--json', '--ledger', path]);
  return (JSON.parse(stdout) as { totals: { costUsd: string } }).totals.costUsd;
};

describe('spendspan reprice', () => {
  it('says what would change, changes it, says that nothing is left to change, and takes it back', async () => {
    const asked = ['--since', '2026-11-01', '--prices', prices];
    const dry = await reprice(...asked, '--dry-run', '--json');
    expect(dry).toMatchObject({ code: 0, stderr: '' });
    expect(await orgUsd()).toBe('0.010800000000');
    const told = JSON.parse(dry.stdout) as Repricing;
    expect(told.totals).toMatchObject({ changedCalls: 2, newlyPricedCalls: 1, newUsd: '0.009320000000' });
    expect(told.left.provider).toBe(1);

    const people = await reprice(...asked);
    expect(people).toMatchObject({ code: 0, stderr: '' });
    expect(people.stdout).toMatch(/^Repricing 1\n/);
    expect(people.stdout).toContain('USD -0.00148\n');
    expect(people.stdout).toMatch(/^ {2}house +– +0\.00140 +\+0\.00140 +1 +1 +1 +0$/m);
    expect(people.stdout).toMatch(/^ {2}\(unattributed\) /m);
    expect(people.stdout).toContain('evil\ufffd[2Jteam');
    expect(people.stdout.match(/^ {2}Total .*$/gm)).toEqual([
      expect.stringMatching(/ 4 +4 +0\.01080 +0\.00932$/),
      ...Array.from({ length: 2 }, () => expect.stringMatching(/0\.01080 +0\.00932 +-0\.00148 +4 +2 +1 +0$/)),
    ]);
    expect(await orgUsd()).toBe(told.totals.newUsd);

    expect((await reprice(...asked)).stdout).toMatch(/^Nothing to change.*\n(?:.*\n)*.* 0 of 4 changed/);
    expect((await reprice('--undo')).stdout).toMatch(/^Took repricing 1 back\n/);
    expect(await orgUsd()).toBe('0.010800000000');
    expect(await reprice('--undo')).toMatchObject({ code: 3, stdout: '' });
  });

  it('goes through the console that holds the ledger, with the same answer', async () => {
    const asked = ['--since', '2026-11-01', '--prices', prices, '--json'];
    const dry = JSON.parse((await reprice(...asked, '--dry-run')).stdout) as Repricing;
    const running = await startConsoleCommand(path);
    try {
      const outcome = await reprice(...asked);
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(outcome.stdout)).toEqual({ ...dry, run: 1, dryRun: false });
      const people = await reprice('--since', '2026-11-01', '--prices', prices);
      expect(people.stdout).toContain(`through ${running.url}`);
      expect((await reprice('--since', 'soon')).stderr).toMatch(/^spendspan: got since "soon"[^\n]+\n$/);
      expect((await reprice('--undo')).code).toBe(0);
    } finally {
      await running.stop();
    }
    expect(await orgUsd()).toBe('0.010800000000');
  });

  it('leaves what a price file of the user priced alone until it is given one or told to replace it', async () => {
    await reprice('--since', '2026-11-01', '--prices', prices);
    const before = await orgUsd();
    const asked = ['--since', '2026-11-01'];
    const kept = await reprice(...asked);
    expect(kept.stdout).toMatch(/^Nothing to change/);
    expect(kept.stdout).toMatch(/^ {2}1 {2}priced by a price file of your own; give it with --prices$/m);
    expect((JSON.parse((await reprice(...asked, '--json')).stdout) as Repricing).left.price_file).toBe(1);
    expect(await orgUsd()).toBe(before);

    const other = join(folder, 'other.yaml');
    await writeFile(other, (await readFile(prices, 'utf8')).replace('"1"', '"3"'));
    const replaced = await reprice(...asked, '--prices', other, '--dry-run');
    expect(replaced.stdout).toMatch(/Priced by another table\n {2}1 {2}user:prices\.yaml → user:other\.yaml\n/);

    const dry = await reprice(...asked, '--replace-own', '--dry-run', '--json');
    const { sourceChanges, byStatus } = JSON.parse(dry.stdout) as Repricing;
    expect(sourceChanges).toEqual([{ from: 'user:prices.yaml', to: expect.stringMatching(/^catalog:/), calls: 1 }]);
    expect(byStatus.unpriced).toEqual({ oldCalls: 0, newCalls: 1, oldUsd: null, newUsd: null });
    const people = await reprice(...asked, '--replace-own');
    expect(people.stdout).toMatch(/^ {2}priced +4 +3 +0\.00932 +0\.00792$/m);
    expect(people.stdout).toMatch(/^ {2}unpriced +0 +1 +– +–$/m);
  });

  it('never shows what is unknown as nothing', async () => {
    const only = ['--since', '2026-11-04', '--until', '2026-11-05'];
    await reprice('--since', '2026-11-01', '--prices', prices);
    const people = await reprice(...only, '--replace-own');
    expect(people.stdout).toMatch(/^ {2}After +unknown: no request has a price$/m);
    expect(people.stdout).not.toMatch(/0\.0+ /);
    const again = await reprice(...only, '--replace-own');
    expect(again.stdout).toMatch(/^ {2}Before +unknown: no request has a price\n {2}After +unknown/m);
  });

  it('takes a period by every name that the other commands have for it, and says the name that was used', async () => {
    const answers: unknown[] = [];
    for (const period of [
      ['--month', '2026-11'],
      ['--since', '2026-11-01', '--until', '2026-12-01'],
      ['--from', '2026-11-01', '--to', '2026-12-01'],
      ['--since', '2026-11-01', '--to', '2026-12-01'],
    ]) {
      const told = await reprice(...period, '--dry-run', '--json');
      answers.push([told, await runCommand(['prices', 'coverage', ...period, '--json', '--ledger', path])]);
    }
    const [month, ...others] = answers;
    expect(month).toMatchObject([{ code: 0 }, { code: 0 }]);
    for (const other of others) expect(other).toEqual(month);
    expect((await reprice('--from', 'soon')).stderr).toMatch(/^spendspan: got from "soon"/);
  });

  it.each([
    [
      'a month and a start',
      ['--month', '2026-11', '--from', '2026-11-01'],
      2,
      /--month.*--from.*"spendspan reprice --help"/,
    ],
    ['two starts', ['--since', '2026-11-01', '--from', '2026-11-01'], 2, /--since.*--from/],
    ['an option of another command', ['--model', 'x'], 2, /--model'; see "spendspan reprice --help"/],
    ['a malformed month', ['--month', '2026-13'], 2, /month "2026-13"/],
    ['no time', [], 2, /got no --since.*2026-11-01/],
    ['a malformed time', ['--since', '2026-02-30'], 2, /since "2026-02-30"/],
    ['an end before the start', ['--since', '2026-02-02', '--until', '2026-02-01'], 2, /until "2026-02-01"/],
    ['an unknown host rule', ['--since', '2026-02-02', '--unknown-host', 'free'], 2, /'free'.*list, unpriced/],
    ['undoing by date', ['--undo', '--since', '2026-02-02'], 2, /--undo.*--since/],
    ['no price file', ['--since', '2026-02-02', '--prices', 'no.yaml'], 3, /no\.yaml/],
    ['a malformed price file', ['--since', '2026-02-02', '--prices', COMMAND], 4, /main\.js/],
  ])('answers %s with one clear line', async (_what, args, code, says) => {
    const outcome = await reprice(...args);
    expect(outcome.stderr).toMatch(/^spendspan: [^\n]+\n$/);
    expect(outcome.stderr).toMatch(says);
    expect(outcome).toMatchObject({ code, stdout: '' });
  });

  const canMakeTerminal = spawnSync('script', ['--version']).status === 0;
  if (!canMakeTerminal)
    console.warn('SKIPPED: no script(1) on this machine, so that the progress on a terminal is not tried');

  it.skipIf(!canMakeTerminal)('says how far it is on a terminal', () => {
    const command = `"${process.execPath}" "${COMMAND}" reprice --since 2026-11-01 --dry-run --ledger "${path}"`;
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      encoding: 'utf8',
      env: createEnvironment({ TERM: 'xterm' }),
    });
    expect(stdout).toContain('of 3 calls');
    expect(stdout).toContain('What would change');
  });
});

describe('spendspan prices coverage', () => {
  const coverage = (...args: readonly string[]) => runCommand(['prices', 'coverage', ...args, '--ledger', path]);

  it('says which models have no price and what to do, from the file and through a console', async () => {
    const people = await coverage('--month', '2026-11');
    expect(people).toMatchObject({ code: 0, stderr: '' });
    expect(people.stdout).toContain('house at llm.example.com, openai: unknown_model');
    expect(people.stdout).toContain('It is a whole file');
    expect(people.stdout).toMatch(/^ {2}Total +4 +100 % +4,800 +100 % +0\.0108$/m);
    const json = await coverage('--since', '2026-11-01', '--json');
    const { total, rows } = JSON.parse(json.stdout) as Coverage;
    expect(total.calls).toBe(4);
    expect(rows.map(({ requestModel, calls }) => [requestModel, calls])).toEqual([['house', 1]]);
    const running = await startConsoleCommand(path);
    try {
      expect(await coverage('--since', '2026-11-01', '--json')).toEqual(json);
    } finally {
      await running.stop();
    }
  });

  it('prints one price file for all of them, which fits once it is filled in', async () => {
    const ledger = await openLedger({ path });
    const unknown = {
      cost: UNKNOWN_COST,
      costStatus: 'unpriced',
      costReason: 'unknown_model',
      responseModel: null,
    } as const;
    await ledger.append([
      createCall(5, { ...unknown, requestModel: 'cottage', host: 'llm.example.com' }),
      createCall(6, { ...unknown, requestModel: 'cottage', host: '127.0.0.1' }),
    ]);
    await ledger.close();
    const { stdout } = await coverage();
    const text = (JSON.parse((await coverage('--json')).stdout) as Coverage).priceFile ?? '';
    for (const line of text.trimEnd().split('\n')) expect(stdout).toContain(`    ${line}\n`);
    expect(stdout.match(/version: 1/g)).toHaveLength(1);
    const filled = join(folder, 'filled.yaml');
    await writeFile(filled, text.replaceAll('"?"', '"1"'));
    expect(await runCommand(['prices', 'check', filled])).toMatchObject({ code: 0 });
    await reprice('--month', '2026-11', '--prices', filled);
    expect((await coverage()).stdout).toMatch(/Every call has a price\.\n$/);
  });

  it('says where in the price file that the user has it belongs', async () => {
    const told = await runCommand(['prices', 'coverage', '--ledger', path], { SPENDSPAN_PRICES: prices });
    expect(told.stdout).toContain(`You have ${prices}: add each entry of providers: beneath its own providers:`);
  });

  it('has nothing to say when the entry that it gave is filled in and everything priced again', async () => {
    await reprice('--since', '2026-11-01', '--prices', prices);
    const { stdout } = await coverage();
    expect(stdout).toContain('Every call has a price.');
    expect((await coverage('--month', '2020-01')).stdout).toContain('No model call is recorded in this period.');
    expect(await coverage('--month', 'x')).toMatchObject({ code: 2 });
    expect((await coverage('--team', 'x')).stderr).toContain('see "spendspan prices coverage --help"');
  });
});
