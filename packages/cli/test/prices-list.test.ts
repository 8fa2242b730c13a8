import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startConsole } from '@spendspan/console';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALL, explain, FILE, runPrices, USED } from './prices-command.ts';

let folder: string;
let prices: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-prices-'));
  prices = join(folder, 'prices.yaml');
  await writeFile(prices, FILE);
});
afterAll(() => rm(folder, { recursive: true }));

interface List {
  readonly at: string;
  readonly entries: readonly {
    readonly provider: string;
    readonly model: string;
    readonly tier: string;
    readonly prices: readonly { readonly meter: string; readonly usdPer: string; readonly source: string }[];
  }[];
}

describe('spendspan prices list', () => {
  it('shows the providers to whoever asks for nothing in particular', async () => {
    const text = await runPrices(['list']);
    expect(text).toMatch(/^ {2}openai +\d+ +standard/m);
    expect(text).toContain('spendspan prices list --all');
    expect(text.split('\n').length).toBeLessThan(80);
  });

  it('shows the models of a provider as a table', async () => {
    const text = await runPrices(['list', '--provider', 'openai', '--model', 'gpt-4.1', '--at', '2026-11-20']);
    expect(text).toContain('in force on 2026-11-20T00:00:00.000Z');
    expect(text).toMatch(/^ {2}gpt-4\.1 +2 +0\.5 +8 +catalog$/m);
    expect(text).toMatch(/^ {2}gpt-4\.1 +batch +1 .*overlay$/m);
    expect(text).toMatch(/Tools, USD each: web search call 0\.01/);
    expect(text).toMatch(/^ {2}catalog:genai-prices@/m);
  });

  it('has in JSON and CSV every price, as explain has it', async () => {
    const args = ['list', '--provider', 'openai', '--tier', 'standard', '--at', '2026-11-20'];
    const { entries } = JSON.parse(await runPrices([...args, '--json'])) as List;
    expect(entries.length).toBeGreaterThan(90);
    const csv = (await runPrices([...args, '--csv'])).trimEnd().split('\r\n');
    expect(csv[0]).toBe(
      'provider,hosts,model,tier,above_input_tokens,meter,size,quality,usd_per,per,unit,as,source,url,checked_on,from',
    );
    expect(csv.length - 1).toBe(entries.reduce((sum, entry) => sum + entry.prices.length, 0));
    const entry = entries.find(({ model }) => model === 'gpt-4.1');
    for (const { meter, usdPer, source } of (await explain([...CALL, ...USED])).lines) {
      expect(entry?.prices).toContainEqual(expect.objectContaining({ meter, usdPer, source }));
      expect(csv.join('\n')).toContain(`openai,,gpt-4.1,standard,,${meter},,,${usdPer},1000000,token,,${source},`);
    }
  });

  it('writes as CSV the same as a console saves', async () => {
    const running = await startConsole({ ledger: join(folder, 'ledger.duckdb'), port: 0, prices });
    try {
      const answer = await fetch(`${running.url}/api/v1/prices/csv?model=gpt-4.1&at=2026-11-20`);
      expect(answer.headers.get('content-disposition')).toContain('spendspan-prices.csv');
      const args = ['list', '--model', 'gpt-4.1', '--at', '2026-11-20', '--prices', prices, '--csv'];
      expect(await runPrices(args)).toBe(await answer.text());
    } finally {
      await running.close();
    }
  });

  it('has every provider in JSON without being asked for all', async () => {
    const { entries } = JSON.parse(await runPrices(['list', '--json'])) as List;
    expect(new Set(entries.map(({ provider }) => provider)).size).toBeGreaterThan(40);
    expect(await runPrices(['list', '--all', '--tier', 'standard'])).toContain('claude-sonnet-4-5');
  });

  it('has the prices of a price file', async () => {
    const text = await runPrices(['list', '--provider', 'house', '--prices', prices]);
    expect(text).toMatch(/^ {2}gpt-4\.1 +llm\.example\.com +3 +3 +9 +user$/m);
    expect(text).toContain('user:prices.yaml');
  });
});
