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

  it('saves a table as the file that the command prints', async () => {
    await send({}, 2);
    await open('/explore?period=all&by=team,model');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const download = await downloading;
    const [grid] = makeReportGrids(await fetchReportOf('breakdown?by=team,model'));
    expect(await readFile(await download.path(), 'utf8')).toBe(grid && formatReportCsv(grid));
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
      await page.emulateMedia({ colorScheme });
      for (const path of [
        '/?period=all',
        '/explore?period=all&by=team,model&where=team=growth',
        '/live',
        '/budgets',
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
