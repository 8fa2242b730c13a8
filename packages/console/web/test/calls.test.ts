import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { makeExport, makeIds, postJson } from '../../test/traces.ts';
import { CHROMIUM } from './browser.ts';
import { HOSTILE, usePage } from './page-fixture.ts';

describe.skipIf(!CHROMIUM)('calls on the page', () => {
  const on = usePage();

  it('leads from a figure to its calls, from a call to why it cost that, to its trace and its session', async () => {
    const { page } = on;
    const root = makeIds();
    await on.send({}, 2);
    await postJson(
      on.fixture.console.url,
      makeExport([root], { 'team.id': HOSTILE, 'server.address': 'api.openai.com', 'session.id': 's-1' }),
    );
    await on.open('/explore?period=all&by=team,model');
    await page.getByRole('row', { name: HOSTILE }).getByTitle('See these calls').click();
    await page.getByRole('heading', { level: 1, name: 'Calls' }).waitFor();
    await page.getByRole('table', { name: 'Calls' }).waitFor();
    expect(await on.amountsOf('Calls')).toEqual(['0.003600000000']);
    await page.getByRole('table', { name: 'Calls' }).locator('tbody th a').click();
    await page.getByText('The rate cards in force give the same, to the last digit.').waitFor();
    await page.getByRole('table', { name: 'Arithmetic' }).waitFor();
    expect(await on.amountsOf('Arithmetic')).toEqual(['0.002000000000', '0.001600000000', '0.003600000000']);
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
    await page.getByRole('link', { name: 'its session' }).click();
    await page.getByRole('table', { name: 'Timeline' }).waitFor();
    expect(await page.locator('main').textContent()).not.toContain('spendspan report');
    await page.getByRole('heading', { level: 1, name: 'Session s-1' }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'its trace' }).click();
    await page.getByRole('table', { name: 'Calls' }).getByRole('link', { name: root.spanId }).click();
    await page.getByRole('heading', { level: 1, name: 'Call: chat gpt-4.1' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/call/${root.traceId}/${root.spanId}`);
  });

  it('says where the ledger has another figure than the rate cards in force', async () => {
    const { page } = on;
    const ids = makeIds();
    const attributes = { 'server.address': 'api.openai.com', 'gen_ai.response.model': 'gpt-4.1-mini' };
    await postJson(on.fixture.console.url, makeExport([ids], attributes));
    await on.open(`/call/${ids.traceId}/${ids.spanId}`);
    await page.getByText('more than the rate cards').waitFor();
  });

  it('says in words what is split and filtered by, and what is known of a call', async () => {
    const { page } = on;
    const ids = makeIds();
    const attributes = {
      'llm.cost.status': 'unpriced',
      'llm.usage.reason': 'stream_aborted',
      'llm.cost.reason': 'unknown_model',
      'gen_ai.usage.cost': undefined,
    };
    await postJson(on.fixture.console.url, makeExport([ids], attributes));
    await on.open('/explore?period=all&by=costStatus,usageReason&where=costReason=unknown_model');
    await page.getByRole('table', { name: 'By cost status and usage reason' }).waitFor();
    await page.getByText('Cost reason: ').waitFor();
    expect(await page.getByLabel('Field 1').locator('option:checked').textContent()).toBe('Cost status');
    const said = async (): Promise<string | null> => page.locator('body').textContent();
    expect(await said()).not.toMatch(/costStatus|usageReason|costReason/);
    await on.open(`/call/${ids.traceId}/${ids.spanId}`);
    await page.getByRole('heading', { level: 3, name: 'What it cost' }).waitFor();
    expect(await page.getByText('Usage reason', { exact: true }).getAttribute('title')).toBe('usage_reason');
    const facts = (await page.locator('.facts').allTextContents()).join();
    expect(facts).toContain('stream aborted');
    expect(facts).not.toMatch(/[a-z]_[a-z]/);
  });

  it('shows calls page by page, each once', async () => {
    const { page } = on;
    await on.send({}, 130);
    await on.open('/calls?period=all');
    await on.waitForRows(100);
    await page.getByRole('button', { name: 'Show more calls' }).click();
    await on.waitForRows(130);
    const links = await page
      .locator('main tbody th a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set(links).size).toBe(130);
    expect(await page.getByRole('button', { name: 'Show more calls' }).count()).toBe(0);
  });

  it('saves all of the calls that it lists, however many, as the command exports them', async () => {
    const { page } = on;
    await on.send({ 'team.id': '=growth' }, 1001);
    await on.send({ 'team.id': 'search' }, 2);
    await on.open('/calls?period=all&order=cost&where=team%3D%3Dgrowth');
    await page.getByText('the oldest first, whatever their order here').waitFor();
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV of all of these calls' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('spendspan-calls.csv');
    const saved = await readFile(await download.path(), 'utf8');
    const exported = new URL(`/api/v1/export/csv?team=${encodeURIComponent('=growth')}`, on.fixture.console.url);
    expect(saved).toBe(await (await fetch(exported)).text());
    const [head, ...lines] = saved.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1001);
    const column = head?.split(',').indexOf('team_id') ?? -1;
    // No formula for a spreadsheet.
    expect(new Set(lines.map((line) => line.split(',')[column]))).toEqual(new Set(["'=growth"]));
  });

  it('leads from a team to a trace, with what each call and those beneath it cost', async () => {
    const { page } = on;
    const root = makeIds();
    await postJson(on.fixture.console.url, makeExport([root]));
    await on.open('/explore?period=all&by=trace');
    await on.open(`/report/trace?trace=${root.traceId}`);
    await page.getByRole('table', { name: 'Calls' }).waitFor();
    expect(await on.amountsOf('Calls')).toEqual([
      '0.003600000000',
      '0.003600000000',
      '0.003600000000',
      '0.003600000000',
    ]);
    await page.goto(new URL('/?period=all', on.fixture.console.url).href);
    await page.getByRole('link', { name: 'growth' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Team growth' }).waitFor();
    expect(new URL(page.url()).searchParams.get('period')).toBe('all');
  });
});
