import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BudgetReport, type Chargeback, openLedger, UNKNOWN_COST } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startWebhookServer } from '../../console/test/webhook-server.ts';
import { createCall } from './calls.ts';
import { runCommand, startConsoleCommand } from './run-command.ts';

let folder: string;
let path: string;
let budgets: string;
let teams: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-budget-'));
  path = join(folder, 'ledger.duckdb');
  budgets = join(folder, 'budgets.yaml');
  teams = join(folder, 'teams.yaml');
  const ledger = await openLedger({ path });
  await ledger.append([
    ...Array.from({ length: 20 }, (_, index) => createCall(index + 1)),
    createCall(40, { attribution: { team: 'evil\u001b[2Jteam' } }),
    createCall(41, { attribution: {}, costStatus: 'estimated', costReason: 'unknown_host' }),
    createCall(42, { cost: UNKNOWN_COST, costStatus: 'unpriced', costReason: 'unknown_model' }),
  ]);
  await ledger.close();
});
afterEach(() => rm(folder, { recursive: true }));

const AT = ['--at', '2026-11-21T00:00:00Z'];

/** Budgets of November: 19 priced calls of growth at 0.0036 USD before the 21st. */
async function writeBudgets(amount: string, more = ''): Promise<void> {
  await writeFile(
    budgets,
    `version: 1\nbudgets:\n  - { id: growth, name: "Growth \\e[2J", for: { team: growth }, amount: "${amount}", period: month, owner: { name: Ana, contact: "#growth" }${more} }\n`,
  );
}

const check = (...args: readonly string[]) =>
  runCommand(['budget', 'check', '--file', budgets, '--ledger', path, ...args]);

describe('spendspan budget check', () => {
  it('says how budgets stand, as a table and as JSON', async () => {
    await writeBudgets('0.10');
    const people = await check(...AT);
    expect(people).toMatchObject({ code: 0, stderr: '' });
    expect(people.stdout).toMatch(/^Budgets\nbudgets\.yaml at 2026-11-21T00:00:00\.000Z/);
    expect(people.stdout).toMatch(/^ {2}Growth \ufffd\[2J +ok +2026-11 +0\.10 +0\.0684 +68\.4 % +66\.7 % +1\.03 +/m);
    expect(people.stdout).toContain('team growth; owner Ana, #growth');
    expect(people.stdout).toContain('not counted: 1 without a known price');
    expect(people.stdout).toMatch(/forecast: USD 0\.\d+ by the end \(0\.\d+ to 0\.\d+\), each weekday as it was/);
    const json = await check(...AT, '--json');
    const { budgets: states } = JSON.parse(json.stdout) as BudgetReport;
    expect(states).toMatchObject([{ id: 'growth', spentUsd: '0.068400000000', unpricedCalls: 1, status: 'ok' }]);
  });

  it('fails when a budget is spent, and where it is asked to when a threshold is reached', async () => {
    await writeBudgets('0.08');
    expect(await check(...AT)).toMatchObject({ code: 0 });
    const strict = await check(...AT, '--strict');
    expect(strict).toMatchObject({ code: 6, stderr: '' });
    expect(strict.stdout).toContain('reached: 80 %');
    await writeBudgets('0.0684');
    const spent = await check(...AT, '--strict');
    expect(spent).toMatchObject({ code: 1, stderr: '' });
    expect(spent.stdout).toMatch(/^ {2}Growth .* exceeded +2026-11 +0\.0684 +0\.0684 +100 % /m);
    await writeBudgets('0.0684', ', thresholds: [], forecast_thresholds: [100]');
    expect((await check('--at', '2026-11-15', '--strict')).code).toBe(6);
  });

  it('goes through the console that holds the ledger, with the same answer', async () => {
    await writeBudgets('0.0684');
    const json = await check(...AT, '--json');
    const running = await startConsoleCommand(path);
    try {
      expect(await check(...AT, '--json')).toEqual(json);
      expect((await check(...AT)).stdout).toContain(`through ${running.url}`);
      const refused = await runCommand(['budget', 'check', '--file', teams, '--ledger', path]);
      expect(refused).toMatchObject({ code: 3, stdout: '' });
      await writeFile(budgets, 'version: 1\nbudgets:\n  - { id: a }');
      const broken = await check();
      expect(broken).toMatchObject({ code: 4, stdout: '' });
      expect(broken.stderr).toBe(
        `spendspan: ${budgets}:3 (budgets[0]): got no amount, expected one; add amount: "250.00"\n`,
      );
    } finally {
      await running.stop();
    }
  });

  it('tells the webhook once, from the file and through the console, and fails where it is not taken', async () => {
    const webhook = await startWebhookServer();
    const ledger = await openLedger({ path });
    await ledger.append([createCall(99, { startTimeUnixNano: BigInt(Date.now() - 1000) * 1_000_000n })]);
    await ledger.close();
    const write = (amount: string): Promise<void> =>
      writeFile(
        budgets,
        `version: 1\nbudgets:\n  - { id: all, amount: "${amount}", period: year, webhook: "${webhook.url}" }\n`,
      );
    try {
      await write('0.0001');
      const told = await check('--notify');
      expect(told).toMatchObject({ code: 1, stderr: '' });
      expect(told.stdout).toContain('told of all: 80 %, 100 %');
      expect((await check('--notify')).stdout).not.toContain('told of');
      const running = await startConsoleCommand(path);
      try {
        await check('--notify');
        expect(webhook.bodies).toHaveLength(1);
      } finally {
        await running.stop();
      }
      await write('0.0002');
      webhook.answers.push({ status: 410 });
      const failed = await check('--notify');
      expect(failed.code).toBe(1);
      expect(failed.stderr).toBe(
        'spendspan: could not tell of budget "all": got HTTP status 410 from the webhook, expected 2xx; check its address\n',
      );
    } finally {
      await webhook.close();
    }
  });

  it('waits for a webhook that is busy, without a console', async () => {
    const webhook = await startWebhookServer();
    webhook.answers.push({ status: 503 }, { status: 429, headers: { 'retry-after': '0' } });
    await writeBudgets('0.01', `, webhook: "${webhook.url}"`);
    await writeFile(budgets, (await readFile(budgets, 'utf8')).replace('period: month', 'period: year'));
    try {
      const told = await check('--notify');
      expect(told).toMatchObject({ code: 1, stderr: '' });
      expect(told.stdout).toContain('told of growth: 80 %, 100 %');
      expect(webhook.bodies).toHaveLength(3);
    } finally {
      await webhook.close();
    }
  });

  it.each([
    ['a missing file', ['budget', 'check', '--file', 'no.yaml'], 3, /no file at no\.yaml, expected a budgets file/],
    ['no name', ['budget'], 2, /got nothing to do, expected "budget check" or "budget rules"/],
    ['an unknown name', ['budget', 'spend'], 2, /got "budget spend"/],
    ['an unknown option', ['budget', 'check', '--loud'], 2, /--loud.*"spendspan budget check --help"/],
    ['telling of the past', ['budget', 'check', '--at', '2026-11-01', '--notify'], 2, /--at.*--notify/],
  ])('answers %s with one clear line', async (_what, args, code, says) => {
    const outcome = await runCommand(args);
    expect(outcome).toMatchObject({ code, stdout: '' });
    expect(outcome.stderr).toMatch(/^spendspan: [^\n]+\n$/);
    expect(outcome.stderr).toMatch(says);
  });
});

describe('spendspan budget rules', () => {
  it('prints rules for Prometheus without a ledger', async () => {
    await writeBudgets('10');
    const { code, stdout, stderr } = await runCommand(['budget', 'rules', '--file', budgets]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^groups:\n {2}- name: spendspan-hours-of-budget-growth$/m);
    expect(stdout).toContain('llm_cost_usd_total{team_id="growth"}');
  });
});

describe('spendspan report chargeback', () => {
  const charge = (...args: readonly string[]) =>
    runCommand(['report', 'chargeback', '--directory', teams, '--ledger', path, '--month', '2026-11', ...args]);

  it('says who pays, with shared spend split, from the file and through a console', async () => {
    await writeFile(
      teams,
      `version: 1\nteams:\n  - { id: growth, name: Growth, cost_center: "4711", owner: Ana, moves: [{ from: 2026-11-11, cost_center: "4712" }] }\nshared:\n  - { unattributed: true, split: direct, among: [growth] }\n`,
    );
    const people = await charge();
    expect(people).toMatchObject({ code: 0, stderr: '' });
    expect(people.stdout).toMatch(/^ {2}4712 +/m);
    expect(people.stdout).toMatch(/^ {4}Growth, from 2026-11-01 to before 2026-11-11 .* Ana$/m);
    expect(people.stdout).toMatch(/^ {4}evil\ufffd\[2Jteam, not in the directory /m);
    expect(people.stdout).toMatch(/^ {2}Total +0\.07920 +0\.00360 +0\.00360 +0\.07920 +1$/m);
    expect(people.stdout).toContain('rule 1: (unattributed) → growth  USD 0.0036');
    expect(people.stdout).toContain('In no amount: 1 without a known price.');
    const json = await charge('--json');
    expect((JSON.parse(json.stdout) as Chargeback).total.totalUsd).toBe('0.079200000000');
    const running = await startConsoleCommand(path);
    try {
      expect(await charge('--json')).toEqual(json);
    } finally {
      await running.stop();
    }
    const [head, ...lines] = (await charge('--format', 'csv')).stdout.trim().split('\r\n');
    const index = head?.split(',').indexOf('totalUsd') ?? -1;
    const total = lines.reduce((sum, line) => sum + BigInt((line.split(',')[index] ?? '').replace('.', '')), 0n);
    expect(total).toBe(79_200_000_000n);
    expect((await charge('--format', 'csv', '--table', 'flows')).stdout).toContain(
      '\r\n1,unattributed,,growth,0.003600000000\r\n',
    );
    const markdown = (await charge('--format', 'markdown')).stdout;
    expect(markdown).toContain('| Total | 0.07920 | 0.00360 | 0.00360 | 0.07920 | 1 |  |');
    expect(markdown).toContain('rule 1: (unattributed) → growth  USD 0.0036');
    expect(await charge('--format', 'csv', '--table', 'x')).toMatchObject({ code: 2, stdout: '' });
  });

  it('answers a missing or malformed directory and month with one clear line', async () => {
    expect(await charge()).toMatchObject({ code: 3, stdout: '' });
    await writeFile(teams, 'version: 1\nteams:\n  - { id: a, cost_center: 4711 }');
    const { code, stderr } = await charge();
    expect([code, stderr]).toEqual([
      4,
      `spendspan: ${teams}:3 (teams[0].cost_center): got the number 4711, expected a name, or null for none; put it in quotes: "4711"\n`,
    ]);
    await writeFile(teams, 'version: 1\nteams: []');
    expect(await charge('--month', '2026-13')).toMatchObject({ code: 2, stdout: '' });
    expect(await readFile(teams, 'utf8')).toBe('version: 1\nteams: []');
  });
});

describe('spendspan console --budgets', () => {
  it.each([
    ['is missing', undefined, 3],
    ['is malformed', 'version: 1\nbudgets: [{ id: a, amount: 1, period: day }]', 4],
  ])('does not start when the file %s', async (_what, text, code) => {
    if (text !== undefined) await writeFile(budgets, text);
    const outcome = await runCommand(['console', '--port', '0', '--ledger', path, '--budgets', budgets]);
    expect(outcome).toMatchObject({ code, stdout: '' });
    expect(outcome.stderr).toContain('budgets.yaml');
  });
});
