import { readFile } from 'node:fs/promises';
import { formatReportCsv, makeReportGrids } from '@spendspan/ledger';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

const DAY_MS = 86_400_000;

describe.skipIf(!CHROMIUM)('the overview', () => {
  const on = usePage();
  /** So many calls of 0.0036 USD each at a time. */
  const sendAt = (timeMs: number, count: number): Promise<Response> => {
    const nanos = `${timeMs}000000`;
    const spans = Array.from({ length: count }, () => ({
      ...makeIds(),
      startTimeUnixNano: nanos,
      endTimeUnixNano: nanos,
    }));
    return postJson(on.fixture.console.url, makeExport(spans));
  };

  it('compares the period with what came before, or with a year before, as the address says', async () => {
    const { page } = on;
    const now = Date.now();
    const [today, yesterday] = [0, 1].map((back) => new Date(now - back * DAY_MS).toISOString().slice(0, 10));
    const start = Date.parse(`${yesterday}T12:00:00Z`);
    const yearBefore = `${Number(yesterday?.slice(0, 4)) - 1}${yesterday?.slice(4)}`;
    await sendAt(start, 5);
    await sendAt(start - DAY_MS, 2);
    await sendAt(Date.parse(`${yearBefore}T12:00:00Z`.replace('-02-29T', '-03-01T')), 1);
    await on.open(`/?since=${yesterday}&until=${today}`);
    const change = page.getByRole('link', { name: /than before/ });
    await change.getByText('USD 0.0108 more than before').waitFor();
    await page.getByLabel('Compared with').selectOption('A year before');
    await change.getByText('USD 0.0144 more than before').waitFor();
    const chosen = new URL(page.url()).searchParams;
    expect(chosen.get('baseSince')).toMatch(/^\d{4}-\d\d-\d\dT00:00:00/);
    await page.getByRole('link', { name: 'In full' }).click();
    await page.getByRole('heading', { level: 1, name: 'Two periods compared' }).waitFor();
    expect(new URL(page.url()).searchParams.get('baseSince')).toBe(chosen.get('baseSince'));
    await page.goBack();
    await change.getByText('USD 0.0144 more than before').waitFor();
    expect(await page.getByLabel('Compared with').inputValue()).toBe(chosen.get('baseSince'));
    await page.getByLabel('Compared with').selectOption('What came before');
    await change.getByText('USD 0.0108 more than before').waitFor();
    expect(new URL(page.url()).searchParams.has('baseSince')).toBe(false);
  });

  it('says in its heading whether it is of all calls, and shows anomalies with how far they are off', async () => {
    const { page } = on;
    const now = Date.now();
    for (let days = 3; days < 30; days += 1) await sendAt(now - days * DAY_MS, 1);
    await sendAt(now - 2 * DAY_MS, 150);
    await page.setViewportSize({ width: 1440, height: 900 });
    await on.open('/?period=all');
    await page.getByRole('heading', { level: 1, name: 'Spend of the organisation' }).waitFor();
    const anomalies = page.getByRole('table', { name: 'Far off the trend' });
    await anomalies.waitFor();
    expect(await anomalies.locator('..').evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0);
    await on.open('/?period=all&where=team%3Dgrowth');
    await page.getByRole('heading', { level: 1, name: 'Spend of filtered calls' }).waitFor();
  });

  it('does not say how much more was spent where nobody knows what was', async () => {
    const { page } = on;
    await on.send({ 'gen_ai.usage.cost': undefined, 'llm.cost.status': undefined });
    await on.open('/?since=2026-11-01&until=2026-12-01');
    // The change is asked for and told in its own card.
    await page.locator('#change').getByRole('table', { name: 'What drove the change' }).waitFor();
    await page.getByLabel('Totals').getByText('unknown', { exact: true }).first().waitFor();
    expect(await page.getByRole('link', { name: /than before/ }).count()).toBe(0);
  });

  it('saves each of its tables as the command prints it', async () => {
    const { page } = on;
    await on.send({}, 2);
    await on.send({ 'team.id': 'search' });
    await on.open('/?since=2026-11-01&until=2026-12-01');
    for (const [of, path, table = of] of [
      ['team', 'org'],
      ['model', 'org'],
      ['drivers', 'compare'],
      ['teams', 'compare', 'change-by-team'],
      ['anomalies', 'anomalies'],
      ['waste', 'waste'],
      ['cache savings', 'cache', 'savings-by-model'],
    ] as const) {
      const link = page.getByRole('link', { name: `CSV of ${of}`, exact: true });
      const downloading = page.waitForEvent('download');
      await link.click();
      const saved = await readFile(await (await downloading).path(), 'utf8');
      const grids = makeReportGrids(await on.fetchReport(`${path}?since=2026-11-01&until=2026-12-01`));
      const grid = grids.find(({ name }) => name === table);
      expect(saved, of).toBe(grid && formatReportCsv(grid));
    }
  });
});
