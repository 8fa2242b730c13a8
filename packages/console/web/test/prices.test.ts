import { describe, it } from 'vitest';
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
});
