import { readFile } from 'node:fs/promises';
import { PRICE_COLUMNS } from '@spendspan/cost';
import { describe, expect, it } from 'vitest';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

describe.skipIf(!CHROMIUM)('prices on the page', () => {
  const on = usePage();

  it('shows the rate cards in force, and what was seen without a price', async () => {
    const { page } = on;
    await on.send({ 'llm.cost.status': 'unpriced', 'gen_ai.response.model': 'house-7b' });
    await on.open('/prices?period=all');
    await page.getByRole('table', { name: 'Rate cards' }).waitFor();
    await page.getByRole('table', { name: 'Seen without a sure price' }).getByText('house-7b').waitFor();
    await on.open('/prices?period=all&where=team%3Dsearch');
    await page.getByText('Nothing in this period.').waitFor();
    await page.getByLabel('Model', { exact: true }).fill('gpt-4.1-nano');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForFunction(() => /gpt-4\.1-nano/.test(location.search));
    await page.getByRole('table', { name: 'Rate cards' }).getByText('gpt-4.1-nano').first().waitFor();
  });

  it('leads from what has no sure price to its calls, and to why nobody said what they used', async () => {
    const { page } = on;
    const gap = { 'gen_ai.usage.cost': undefined, 'llm.cost.status': 'unpriced', 'server.address': 'models.internal' };
    await on.send({ ...gap, 'llm.cost.reason': 'unknown_model', 'gen_ai.response.model': 'house-7b' }, 2);
    await on.send({ ...gap, 'llm.cost.reason': 'no_usage' });
    await on.send({ 'gen_ai.response.model': 'house-7b' });
    await on.open('/prices?period=all');
    const gaps = page.getByRole('table', { name: 'Seen without a sure price' });
    await gaps
      .getByRole('row', { name: /^house-7b/ })
      .getByRole('link', { name: '2', exact: true })
      .click();
    await on.waitForRows(2);
    const where = new URL(page.url()).searchParams.get('where');
    expect(where).toContain('model=house-7b,costStatus=unpriced,costReason=unknown_model');
    await page.goBack();
    await gaps.getByRole('link', { name: 'Explore by usage reason' }).click();
    await page.getByRole('heading', { level: 1, name: 'Explore' }).waitFor();
    await on.waitForRows(1);
    expect(new URL(page.url()).searchParams.get('by')).toBe('usageReason');
  });

  it('has each line lead to calls of its own, by their tier, and what no filter tells apart in one line', async () => {
    const { page } = on;
    const gap = { 'gen_ai.usage.cost': undefined, 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'unknown_model' };
    const house = { ...gap, 'server.address': 'models.internal', 'gen_ai.response.model': 'house-7b' };
    await on.send({ ...house, 'gen_ai.request.model': 'house' }, 2);
    await on.send({ ...house, 'gen_ai.request.model': 'house-latest' });
    await on.send({ ...house, 'openai.response.service_tier': 'flex' }, 4);
    await on.open('/prices?period=all');
    const gaps = page.getByRole('table', { name: 'Seen without a sure price' });
    await gaps.waitFor();
    const links = gaps.getByTitle('See these calls');
    expect(await links.allTextContents()).toEqual(['4', '3']);
    for (const [at, count] of [4, 3].entries()) {
      await links.nth(at).click();
      await on.waitForRows(count);
      await page.goBack();
      await gaps.waitFor();
    }
  });

  it('says of reports what they are in its own words, and leads to its own views', async () => {
    const { page } = on;
    await on.send();
    await on.open('/reports?period=all');
    await page.getByText('Spend by any fields together, of calls with any values').waitFor();
    expect(await page.locator('main dl').textContent()).not.toContain('--');
    await page.getByRole('link', { name: 'breakdown', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Explore' }).waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('all');
  });

  it('saves the rate cards that fit, and what was seen without a price', async () => {
    const { page } = on;
    await on.send({ 'llm.cost.status': 'unpriced', 'gen_ai.response.model': '=house-7b' });
    await on.open('/prices?period=all&model=gpt-4.1-nano&provider=openai');
    const save = async (of: string, file: string): Promise<readonly string[]> => {
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: `CSV of ${of}` }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(file);
      return (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    };
    const [head, ...rates] = await save('these rate cards', 'spendspan-prices.csv');
    expect(head).toBe(PRICE_COLUMNS.join(','));
    expect(rates.length).toBeGreaterThan(2);
    for (const rate of rates) expect(rate).toMatch(/^openai,.*gpt-4\.1-nano/);
    const [, ...gaps] = await save('what has no sure price', 'spendspan-coverage.csv');
    expect(gaps).toHaveLength(1);
    // No formula for a spreadsheet.
    expect(gaps[0]).toMatch(/,'=house-7b,/);
  });
});
