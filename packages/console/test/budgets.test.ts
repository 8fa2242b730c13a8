import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, openLedger } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BudgetNotifier,
  type Console,
  type ConsoleBudgets,
  requestBudgetCheck,
  requestChargeback,
  startConsole,
} from '../src/index.ts';
import { makeExport, makeIds, post } from './traces.ts';
import { startWebhookServer, type WebhookServer } from './webhook-server.ts';

const HOSTILE = '<!channel> & <https://evil.example|click>';
const TEAMS = 'version: 1\nteams: [{ id: growth, cost_center: "4711" }]';

let folder: string;
let ledgerPath: string;
let webhook: WebhookServer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-budgets-'));
  ledgerPath = join(folder, 'ledger.duckdb');
  webhook = await startWebhookServer();
});
afterEach(async () => {
  await webhook.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends calls of team growth, 0.0036 USD each, that started a moment ago. */
async function sendCalls({ url }: Console, count: number): Promise<void> {
  const startedAt = BigInt(Date.now() - 1_000) * 1_000_000n;
  const body = JSON.stringify(makeExport(Array.from({ length: count }, makeIds)));
  const response = await post(url, body.replaceAll('1795000000123456789', String(startedAt)));
  expect(response.status).toBe(200);
}

/** A budgets file of one budget of a year. */
function makeFile(amount: string, parts: object = {}): { name: string; text: string } {
  const budget = { id: 'b', name: HOSTILE, amount, period: 'year', webhook: webhook.url, ...parts };
  return { name: 'budgets.yaml', text: JSON.stringify({ version: 1, budgets: [budget] }) };
}

async function waitFor(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a console with budgets', () => {
  let running: Console | undefined;
  const warnings: string[] = [];
  const path = (): string => join(folder, 'budgets.yaml');
  /** In one step: the console may read at any time. */
  const write = (text: string): void => {
    writeFileSync(`${path()}.new`, text);
    renameSync(`${path()}.new`, path());
  };
  const start = async (): Promise<Console> => {
    running = await startConsole({
      ledger: ledgerPath,
      port: 0,
      budgets: path(),
      budgetIntervalMs: 20,
      warn: (line) => warnings.push(line),
    });
    return running;
  };
  const ask = async ({ url }: Console): Promise<ConsoleBudgets> =>
    (await (await fetch(new URL('/api/v1/budgets', url))).json()) as ConsoleBudgets;
  beforeEach(() => {
    warnings.length = 0;
  });
  afterEach(async () => {
    await running?.close();
    running = undefined;
  });

  it('tells of a threshold once, also after a refusal and a restart, and of the next one again', async () => {
    write(makeFile('0.0072', { thresholds: [40, 50, 100] }).text);
    webhook.answers.push(
      { status: 503, headers: { 'retry-after': '0' } },
      { status: 429, headers: { 'retry-after': '0' } },
    );
    await sendCalls(await start(), 1);
    await waitFor(() => webhook.bodies.length === 3);
    const [first, second, third] = webhook.bodies;
    expect([second, third]).toEqual([first, first]);
    expect(first?.text).toMatch(/has reached 40 %, 50 %: USD 0\.0036 of USD 0\.0072 \(50\.0 %\) in \d{4}$/);
    await running?.close();

    await start();
    await waitFor(async () => (await ask(running as Console)).report?.budgets[0]?.status === 'warning');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(webhook.bodies).toHaveLength(3);

    await sendCalls(running as Console, 1);
    await waitFor(() => webhook.bodies.length === 4);
    expect(webhook.bodies[3]?.text).toMatch(/has reached 100 %: USD 0\.0072 of/);
    expect(warnings).toEqual([]);
  });

  it('writes text of the file so that Slack makes no mention and no link of it', async () => {
    write(makeFile('0.001', { owner: HOSTILE }).text);
    await sendCalls(await start(), 1);
    await waitFor(() => webhook.bodies.length === 1);
    const sent = JSON.stringify(webhook.bodies[0]);
    expect(sent).not.toMatch(/[<>]/);
    expect(webhook.bodies[0]?.text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|click&gt;');
    expect(webhook.bodies[0]?.blocks).toHaveLength(2);
  });

  it('shows its budgets by the API, without the address of the webhook', async () => {
    write(makeFile('1', { for: { team: 'growth' } }).text);
    await sendCalls(await start(), 2);
    const { report, error } = await ask(running as Console);
    expect(error).toBeNull();
    expect(report?.budgets).toMatchObject([{ id: 'b', spentUsd: '0.007200000000', status: 'ok', webhook: true }]);
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('follows its file, and keeps the budgets when the file breaks', async () => {
    write(makeFile('1').text);
    await sendCalls(await start(), 1);
    write('version: 1\nbudgets: [{ id: b, amount: 1, period: day }]');
    const broken = await ask(running as Console);
    expect(broken.error).toContain('budgets.yaml:2 (budgets[0].amount): got the number 1');
    expect(broken.report?.budgets[0]?.amountUsd).toBe('1.000000000000');
    write(makeFile('2').text);
    expect(await ask(running as Console)).toMatchObject({
      error: null,
      report: { budgets: [{ amountUsd: '2.000000000000' }] },
    });
    expect(warnings).toHaveLength(1);
  });

  it('does not start with a file that is missing or malformed, and leaves the ledger free', async () => {
    await expect(start()).rejects.toMatchObject({ code: 'ENOENT' });
    write('version: 3');
    await expect(start()).rejects.toMatchObject({ code: 'INVALID_FILE', line: 1 });
    await (await openLedger({ path: ledgerPath })).close();
  });

  it('says where nobody takes its messages, and answers all the same', async () => {
    await webhook.close();
    write(makeFile('0.001', { webhook: { env: 'SPENDSPAN_TEST_NO_SUCH_VARIABLE' } }).text);
    await sendCalls(await start(), 1);
    await waitFor(() => warnings.length > 0);
    expect(warnings[0]).toBe(
      'could not tell of budget "b": got nothing in the variable SPENDSPAN_TEST_NO_SUCH_VARIABLE, expected the address of a webhook; set it',
    );
    expect((await ask(running as Console)).report?.budgets[0]?.status).toBe('exceeded');
  });
});

describe('a console without budgets', () => {
  let running: Console;
  const found = () => ({ url: running.url, pid: process.pid });
  beforeEach(async () => {
    running = await startConsole({ ledger: ledgerPath, port: 0 });
  });
  afterEach(() => running.close());

  it('has none, and checks those that it is sent', async () => {
    await sendCalls(running, 1);
    expect(await (await fetch(new URL('/api/v1/budgets', running.url))).json()).toEqual({ report: null, error: null });
    expect(await (await fetch(running.url)).text()).not.toContain('Budgets');
    const { report, deliveries } = await requestBudgetCheck(found(), { file: makeFile('0.001') });
    expect(report.budgets[0]).toMatchObject({ spentUsd: '0.003600000000', status: 'exceeded' });
    expect([deliveries, webhook.bodies]).toEqual([[], []]);
    const told = await requestBudgetCheck(found(), { file: makeFile('0.001'), notify: true });
    expect(told.deliveries).toMatchObject([{ budget: 'b', error: null }]);
    const again = await requestBudgetCheck(found(), { file: makeFile('0.001'), notify: true });
    expect(again.deliveries).toEqual([]);
    expect(webhook.bodies).toHaveLength(1);
    const past = await requestBudgetCheck(found(), { file: makeFile('0.001'), at: '2020-01-01' });
    expect(past.report).toMatchObject({ at: '2020-01-01T00:00:00.000Z', budgets: [{ calls: 0 }] });
  });

  it('tells twenty askers at the same time of a threshold once', async () => {
    await sendCalls(running, 1);
    const asked = { file: makeFile('0.001'), notify: true };
    await Promise.all(Array.from({ length: 20 }, () => requestBudgetCheck(found(), asked)));
    expect(webhook.bodies).toHaveLength(1);
  });

  it('charges back by a directory that it is sent, as the ledger would', async () => {
    await sendCalls(running, 2);
    const file = { name: 'teams.yaml', text: TEAMS };
    const month = new Date().toISOString().slice(0, 7);
    const through = await requestChargeback(found(), file, month);
    expect(through.costCenters).toMatchObject([{ costCenter: '4711', totalUsd: '0.007200000000' }]);
    await running.close();
    const ledger = await openLedger({ path: ledgerPath });
    expect(await ledger.chargeback(file, { month })).toEqual(through);
    await ledger.close();
  });

  it('throws the errors of the ledger where it was asked', async () => {
    await expect(requestBudgetCheck(found(), { file: { name: 'b.yaml', text: 'version: 2' } })).rejects.toMatchObject({
      code: 'INVALID_FILE',
      message: expect.stringMatching(/^\[@spendspan\/ledger\] b\.yaml:1 \(version\): got 2/),
    });
    const file = { name: 'teams.yaml', text: TEAMS };
    await expect(requestChargeback(found(), file, 'soon')).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
  });

  it.each([
    ['/api/v1/budgets/check', '{}', {}, 400],
    ['/api/v1/budgets/check', '{"file":{"name":"a","text":"version: 1\\nbudgets: []"},"webhook":"x"}', {}, 400],
    ['/api/v1/budgets/check', '{"file":{"name":"a","text":"version: 1\\nbudgets: []"}}', {}, 200],
    [
      '/api/v1/budgets/check',
      '{"file":{"name":"a","text":"version: 1\\nbudgets: []"}}',
      { origin: 'http://evil.example' },
      403,
    ],
    ['/api/v1/budgets/check', '{}', { 'content-type': 'text/plain' }, 415],
    ['/api/v1/chargeback', '{"directory":{"name":"a","text":"version: 1\\nteams: []"}}', {}, 200],
    ['/api/v1/chargeback', '{"directory":7}', {}, 400],
    ['/api/v1/chargeback', '{}', { origin: 'http://evil.example' }, 403],
  ])('answers POST %s of %s with headers %j with %d', async (path, body, headers, status) => {
    const response = await fetch(new URL(path, running.url), {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(response.status).toBe(status);
  });
});

describe('a notifier', () => {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await openLedger({ path: ledgerPath });
    const running = await startConsole({ ledger, port: 0 });
    await sendCalls(running, 1);
    await running.close();
  });
  afterEach(() => ledger.close());

  it('does not try again what trying again does not mend, and is patient where nobody asked', async () => {
    webhook.answers.push({ status: 404 }, { status: 404 });
    const notifier = new BudgetNotifier(ledger, { backoffMs: 1 });
    const { deliveries } = await notifier.check(makeFile('0.001'));
    expect(deliveries[0]?.error).toBe('got HTTP status 404 from the webhook, expected 2xx; check its address');
    expect((await notifier.check(makeFile('0.001'), true)).deliveries).toEqual([]);
    expect(webhook.bodies).toHaveLength(1);
    expect((await notifier.check(makeFile('0.001'))).deliveries).toMatchObject([{ error: expect.any(String) }]);
    expect(webhook.bodies).toHaveLength(2);
  });

  it('follows no redirect, and gives up after some tries', async () => {
    webhook.answers.push({ status: 302, headers: { location: webhook.url } });
    const redirected = await new BudgetNotifier(ledger, { backoffMs: 1 }).check(makeFile('0.001'));
    expect(redirected.deliveries[0]?.error).toContain('HTTP status 302');
    expect(webhook.bodies).toHaveLength(1);
    webhook.answers.push(...Array.from({ length: 5 }, () => ({ status: 500 })));
    const refused = await new BudgetNotifier(ledger, { backoffMs: 1 }).check(makeFile('0.001'));
    expect(refused.deliveries[0]?.error).toContain('HTTP status 500');
    expect(webhook.bodies).toHaveLength(6);
    const told = await new BudgetNotifier(ledger, { backoffMs: 1 }).check(makeFile('0.001'));
    expect(told.deliveries[0]?.error).toBeNull();
  });

  it('tells one webhook while another does not answer', async () => {
    let waiting = 0;
    const mute = createServer((_, response) => {
      waiting += 1;
      response.once('close', () => {
        waiting -= 1;
      });
    });
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const budget = { amount: '0.001', period: 'year' };
    const budgets = [
      { ...budget, id: 'mute', webhook: `http://127.0.0.1:${(mute.address() as AddressInfo).port}/` },
      { ...budget, id: 'heard', webhook: webhook.url },
      { ...budget, id: 'heard-too', webhook: webhook.url },
    ];
    const notifier = new BudgetNotifier(ledger, { attempts: 1 });
    const checking = notifier.check({ name: 'budgets.yaml', text: JSON.stringify({ version: 1, budgets }) });
    await waitFor(() => webhook.bodies.length === 2);
    expect(waiting).toBe(1);
    mute.closeAllConnections();
    expect((await checking).deliveries).toMatchObject([
      { budget: 'mute', error: expect.stringContaining('from the webhook') },
      { budget: 'heard', error: null },
      { budget: 'heard-too', error: null },
    ]);
    mute.close();
  });

  it('takes the address from the environment, and tells anew of a changed amount', async () => {
    const env = { SPEND_WEBHOOK: webhook.url };
    const parts = { webhook: { env: 'SPEND_WEBHOOK' } };
    const notifier = new BudgetNotifier(ledger, { env });
    await notifier.check(makeFile('0.001', parts));
    await notifier.check(makeFile('0.001', parts));
    expect(webhook.bodies).toHaveLength(1);
    await notifier.check(makeFile('0.002', parts));
    expect(webhook.bodies).toHaveLength(2);
  });
});
