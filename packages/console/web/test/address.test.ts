import { readFile } from 'node:fs/promises';
import { formatReportCsv, makeReportGrids } from '@spendspan/ledger';
import { describe, expect, it } from 'vitest';
import { CHROMIUM, openPage } from './browser.ts';
import { usePage } from './page-fixture.ts';

describe.skipIf(!CHROMIUM)('the address of the page', () => {
  const on = usePage();

  it('keeps filter, fields, period and time zone in the address, so that a link shows the same', async () => {
    const { page } = on;
    await on.send({}, 2);
    await on.send({ 'team.id': 'Acme, Inc.' });
    await on.send({ 'team.id': 'Acme, Inc.', 'gen_ai.response.model': 'gpt-4.1-mini' });
    await on.open('/explore?period=all');
    await page.getByLabel('Split further by').selectOption('model');
    await page.getByLabel('Time zone').selectOption('Europe/Berlin');
    await page.getByRole('button', { name: 'Acme, Inc.' }).first().click();
    await page.getByRole('list', { name: 'Filters' }).getByText('Acme, Inc.').waitFor();
    await on.waitForRows(2);
    const address = new URL(page.url());
    expect(Object.fromEntries(address.searchParams)).toEqual({
      period: 'all',
      timeZone: 'Europe/Berlin',
      by: 'team,model',
      where: 'team=Acme\\, Inc.',
    });
    const shown = await page.getByRole('table').textContent();
    const colleague = await openPage(on.browser, {});
    await colleague.page.goto(address.href);
    await colleague.page.getByRole('table').waitFor();
    expect(await colleague.page.getByRole('table').textContent()).toBe(shown);
    await colleague.context.close();
    await page.goBack();
    await on.waitForRows(3);
  });

  it('filters every view by what is added on the page', async () => {
    const { page } = on;
    await on.send({}, 2);
    await on.send({ 'team.id': 'sales' });
    await on.open('/?period=all');
    await page.getByRole('button', { name: 'Add a filter' }).click();
    await page.getByLabel('Value of team').fill('sales');
    await page.getByRole('button', { name: 'Keep only these' }).click();
    await page.getByRole('list', { name: 'Filters' }).getByText('sales').waitFor();
    await page.waitForFunction(() => document.querySelectorAll('table')[0]?.querySelectorAll('tbody tr').length === 1);
    expect((await on.amountsOf('By team'))[0]).toBe('0.003600000000');
    await page.getByRole('link', { name: 'Calls', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    await page.getByRole('table', { name: 'Calls' }).waitFor();
    expect(await on.amountsOf('Calls')).toEqual(['0.003600000000']);
    await page.getByRole('button', { name: 'Remove the filter of team' }).click();
    await on.waitForRows(3);
  });

  it('shows the first rows of a table and all others as one, and as many as are asked for', async () => {
    const { page } = on;
    for (let user = 0; user < 52; user += 1) await on.send({ 'user.id': `u-${user}`, 'team.id': 'other' });
    await on.open('/explore?period=all&by=user,team');
    await page.getByText('The first 50 of 52 rows; the CSV has all.').waitFor();
    const row = page.getByRole('row', { name: '(2 more)' });
    expect(await row.getByRole('cell').allTextContents()).toEqual(expect.arrayContaining(['2']));
    await page.getByRole('combobox', { name: 'Rows at most' }).selectOption('200');
    await on.waitForRows(52);
    expect(await row.count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('limit')).toBe('200');
  });

  it('begins a report with as many rows, and has the others in one that adds up', async () => {
    const { page } = on;
    for (let user = 0; user < 52; user += 1) await on.send({ 'user.id': `u-${user}` });
    await on.open('/report/user?period=all');
    const table = page.getByRole('table', { name: 'By user' });
    await table.waitFor();
    const row = table.getByRole('row', { name: '(2 more)' });
    expect(await row.getByRole('cell').allTextContents()).toEqual([
      '0.0072',
      '3.8%',
      '2',
      '0',
      '0',
      '2,000',
      '400',
      '0.0036',
    ]);
    expect(await table.locator('tbody tr').count()).toBe(50);
    await page.getByRole('combobox', { name: 'Rows at most' }).selectOption('200');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 52);
    expect(await row.count()).toBe(0);
  });

  it('saves a table as the file that the command prints', async () => {
    const { page } = on;
    await on.send({}, 2);
    await on.open('/explore?period=all&by=team,model');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const download = await downloading;
    const [grid] = makeReportGrids(await on.fetchReport('breakdown?by=team,model'));
    expect(await readFile(await download.path(), 'utf8')).toBe(grid && formatReportCsv(grid));
  });

  it('takes any time zone, which is looked up by a part of its name', async () => {
    const { page } = on;
    await on.send();
    await on.open('/explore?period=all&by=day');
    await page.getByLabel('Time zone', { exact: true }).selectOption({ label: 'Other time zone …' });
    await page.getByRole('dialog', { name: 'Time zone' }).waitFor();
    await page.keyboard.type('kath');
    await page.getByRole('option', { name: 'Asia/Kathmandu (GMT+5:45)' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('timeZone') === 'Asia/Kathmandu');
    await page.getByText(', Asia/Kat').first().waitFor();
    await page.getByLabel('Time zone', { exact: true }).selectOption({ label: 'Other time zone …' });
    await page.keyboard.type('atlantis');
    await page.getByText('No time zone is called so.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
