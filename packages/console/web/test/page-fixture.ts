import type { Report } from '@spendspan/ledger';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type ConsoleFixture, useConsole } from '../../test/console-fixture.ts';
import { type ExportAttributes, makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM, launchBrowser, openPage, type WatchedPage } from './browser.ts';

/** A name from a span that would run a script if it were taken for HTML. */
export const HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>"\'&,=';

/** A browser, and for each test of the file a page on a console of its own. */
export interface PageFixture {
  readonly fixture: ConsoleFixture;
  readonly browser: Browser;
  readonly page: Page;
  readonly watched: WatchedPage;
  open(path: string): Promise<unknown>;
  /** Sends calls, of 0.0036 USD each, of one team. */
  send(attributes?: ExportAttributes, count?: number): Promise<Response>;
  /** The exact amounts of the cells of a table that have one. */
  amountsOf(caption: string): Promise<readonly (string | null)[]>;
  fetchReport(path: string): Promise<Report>;
  /** Waits until so many rows are in the tables of the view. */
  waitForRows(count: number): Promise<unknown>;
}

/** Opens a page before each test; what goes wrong on it, or is forbidden by its policy, fails the test. */
export function usePage(budgets?: string): PageFixture {
  const fixture = useConsole(budgets);
  let browser: Browser;
  let watched: WatchedPage;
  beforeAll(async () => {
    if (!CHROMIUM) throw new Error('got no Chromium, expected one; set SPENDSPAN_CHROMIUM');
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    watched = await openPage(browser, {});
  });
  afterEach(async () => {
    const { errors } = watched;
    await watched.context.close();
    expect(errors).toEqual([]);
  });
  return {
    fixture,
    get browser() {
      return browser;
    },
    get page() {
      return watched.page;
    },
    get watched() {
      return watched;
    },
    open: (path) => watched.page.goto(new URL(path, fixture.console.url).href),
    send: (attributes = {}, count = 1) =>
      postJson(fixture.console.url, makeExport(Array.from({ length: count }, makeIds), attributes)),
    amountsOf: (caption) =>
      watched.page
        .getByRole('table', { name: caption })
        .locator('tbody data, tfoot data')
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('value'))),
    fetchReport: async (path) =>
      (await (await fetch(new URL(`/api/v1/reports/${path}`, fixture.console.url))).json()) as Report,
    waitForRows: (count) =>
      watched.page.waitForFunction((rows) => document.querySelectorAll('main tbody tr').length === rows, count),
  };
}

if (!CHROMIUM) {
  process.stderr.write('*** NOT RUN: the tests of the page in a browser: no Chromium; set SPENDSPAN_CHROMIUM. ***\n');
}
