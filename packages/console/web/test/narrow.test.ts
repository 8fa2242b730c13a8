import type { CallPage } from '@spendspan/ledger';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { usePage } from './page-fixture.ts';

const DAY_MS = 86_400_000;

describe.skipIf(!CHROMIUM)('tables on a phone', () => {
  const on = usePage();
  /** Calls of a long name, of 0.0036 USD each, some days ago. */
  const sendAgo = (days: number, count: number, ids = makeIds): Promise<Response> => {
    const nanos = `${Date.now() - days * DAY_MS}000000`;
    const spans = Array.from({ length: count }, () => ({ ...ids(), startTimeUnixNano: nanos, endTimeUnixNano: nanos }));
    const names = { 'team.id': 'growth-and-everything-else', 'server.address': 'api.openai.com' };
    return postJson(on.fixture.console.url, makeExport(spans, names));
  };

  it('show what each row costs beside its name', async () => {
    const { page } = on;
    for (let days = 3; days < 30; days += 1) await sendAgo(days, 1);
    await sendAgo(2, 150);
    const ids = makeIds();
    await sendAgo(1, 1, () => ids);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [path, caption, heads] of [
      ['/?period=all', 'Far off the trend', ['USD', 'Expected, USD']],
      ['/report/anomalies?period=all', 'Far off the trend', ['USD', 'Expected, USD']],
      ['/prices?model=gpt-4.1', 'Rate cards', ['Input, USD/1M', 'Cached input, USD/1M', 'Output, USD/1M']],
      [`/call/${ids.traceId}/${ids.spanId}`, 'Arithmetic', ['= USD']],
      ['/explore?period=all&by=team,model,feature', 'By team and model and feature', ['USD']],
      ['/calls?period=all', 'Calls', ['USD']],
    ] as const) {
      await on.open(path);
      const table = page.getByRole('table', { name: caption });
      await table.waitFor();
      const seen = await readSeen(table);
      expect(seen, path).toEqual(expect.arrayContaining([...heads]));
    }
    await on.open(`/call/${ids.traceId}/${ids.spanId}`);
    const line = page.getByRole('table', { name: 'Arithmetic' }).locator('tbody .beneath').first();
    expect(await line.textContent()).toMatch(/^Quantity .*× USD .*per /);
    await on.open('/calls?period=all');
    const calls = page.getByRole('table', { name: 'Calls' });
    expect(await calls.locator('tbody th').first().textContent()).toContain('Team: growth-and-everything-else');
  });

  it('have nothing beyond their edge: what has no room beside a name stands beneath it', async () => {
    const { page } = on;
    for (let days = 3; days < 30; days += 1) await sendAgo(days, 1);
    await sendAgo(2, 150);
    await on.send({ 'llm.cost.status': 'unpriced', 'gen_ai.usage.cost': undefined });
    await page.setViewportSize({ width: 390, height: 844 });
    for (const [path, caption, told] of [
      ['/?period=all', 'By team', ['Share', 'Unpriced', 'In tokens', 'USD/request']],
      ['/report/anomalies?period=all', 'Far off the trend', ['Deviations']],
      ['/report/compare?period=month', 'By team', ['Change, USD', 'Change of before']],
      ['/report/forecast?period=month', 'By team', ['At its end, USD', 'Low, USD', 'High, USD']],
      ['/report/units?period=all', 'What one costs', ['p95, USD', 'Most, USD']],
      ['/report/waste?period=all', 'Wasted spend', []],
      ['/prices?period=all', 'Seen without a sure price', ['Requests', 'What to do']],
      ['/prices?period=all', 'Rate cards', ['Output, USD/1M', 'From']],
      ['/calls?period=all', 'Calls', ['Seconds']],
      ['/explore?period=all&by=team,model', 'By team and model', ['Share', 'Requests']],
    ] as const) {
      await on.open(path);
      const table = page.getByRole('table', { name: caption }).first();
      await table.waitFor();
      const frame = table.locator('..');
      expect(await frame.evaluate((of) => of.scrollWidth <= of.clientWidth), path).toBe(true);
      const words = (await table.locator('tbody').textContent()) ?? '';
      const seen = await readSeen(table);
      for (const head of told) expect(seen.includes(head) || words.includes(head), `${path}: ${head}`).toBe(true);
    }
  });

  it('say beneath a row nothing of failed and unpriced requests where there are none, and of the average before tokens', async () => {
    const { page } = on;
    await on.send({ 'team.id': 'a' });
    await on.send({ 'team.id': 'b', 'llm.cost.status': 'unpriced', 'gen_ai.usage.cost': undefined });
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/?period=all', '/explore?period=all&by=team']) {
      await on.open(path);
      const table = page.getByRole('table', { name: 'By team' });
      await table.waitFor();
      const [a = '', b = ''] = await table.locator('tbody tr.beneath').allTextContents();
      expect(a, path).not.toMatch(/Failed|Unpriced/);
      expect(a, path).toMatch(/USD\/request.*In tokens/);
      expect(b, path).toMatch(/Unpriced 1/);
      expect(await table.locator('thead tr').first().textContent(), path).toMatch(/USD.*Share.*Requests/);
    }
  });

  it('have what stands for no name in one line', async () => {
    const { page } = on;
    await on.send({ 'team.id': undefined });
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of ['/?period=all', '/explore?period=all&by=team']) {
      await on.open(path);
      const absent = page.getByRole('table', { name: 'By team' }).getByText('(unattributed)');
      await absent.waitFor();
      const lines = await absent.evaluate((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        return new Set(Array.from(range.getClientRects(), ({ top }) => top)).size;
      });
      expect(lines, path).toBe(1);
    }
  });

  it('have in their total nothing that is not summed', async () => {
    const { page } = on;
    await on.send({ 'session.id': 'chat' });
    await page.setViewportSize({ width: 390, height: 844 });
    const { calls } = (await (await fetch(new URL('/api/v1/calls', on.fixture.console.url))).json()) as CallPage;
    const trace = String(calls[0]?.['trace_id']);
    for (const path of ['/explore?period=all&by=team,model,feature', `/report/trace?trace=${trace}`]) {
      await on.open(path);
      const table = page.getByRole('table').first();
      await table.waitFor();
      const told = table.locator('tfoot tr.beneath td > span');
      expect((await told.allTextContents()).join(), path).toMatch(/tokens/);
      for (const text of await told.allTextContents()) expect(text, path).toMatch(/ \S*\d\S*$| –$/);
    }
  });

  it('are sorted by what stands beneath a name, too', async () => {
    const { page } = on;
    await page.setViewportSize({ width: 390, height: 844 });
    await on.send({ 'team.id': 'b', 'gen_ai.response.model': 'gpt-4.1' }, 2);
    await on.send({ 'team.id': 'a', 'gen_ai.response.model': 'gpt-4o' });
    await on.open('/explore?period=all&by=team,model');
    const table = page.getByRole('table', { name: 'By team and model' });
    const names = (): Promise<readonly string[]> => table.locator('tbody th > button').allTextContents();
    await table.getByRole('button', { name: 'Model' }).click();
    await expect.poll(names).toEqual(['b', 'a']);
    await table.getByRole('button', { name: 'Model' }).click();
    await expect.poll(names).toEqual(['a', 'b']);
    await page.setViewportSize({ width: 1440, height: 900 });
    // The table is drawn anew some time after the page has another size.
    const first = table.locator('tbody tr').first().locator('th, td').first();
    await expect.poll(() => first.textContent()).toBe('a');
    expect(await table.locator('thead th').nth(1).getAttribute('aria-sort')).toBe('descending');
  });
});

/** The headings of the columns that are inside the table's frame. */
function readSeen(table: Locator): Promise<readonly (string | null)[]> {
  return table.evaluate((element) => {
    const edge = element.parentElement?.getBoundingClientRect().right ?? 0;
    const { rows } = element as HTMLTableElement;
    const heads = Array.from(rows[0]?.cells ?? [], ({ textContent }) => textContent);
    const fits = (cell: Element): boolean => cell.getBoundingClientRect().right <= edge + 1;
    return heads.filter((_, index) =>
      Array.from(rows, (row) => row.cells[index]).every((cell) => cell === undefined || fits(cell)),
    );
  });
}
