import { describe, expect, it } from 'vitest';
import { CHROMIUM } from './browser.ts';
import { HOSTILE, usePage } from './page-fixture.ts';

describe.skipIf(!CHROMIUM)('live calls on the page', () => {
  const on = usePage();

  it('shows calls as they arrive, until it is paused', async () => {
    const { page } = on;
    await on.send();
    await on.open('/live');
    const rows = page.getByRole('table', { name: 'Last calls' }).locator('tbody tr');
    await rows.first().waitFor();
    await page.getByText('open', { exact: true }).waitFor();
    await on.send({ 'team.id': HOSTILE }, 2);
    await on.waitForRows(3);
    expect(await page.locator('main dl data').first().getAttribute('value')).toBe('0.007200000000');
    expect(await rows.first().getByRole('link', { name: HOSTILE }).count()).toBe(1);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('paused').waitFor();
    await on.send();
    await page.getByRole('button', { name: 'Go on' }).click();
    await on.waitForRows(4);
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });

  it('shows those alone that the filters keep, and says what is wrong with a filter', async () => {
    const { page } = on;
    await on.send();
    await on.send({ 'team.id': HOSTILE });
    await on.open(`/live?where=${encodeURIComponent(`team=${HOSTILE.replaceAll(',', '\\,')}`)}`);
    await on.waitForRows(1);
    await on.send({}, 3);
    await on.send({ 'team.id': HOSTILE });
    await on.waitForRows(2);
    expect(await page.locator('main dl data').first().getAttribute('value')).toBe('0.003600000000');
    await page.getByRole('button', { name: 'Remove the filter of team' }).click();
    await on.waitForRows(6);
    await on.open('/live?where=tem%3Dgrowth');
    await page.getByRole('alert').getByText('got where "tem"').waitFor();
  });
});
