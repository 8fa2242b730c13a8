import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

const EXAMPLES = new URL('../../cost/price-files/', import.meta.url);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-prices-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function check(text: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const file = join(folder, 'prices.yaml');
  await writeFile(file, text);
  return runCommand(['prices', 'check', file]);
}

describe('spendspan prices check', () => {
  it('says what is in a file that is well-formed', async () => {
    const file = fileURLToPath(new URL('azure.yaml', EXAMPLES));
    expect(await runCommand(['prices', 'check', file])).toEqual({
      code: 0,
      stdout: `azure.yaml is a valid price file: 2 providers, 1 model
  prices in USD per 1M tokens (or characters), minute, video second, picture, request
  azure-sweden: acme-sweden.openai.azure.com, acme-sweden.services.ai.azure.com; other models: list price × 0.88
    gpt-4o: from 2026-01-01 input 2.2, output 8.8; from 2026-09-01 input 2, output 8; tiers batch, priority
    deployment chat-prod → gpt-4.1
    deployment summaries → gpt-4.1-mini
    deployment chat-ptu → gpt-4.1, prepaid
  azure-other-resources: *.openai.azure.com; other models: list price
    deployment embed → text-embedding-3-small
`,
      stderr: '',
    });
  });

  it('names what is odd: dates, shadows, deployments of nothing, old exchange rates', async () => {
    const { code, stdout } = await check(`version: 1
currency: EUR
exchange_rates: [{ from: 2020-01-01, usd_per_unit: "1.1" }]
providers:
  - name: house
    match: { server_address: "*.house.example" }
    deployments: { a: gpt-4.1, b: gpt-made-up }
    models:
      - match: { model: later }
        prices: [{ from: 2999-01-01, input: "1", output: "1" }]
      - match: { prefix: claude }
        prices: [{ input: "1", output: "1" }]
      - match: { prefix: claude-x }
        prices: [{ input: "2", output: "2" }]
  - name: closed
    match: { provider: mistral }
    default: none
fees: { web_search_call: "0.01" }
`);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^prices\.yaml is a valid price file: 2 providers, 3 models, EUR\n {2}prices in EUR .*\n {2}EUR at 1\.1 USD from 2020-01-01\n/,
    );
    expect(stdout).toContain('\n  fees on every host: webSearchCall\n');
    expect(stdout.split('\n').filter((line) => line.startsWith('warning: '))).toEqual([
      expect.stringMatching(
        /^warning: the last exchange rate of EUR is from 2020-01-01, \d+ days ago; add a newer one$/,
      ),
      'warning: later of house: no price is in force yet, the first begins on 2999-01-01',
      'warning: prefix claude-x of house never applies: prefix claude stands before it; swap them',
      'warning: deployment b of house is gpt-made-up, which neither the file nor any list has a price for',
      'warning: closed lists no model and has default: none, so that nothing there has a price',
    ]);
  });

  it('names file, line and key of the first mistake', async () => {
    const { code, stdout, stderr } = await check('version: 1\ncurrency: EUR\n');
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
    expect(stderr).toBe(
      `spendspan: ${join(folder, 'prices.yaml')}:2 (currency): got EUR, expected USD or exchange rates with dates; add exchange_rates: [{ from: 2026-01-01, usd_per_unit: "1.0850" }]\n`,
    );
  });
});
