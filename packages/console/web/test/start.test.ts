import { describe, expect, it } from 'vitest';
import { CHROMIUM } from './browser.ts';
import { HOSTILE, usePage } from './page-fixture.ts';

describe.skipIf(!CHROMIUM)('the page of a console that is used for the first time', () => {
  const on = usePage();

  it('says how to send the first call, and shows it when it is there', async () => {
    const { page } = on;
    await on.open('/?period=all');
    await page.getByText(`OTEL_EXPORTER_OTLP_ENDPOINT=${on.fixture.console.url}`, { exact: false }).waitFor();
    await on.watched.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy', exact: true }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('--import @spendspan/node/register');
    await on.send({}, 3);
    await page.getByRole('heading', { name: 'Spend of the organisation' }).waitFor();
    await page.getByRole('table', { name: 'By team' }).waitFor();
    expect(await on.amountsOf('By team')).toEqual([
      ...['0.010800000000', '0.003600000000'],
      ...['0.010800000000', '0.003600000000'],
    ]);
    // Those that come while it is looked at.
    await on.send({ 'team.id': 'search' });
    await page.getByRole('table', { name: 'By team' }).getByText('search').waitFor();
    expect((await on.amountsOf('By team')).at(-2)).toBe('0.014400000000');
  });

  it('shows the amounts of the ledger to the last digit, and names from spans as text', async () => {
    const { page } = on;
    await on.send({}, 2);
    await on.send({ 'team.id': HOSTILE, 'gen_ai.response.model': HOSTILE });
    await on.open('/?period=all');
    await page.getByRole('table', { name: 'By team' }).getByText(HOSTILE).waitFor();
    const { breakdowns, totals } = await on.fetchReport('org');
    const teams = breakdowns.find(({ by }) => by === 'team')?.rows ?? [];
    expect(await on.amountsOf('By team')).toEqual(
      [...teams.map((row) => row.totals), totals].flatMap(({ costUsd, costPerCallUsd }) => [costUsd, costPerCallUsd]),
    );
    await page.getByRole('table', { name: 'By team' }).getByRole('link', { name: HOSTILE }).click();
    await page.getByRole('heading', { level: 1, name: HOSTILE }).waitFor();
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });
});
