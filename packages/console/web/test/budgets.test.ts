import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

const BUDGET_OF_ALL = `
version: 1
budgets:
  - { id: all, name: Organisation, amount: "0.01", period: month }
  - { id: growth, name: Growth, for: { team: growth }, amount: "0.004", period: month }
`;
const BUDGETS_OF_TEAMS = `
version: 1
budgets:
  - { id: search, name: Search, for: { team: search }, amount: "100", period: month }
  - { id: growth, name: Growth, for: { team: growth }, amount: "0.0036", period: month }
  - { id: nobody, name: Nobody, for: { team: null }, amount: "200", period: month }
`;

describe.skipIf(!CHROMIUM)('the spend against budgets', () => {
  const against = (on: ReturnType<typeof usePage>): Locator => on.page.getByRole('region', { name: 'Against budget' });
  const namesOf = (on: ReturnType<typeof usePage>): Promise<readonly string[]> =>
    against(on).locator('strong').allTextContents();

  describe('where the whole organisation has one', () => {
    const on = usePage(BUDGET_OF_ALL);

    it('shows it beside the spend: spent, limit, share and where the forecast ends', async () => {
      await sendNow(on, { 'team.id': 'growth' }, 2);
      await on.open('/');
      const budget = against(on).getByRole('listitem');
      await budget.getByText('72.0% spent').waitFor();
      expect(await namesOf(on)).toEqual(['Organisation']);
      const { budgets } = (
        (await (await fetch(new URL('/api/v1/budgets', on.fixture.console.url))).json()) as {
          report: { budgets: readonly { spentUsd: string; amountUsd: string; forecast: { usd: string } | null }[] };
        }
      ).report;
      const shown = await budget.locator('data').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
      const all = budgets[0];
      expect(shown.slice(0, 2)).toEqual([all?.spentUsd, all?.amountUsd]);
      expect(shown).toHaveLength(all?.forecast ? 3 : 2);
      await against(on).getByRole('link', { name: 'Budgets' }).click();
      await on.page.getByRole('heading', { level: 1, name: 'Budgets' }).waitFor();
    });

    it('saves how the budgets stand', async () => {
      await sendNow(on, { 'team.id': 'growth' }, 2);
      await on.open('/budgets');
      const downloading = on.page.waitForEvent('download');
      await on.page.getByRole('link', { name: 'CSV of these budgets' }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe('spendspan-budgets.csv');
      const [head, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
      expect(head).toMatch(/^id,name,for,owner,contact,status,unit,from,to,timeZone,amountUsd,spentUsd,remainingUsd,/);
      expect(lines[0]).toMatch(
        /^all,Organisation,the whole organisation,.*,0\.010000000000,0\.007200000000,0\.002800000000,/,
      );
      expect(lines[1]).toMatch(/^growth,Growth,team growth,.*,exceeded,.*,-0\.003200000000,/);
    });

    it('shows that of the calls that the page is filtered by, and none in a period that is over', async () => {
      await sendNow(on, { 'team.id': 'growth' }, 2);
      await on.open('/?where=team%3Dgrowth');
      await against(on).getByText('Exceeded').waitFor();
      expect(await namesOf(on)).toEqual(['Growth']);
      await on.open('/?period=last-month');
      await on.page.getByRole('region', { name: 'Totals' }).waitFor();
      expect(await against(on).count()).toBe(0);
    });
  });

  describe('where only parts of the organisation have some', () => {
    const on = usePage(BUDGETS_OF_TEAMS);

    it('shows those nearest to their limit, and says so', async () => {
      await sendNow(on, { 'team.id': 'growth' }, 2);
      await sendNow(on, { 'team.id': 'search' });
      await on.open('/');
      await against(on).getByText('None is of the whole organisation; nearest to their limit are:').waitFor();
      expect(await namesOf(on)).toEqual(['Growth', 'Search']);
    });
  });

  describe('where there are none', () => {
    const on = usePage();

    it('says in a line how to set one', async () => {
      await sendNow(on);
      await on.open('/');
      await against(on).getByText('No budget is set.').waitFor();
    });
  });
});

/** Sends calls that begin now, so that the budgets of this month are of them. */
async function sendNow(
  { fixture }: ReturnType<typeof usePage>,
  attributes: Readonly<Record<string, string>> = {},
  count = 1,
): Promise<void> {
  const nanos = `${Date.now()}000000`;
  const spans = Array.from({ length: count }, () => ({
    ...makeIds(),
    startTimeUnixNano: nanos,
    endTimeUnixNano: nanos,
  }));
  await postJson(fixture.console.url, makeExport(spans, attributes));
}
