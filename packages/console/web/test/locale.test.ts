import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM, openPage } from './browser.ts';
import { usePage } from './page-fixture.ts';

/** 2026-11-27T08:00:00Z. */
const STARTED_AT = '1795766400000000000';

describe.skipIf(!CHROMIUM)('dates and numbers on the page', () => {
  const on = usePage();
  const send = (ids = makeIds()): Promise<Response> =>
    postJson(
      on.fixture.console.url,
      makeExport([{ ...ids, startTimeUnixNano: STARTED_AT, endTimeUnixNano: '1795766404120000000' }], {
        'server.address': 'api.openai.com',
      }),
    );

  it.each([
    ['de-DE', { day: '27.11.2026', hour: '27.11.2026, 09:00', month: 'November 2026', began: '27.11.2026, 09:00:00' }],
    [
      'en-US',
      {
        day: 'Nov 27, 2026',
        hour: 'Nov 27, 2026, 9:00 AM',
        month: 'November 2026',
        began: 'Nov 27, 2026, 9:00:00 AM',
      },
    ],
  ])(
    'are in the locale %s of the user and the time zone of the page, and say which to programs',
    async (locale, told) => {
      const ids = makeIds();
      await send(ids);
      const { page, context, errors } = await openPage(on.browser, { locale });
      const open = (path: string): Promise<unknown> => page.goto(new URL(path, on.fixture.console.url).href);
      const zone = 'period=all&timeZone=Europe/Berlin';
      await open(`/explore?by=day,hour,week,month&${zone}`);
      await page.getByRole('table').waitFor();
      expect(await timesOf(page, 'tbody')).toEqual([
        ['2026-11-27', told.day],
        ['2026-11-27T09:00', told.hour],
        ['2026-W48', expect.stringMatching(/23.*29/)],
        ['2026-11', told.month],
      ]);
      // What stands in the address is the day as the command takes it.
      await page.getByRole('button', { name: told.day, exact: true }).click();
      await page.waitForFunction(() => new URLSearchParams(location.search).get('where') === 'day=2026-11-27');
      expect(await timesOf(page, '.chips')).toEqual([['2026-11-27', told.day]]);
      await open(`/calls?${zone}`);
      await page.getByRole('table').waitFor();
      expect(await timesOf(page, 'tbody')).toEqual([['2026-11-27T08:00:00.000Z', told.began]]);
      await open(`/call/${ids.traceId}/${ids.spanId}?timeZone=Europe/Berlin`);
      await page.getByRole('table', { name: 'Arithmetic' }).waitFor();
      expect(await timesOf(page, '.facts')).toEqual([['2026-11-27T08:00:00.000Z', told.began]]);
      expect(await page.locator('.facts').getByTitle('4120000000 ns').textContent()).toMatch(/^4[.,]12 /);
      expect((await page.locator('main').textContent())?.match(/\b20\d\d-\d\d-\d\d\b(?!.*prices)/g)).toBeNull();
      expect(errors).toEqual([]);
      await context.close();
    },
  );

  it('name both months of another calendar that a month is in', async () => {
    await send();
    const { page, context } = await openPage(on.browser, { locale: 'fa-IR' });
    await page.goto(new URL('/explore?by=month&period=all', on.fixture.console.url).href);
    await page.getByRole('table').waitFor();
    expect(await timesOf(page, 'tbody')).toEqual([['2026-11', expect.stringMatching(/آبان.* – .*آذر/)]]);
    await context.close();
  });

  it.each([
    ['de-DE', { rate: '0,5', tokens: '1.000', usd: '0,0036' }],
    ['en-US', { rate: '0.5', tokens: '1,000', usd: '0.0036' }],
  ])('stand beside rates, and numbers of a call, in the locale %s', async (locale, told) => {
    const ids = makeIds();
    await send(ids);
    const { page, context, errors } = await openPage(on.browser, { locale });
    const open = (path: string): Promise<unknown> => page.goto(new URL(path, on.fixture.console.url).href);
    await open('/prices?model=gpt-4.1');
    const rates = page.getByRole('table', { name: 'Rate cards' });
    await rates.waitFor();
    expect(await rates.locator('tbody td.right').allTextContents()).toContain(told.rate);
    await open(`/call/${ids.traceId}/${ids.spanId}`);
    const factOf = (name: string): Promise<string | null> =>
      page
        .locator('.facts div', { has: page.getByText(name, { exact: true }) })
        .locator('dd')
        .textContent();
    expect(await factOf('Input tokens')).toBe(told.tokens);
    expect(await factOf('Cost, USD')).toBe(told.usd);
    expect(await factOf('Took')).toMatch(/^4[.,]12 /);
    expect(await page.locator('.facts data[value="0.003600000000"]').count()).toBe(1);
    expect(errors).toEqual([]);
    await context.close();
  });

  it('are left as they are in what is saved', async () => {
    await send();
    const csv = await fetch(new URL('/api/v1/reports/breakdown/csv?by=day', on.fixture.console.url));
    expect(await csv.text()).toContain('\r\n2026-11-27,');
  });

  it('stand beside names that look like what is no name in quotes', async () => {
    const { page } = on;
    await on.send({ 'team.id': '(67 more)' });
    await on.send({ 'team.id': 'Total' });
    await on.open('/?period=all');
    const teams = page.getByRole('table', { name: 'By team' });
    await teams.getByRole('link', { name: '"(67 more)"' }).waitFor();
    await teams.getByRole('link', { name: '"Total"' }).click();
    await page.getByRole('heading', { level: 1, name: 'Team Total' }).waitFor();
  });
});

/** What times stand in a part of the page: for programs and for people. */
async function timesOf(page: Page, where: string): Promise<readonly (readonly [string | null, string])[]> {
  const all = await page
    .locator(`main ${where} time`)
    .evaluateAll((times) => times.map((time) => [time.getAttribute('datetime'), time.textContent ?? ''] as const));
  return all.map(([dateTime, text]) => [dateTime, text.replaceAll(/[\u202f\u2009]/g, ' ')]);
}
