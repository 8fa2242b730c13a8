import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { formatReportCsv, makeReportGrids, type Report } from '@spendspan/ledger';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startConsole } from '../../src/index.ts';
import { useConsole } from '../../test/console-fixture.ts';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM, launchBrowser, openPage, type WatchedPage } from './browser.ts';

const HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>"\'&,=';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

if (!CHROMIUM) {
  process.stderr.write('*** NOT RUN: the tests of the page in a browser: no Chromium; set SPENDSPAN_CHROMIUM. ***\n');
}

describe.skipIf(!CHROMIUM)('the page in a browser', () => {
  const fixture = useConsole();
  let browser: Browser;
  let watched: WatchedPage;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    watched = await openPage(browser, {});
    page = watched.page;
  });
  afterEach(async () => {
    const { errors } = watched;
    await watched.context.close();
    expect(errors).toEqual([]);
  });

  const open = (path: string): Promise<unknown> => page.goto(new URL(path, fixture.console.url).href);
  /** The exact amounts of the cells of a table that have one. */
  const amountsOf = (caption: string): Promise<readonly (string | null)[]> =>
    page
      .getByRole('table', { name: caption })
      .locator('tbody data, tfoot data')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('value')));
  const fetchReportOf = async (path: string): Promise<Report> =>
    (await (await fetch(new URL(`/api/v1/reports/${path}`, fixture.console.url))).json()) as Report;
  const send = (attributes: Readonly<Record<string, string>> = {}, count = 1): Promise<Response> =>
    postJson(fixture.console.url, makeExport(Array.from({ length: count }, makeIds), attributes));

  it('says how to send the first call, and shows it when it is there', async () => {
    await open('/?period=all');
    await page.getByText(`OTEL_EXPORTER_OTLP_ENDPOINT=${fixture.console.url}`, { exact: false }).waitFor();
    await watched.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('--import @spendspan/node/register');
    await send({}, 3);
    await page.getByRole('heading', { name: 'Spend of the organisation' }).waitFor();
    await page.getByRole('table', { name: 'By team' }).waitFor();
    expect(await amountsOf('By team')).toEqual([
      ...['0.010800000000', '0.003600000000'],
      ...['0.010800000000', '0.003600000000'],
    ]);
  });

  it('shows the amounts of the ledger to the last digit, and names from spans as text', async () => {
    await send({}, 2);
    await send({ 'team.id': HOSTILE, 'gen_ai.response.model': HOSTILE });
    await open('/?period=all');
    await page.getByRole('table', { name: 'By team' }).getByText(HOSTILE).waitFor();
    const { breakdowns, totals } = await fetchReportOf('org');
    const teams = breakdowns.find(({ by }) => by === 'team')?.rows ?? [];
    expect(await amountsOf('By team')).toEqual(
      [...teams.map((row) => row.totals), totals].flatMap(({ costUsd, costPerCallUsd }) => [costUsd, costPerCallUsd]),
    );
    await page.getByRole('table', { name: 'By team' }).getByRole('link', { name: HOSTILE }).click();
    await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor();
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });

  it('keeps filter, fields, period and time zone in the address, so that a link shows the same', async () => {
    await send({}, 2);
    await send({ 'team.id': 'Acme, Inc.' });
    await send({ 'team.id': 'Acme, Inc.', 'gen_ai.response.model': 'gpt-4.1-mini' });
    await open('/explore?period=all');
    await page.getByLabel('Split further by').selectOption('model');
    await page.getByLabel('Time zone').selectOption('Europe/Berlin');
    await page.getByRole('button', { name: 'Acme, Inc.' }).first().click();
    await page.getByRole('list', { name: 'Filters' }).getByText('Acme, Inc.').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 2);
    const address = new URL(page.url());
    expect(Object.fromEntries(address.searchParams)).toEqual({
      period: 'all',
      timeZone: 'Europe/Berlin',
      by: 'team,model',
      where: 'team=Acme\\, Inc.',
    });
    const shown = await page.getByRole('table').textContent();
    const colleague = await openPage(browser, {});
    await colleague.page.goto(address.href);
    await colleague.page.getByRole('table').waitFor();
    expect(await colleague.page.getByRole('table').textContent()).toBe(shown);
    await colleague.context.close();
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 3);
  });

  it('shows the first rows of a table and all others as one, and as many as are asked for', async () => {
    for (let user = 0; user < 52; user += 1) await send({ 'user.id': `u-${user}`, 'team.id': 'other' });
    await open('/explore?period=all&by=user,team');
    await page.getByText('The first 50 of 52 rows; the CSV has all.').waitFor();
    const row = page.getByRole('row', { name: '(2 more)' });
    expect(await row.getByRole('cell').allTextContents()).toEqual(expect.arrayContaining(['2']));
    await page.getByRole('combobox', { name: 'Rows at most' }).selectOption('200');
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 52);
    expect(await row.count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('limit')).toBe('200');
  });

  it('saves a table as the file that the command prints', async () => {
    await send({}, 2);
    await open('/explore?period=all&by=team,model');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const download = await downloading;
    const [grid] = makeReportGrids(await fetchReportOf('breakdown?by=team,model'));
    expect(await readFile(await download.path(), 'utf8')).toBe(grid && formatReportCsv(grid));
  });

  it('leads from a figure to its calls, from a call to why it cost that, to its trace and its session', async () => {
    const root = makeIds();
    await send({}, 2);
    await postJson(
      fixture.console.url,
      makeExport([root], { 'team.id': HOSTILE, 'server.address': 'api.openai.com', 'session.id': 's-1' }),
    );
    await open('/explore?period=all&by=team,model');
    await page.getByRole('row', { name: HOSTILE }).getByTitle('See these calls').click();
    await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    await page.getByRole('table', { name: 'Calls' }).waitFor();
    expect(await amountsOf('Calls')).toEqual(['0.003600000000']);
    await page.getByRole('table', { name: 'Calls' }).locator('tbody th a').click();
    await page.getByText('The rate cards in force give the same, to the last digit.').waitFor();
    await page.getByRole('table', { name: 'Arithmetic' }).waitFor();
    expect(await amountsOf('Arithmetic')).toEqual(['0.002000000000', '0.001600000000', '0.003600000000']);
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
    await page.getByRole('link', { name: 'its session' }).click();
    await page.getByRole('heading', { level: 1, name: 'Session s-1' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'its trace' }).click();
    await page.getByRole('table', { name: 'Calls' }).getByRole('link', { name: root.spanId }).click();
    await page.getByRole('heading', { level: 1, name: 'Call: chat gpt-4.1' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/call/${root.traceId}/${root.spanId}`);
  });

  it('says where the ledger has another figure than the rate cards in force', async () => {
    const ids = makeIds();
    const attributes = { 'server.address': 'api.openai.com', 'gen_ai.response.model': 'gpt-4.1-mini' };
    await postJson(fixture.console.url, makeExport([ids], attributes));
    await open(`/call/${ids.traceId}/${ids.spanId}`);
    await page.getByText('more than the rate cards').waitFor();
  });

  it('filters every view by what is added on the page', async () => {
    await send({}, 2);
    await send({ 'team.id': 'sales' });
    await open('/?period=all');
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByLabel('Value of team').fill('sales');
    await page.getByRole('button', { name: 'Keep only these' }).click();
    await page.getByRole('list', { name: 'Filters' }).getByText('sales').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('table')[0]?.querySelectorAll('tbody tr').length === 1);
    expect((await amountsOf('By team'))[0]).toBe('0.003600000000');
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    await page.getByRole('table', { name: 'Calls' }).waitFor();
    expect(await amountsOf('Calls')).toEqual(['0.003600000000']);
    await page.getByRole('button', { name: 'Remove the filter of team' }).click();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 3);
  });

  it('shows calls page by page, each once', async () => {
    await send({}, 130);
    await open('/calls?period=all');
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 100);
    await page.getByRole('button', { name: 'Show more calls' }).click();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 130);
    const links = await page
      .locator('main tbody th a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set(links).size).toBe(130);
    expect(await page.getByRole('button', { name: 'Show more calls' }).count()).toBe(0);
  });

  it('shows the rate cards in force, and what was seen without a price', async () => {
    await send({ 'llm.cost.status': 'unpriced', 'gen_ai.response.model': 'house-7b' });
    await open('/prices?period=all');
    await page.getByRole('table', { name: 'Rate cards' }).waitFor();
    await page.getByLabel('Model', { exact: true }).fill('gpt-4.1-nano');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForFunction(() => /gpt-4\.1-nano/.test(location.search));
    await page.getByRole('table', { name: 'Rate cards' }).getByText('gpt-4.1-nano').first().waitFor();
  });

  it('asks for the token once where other machines reach the console', async () => {
    const ledger = `${fixture.folder}/other.duckdb`;
    const token = 'a-token-of-some-length';
    const other = await startConsole({ ledger, port: 0, host: '0.0.0.0', token });
    try {
      await postJson(other.url, makeExport([makeIds()]));
      await page.goto(new URL('/calls?period=all', other.url).href);
      await page.getByRole('textbox', { name: 'Token' }).fill('another-token-of-some-length');
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('alert').getByText('this is another token').waitFor();
      await page.getByRole('textbox', { name: 'Token' }).fill(token);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('table', { name: 'Calls' }).waitFor();
      await page.reload();
      await page.getByRole('table', { name: 'Calls' }).waitFor();
    } finally {
      await page.goto('about:blank');
      await other.close();
    }
  });

  it('leads from a team to a trace, with what each call and those beneath it cost', async () => {
    const root = makeIds();
    await postJson(fixture.console.url, makeExport([root]));
    await open('/explore?period=all&by=trace');
    await open(`/report/trace?trace=${root.traceId}`);
    await page.getByRole('table', { name: 'Calls' }).waitFor();
    expect(await amountsOf('Calls')).toEqual(['0.003600000000', '0.003600000000', '0.003600000000', '0.003600000000']);
    await page.goto(new URL('/?period=all', fixture.console.url).href);
    await page.getByRole('link', { name: 'growth' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Team growth' }).waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('all');
  });

  it('says what is wrong with an address, and with a console that is gone, and goes on when it is back', async () => {
    await send();
    await open('/report/team?team=grwoth&period=all');
    await page.getByRole('alert').getByText('got team "grwoth"').waitFor();
    await open('/?period=nonsense');
    await page.getByRole('alert').getByText('got month "nonsense"').first().waitFor();
    await open('/nowhere');
    await open('/explore?period=all');
    await page.getByRole('table').waitFor();
    const { port } = fixture.console;
    await fixture.console.close();
    await page.getByLabel('Field 1').selectOption('model');
    await page.getByRole('alert').getByText('the console does not answer').waitFor();
    fixture.console = await startConsole({ ledger: fixture.ledgerPath, port });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'gpt-4.1' }).waitFor();
  });

  it('shows calls as they arrive, until it is paused', async () => {
    await send();
    await open('/live');
    const rows = page.getByRole('table', { name: 'Last calls' }).locator('tbody tr');
    await rows.first().waitFor();
    await page.getByText('open', { exact: true }).waitFor();
    await send({ 'team.id': HOSTILE }, 2);
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 3);
    expect(await page.locator('main dl data').first().getAttribute('value')).toBe('0.007200000000');
    expect(await rows.first().getByRole('link', { name: HOSTILE }).count()).toBe(1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('paused').waitFor();
    await send();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForFunction(() => document.querySelectorAll('main tbody tr').length === 4);
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });

  it('is drawn in the colours of the system, until others are chosen', async () => {
    await send();
    const theme = (): Promise<string | null> => page.locator('html').getAttribute('data-theme');
    await page.emulateMedia({ colorScheme: 'dark' });
    await open('/?period=all');
    expect(await theme()).toBe('dark');
    await page.getByRole('button', { name: 'Switch to light colours' }).click();
    expect(await theme()).toBe('light');
    await page.reload();
    await page.getByRole('button', { name: 'Switch to dark colours' }).waitFor();
    expect(await theme()).toBe('light');
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of accessibility that a program can check, in %s',
    async (colorScheme) => {
      await send({}, 2);
      await send({ 'team.id': 'research', 'llm.cost.status': 'unpriced' });
      const ids = makeIds();
      await postJson(fixture.console.url, makeExport([ids], { 'server.address': 'api.openai.com' }));
      const call = `/call/${ids.traceId}/${ids.spanId}`;
      await page.emulateMedia({ colorScheme });
      for (const path of [
        '/?period=all',
        '/explore?period=all&by=team,model&where=team=growth',
        '/calls?period=all&order=cost',
        call,
        '/live',
        '/budgets',
        '/prices?period=all&model=gpt-4.1',
        '/reports',
        '/report/waste?period=all',
      ]) {
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await open(path);
          await page.waitForLoadState('networkidle');
          // Not as a script of the page: its policy allows none.
          await page.evaluate(AXE);
          const violations = await page.evaluate(async () => {
            const { axe } = window as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            };
            return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
          });
          expect(violations, `${path} at ${width}`).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
            `${path} at ${width}`,
          ).toBe(true);
        }
      }
    },
  );
});
