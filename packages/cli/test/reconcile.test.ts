import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger, type Reconciliation } from '@spendspan/ledger';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchOpenAIBill } from '../src/reconcile/fetch-openai-bill.ts';
import { readAmount } from '../src/reconcile/read-amount.ts';
import { createCall } from './calls.ts';
import { ADMIN_KEY, type AdminServer, send, startAdminServer } from './openai-admin-server.ts';
import { runCommand, startConsoleCommand } from './run-command.ts';

const MODEL = 'gpt-4.1-2025-04-14';
const charge = (value: unknown, line_item: string, project_id: string | null = 'proj_1') => {
  return { object: 'organization.costs.result', amount: { value, currency: 'usd' }, line_item, project_id };
};
const completions = (num_model_requests: number, project_id = 'proj_1') => ({
  object: 'organization.usage.completions.result',
  input_tokens: 1000 * num_model_requests,
  input_cached_tokens: 0,
  output_tokens: 200 * num_model_requests,
  num_model_requests,
  model: MODEL,
  project_id,
  batch: false,
});
/** Three days: all well, one call that nobody recorded, nothing. The list price of a call is 0.002 + 0.0016. */
const RESULTS = {
  '/organization/costs': {
    '2026-11-02': [
      charge(0.002, `${MODEL}, input`),
      charge('1.6E-3', `${MODEL}, output`),
      charge('0E-6176', 'Web search'),
    ],
    '2026-11-04': [charge('0.0040', `${MODEL}, input`), charge(0.0032, `${MODEL}, output`)],
  },
  '/organization/usage/completions': { '2026-11-02': [completions(1)], '2026-11-04': [completions(2)] },
  '/organization/usage/embeddings': {},
};

let folder: string;
let path: string;
let server: AdminServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-reconcile-'));
  path = join(folder, 'ledger.duckdb');
  const ledger = await openLedger({ path });
  const at = (day: number) => ({ startTimeUnixNano: BigInt(Date.UTC(2026, 10, day, 12)) * 1_000_000n });
  await ledger.append([createCall(1, at(2)), createCall(2, at(4)), createCall(3, { ...at(4), provider: 'anthropic' })]);
  await ledger.close();
  server = await startAdminServer(RESULTS);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const PERIOD = ['--from', '2026-11-02', '--to', '2026-11-07'];
const run = (args: readonly string[] = PERIOD, env: Record<string, string> = { OPENAI_ADMIN_KEY: ADMIN_KEY }) =>
  runCommand(['reconcile', 'openai', ...args, '--base-url', server.url, '--ledger', path], env);

describe('spendspan reconcile openai', () => {
  it('compares every page and day, says why they differ, and ends by the tolerance', async () => {
    const people = await run();
    expect(people).toMatchObject({ code: 1, stderr: '' });
    expect(people.stdout).toContain('2026-11-02 to 2026-11-06, UTC');
    expect(people.stdout).toMatch(
      /Billed +USD 0\.0108\n +Ledger +USD 0\.0072\n +Residual +USD 0\.0036, 33\.\d+ % of the bill: beyond/,
    );
    expect(people.stdout).toMatch(/not instrumented +0\.0036 /);
    expect(people.stdout).toMatch(/2026-11-04 +gpt-4\.1 +0\.0072 +0\.0036 +0\.0036 +1 +2 +not instrumented/);
    const queries = server.requests.map(({ searchParams }) => searchParams);
    expect(queries[0]?.getAll('group_by')).toEqual(['project_id', 'line_item']);
    expect(queries.map((query) => query.get('page'))).toEqual(
      Array.from({ length: 3 }, () => [null, 'page_1793750400', 'page_1793923200']).flat(),
    );

    const json = await run([...PERIOD, '--tolerance', '34%', '--json']);
    expect(json).toMatchObject({ code: 0, stderr: '' });
    const told = JSON.parse(json.stdout) as Reconciliation & { within: boolean };
    expect(told).toMatchObject({ within: true, total: { residualUsd: '0.003600000000' } });
    expect(told.rows.map(({ day, item }) => [day, item])).toEqual([
      ['2026-11-02', 'gpt-4.1'],
      ['2026-11-02', 'tools'],
      ['2026-11-04', 'gpt-4.1'],
    ]);
  });

  it('compares by project where it is told which is which, and asks the console that holds the ledger', async () => {
    const map = join(folder, 'projects.json');
    await writeFile(map, '{"onboarding":"proj_1"}');
    const fromFile = await run([...PERIOD, '--projects', map, '--json']);
    const running = await startConsoleCommand(path);
    try {
      expect(await run([...PERIOD, '--project', 'onboarding=proj_1', '--json'])).toEqual(fromFile);
    } finally {
      await running.stop();
    }
    const { rows } = JSON.parse(fromFile.stdout) as Reconciliation;
    expect(new Set(rows.map(({ project }) => project))).toEqual(new Set(['proj_1']));
  });

  it('waits when it is told to, and tries again', async () => {
    server.failures.push(
      (response) => send(response, 429, { error: { code: 'rate_limit_exceeded' } }, { 'retry-after': '1' }),
      (response) => send(response, 503, {}),
    );
    expect(await run([...PERIOD, '--tolerance', '100%'])).toMatchObject({ code: 0, stderr: '' });
  });

  it('never shows the key, also when it is refused', async () => {
    const refused = await run(PERIOD, { OPENAI_ADMIN_KEY: 'sk-wrong-key' });
    expect(refused).toMatchObject({ code: 5, stdout: '' });
    expect(refused.stderr).toBe(
      'spendspan: got HTTP status 401 (invalid_api_key) for /organization/costs, expected an answer; set OPENAI_ADMIN_KEY to an admin key of the organisation with the right to read usage\n',
    );
    expect(server.requests).toHaveLength(1);
    const helpless = await runCommand(['reconcile', 'openai', '--help']);
    expect(helpless.stdout).not.toMatch(/--(?:admin-)?key/);
  });

  it.each([
    ['no key', PERIOD, {}, 2, /got no OPENAI_ADMIN_KEY/],
    ['no period', [], undefined, 2, /got no --from/],
    ['half a day', ['--from', '2026-11-02T08:00:00Z'], undefined, 2, /whole UTC days/],
    ['a malformed tolerance', [...PERIOD, '--tolerance', 'some'], undefined, 2, /--tolerance "some"/],
    [
      'a tolerance of 1, which is no percentage',
      [...PERIOD, '--tolerance', '1'],
      undefined,
      2,
      /"1", expected a share such as 1%/,
    ],
    ['a project of nobody', [...PERIOD, '--project', 'onboarding'], undefined, 2, /onboarding=proj_abc/],
    ['an address in clear', [...PERIOD, '--base-url', 'http://api.example.com'], undefined, 2, /https address/],
  ])('answers %s with one clear line', async (_what, args, env, code, says) => {
    const given = [...args, ...(args.includes('--base-url') ? [] : ['--base-url', server.url])];
    const outcome = await runCommand(
      ['reconcile', 'openai', ...given, '--ledger', path],
      env ?? { OPENAI_ADMIN_KEY: ADMIN_KEY },
    );
    expect(outcome.stderr).toMatch(/^spendspan: [^\n]+\n$/);
    expect(outcome.stderr).toMatch(says);
    expect(outcome).toMatchObject({ code, stdout: '' });
  });
});

describe('the bill of OpenAI', () => {
  const days = { start: Date.UTC(2026, 10, 2) / 1000, end: Date.UTC(2026, 10, 3) / 1000 };
  const fetchBill = () => fetchOpenAIBill({ adminKey: ADMIN_KEY, baseUrl: server.url, retryAfterMs: 1 }, days);

  it('is not believed when it is not as documented, and given up when it does not come', async () => {
    for (const body of [
      { object: 'page' },
      { data: [{}], has_more: false },
      { data: [], has_more: true, next_page: null },
    ]) {
      server.failures.push((response) => send(response, 200, body));
      await expect(fetchBill()).rejects.toMatchObject({ code: 'OPENAI_MALFORMED' });
    }
    const bucket = (amount: unknown) => {
      const result = { object: 'organization.costs.result', amount, line_item: 'x' };
      return { data: [{ start_time: days.start, results: [result] }], has_more: false };
    };
    for (const amount of [{ value: 1, currency: 'eur' }, { value: 'much', currency: 'usd' }, null]) {
      server.failures.push((response) => send(response, 200, bucket(amount)));
      await expect(fetchBill()).rejects.toMatchObject({ code: 'OPENAI_MALFORMED' });
    }
    for (const next_page of ['a', 'b', 'a']) {
      server.failures.push((response) => send(response, 200, { data: [], has_more: true, next_page }));
    }
    await expect(fetchBill()).rejects.toMatchObject({ code: 'OPENAI_MALFORMED' });
    server.failures.push(
      ...Array.from({ length: 6 }, () => (response: Parameters<typeof send>[0]) => {
        response.destroy();
      }),
    );
    await expect(fetchBill()).rejects.toMatchObject({ code: 'OPENAI_UNAVAILABLE' });
    expect(server.failures).toHaveLength(0);
  });

  it('is that of the days that were asked for alone', async () => {
    const bucket = (start_time: number) => {
      return { start_time, results: [{ amount: { value: 1, currency: 'usd' }, line_item: 'x' }] };
    };
    const data = [days.start - 86_400, days.start, days.end, 1e300].map(bucket);
    server.failures.push((response) => send(response, 200, { data, has_more: false }));
    expect((await fetchBill()).costs.map(({ day }) => day)).toEqual(['2026-11-02']);
  });

  it.each([
    [0.06, '0.060000000000'],
    ['0.06', '0.060000000000'],
    ['1.6E-3', '0.001600000000'],
    ['2e2', '200.000000000000'],
    ['0E-6176', '0.000000000000'],
    ['1.0000000000005', '1.000000000000'],
    ['1.0000000000015', '1.000000000002'],
    ['-3', '-3.000000000000'],
    [1e-9, '0.000000001000'],
    ['1E-9999', '0.000000000000'],
    ['much', undefined],
    ['1e9999', undefined],
    [Number.NaN, undefined],
    [null, undefined],
  ])('takes %j for %j', (value, usd) => {
    expect(readAmount(value)).toBe(usd);
  });
});
