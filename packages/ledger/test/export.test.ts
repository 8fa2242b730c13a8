import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkFocus } from '../src/export/focus/check-focus.ts';
import { FOCUS_HEADING } from '../src/export/focus/focus.ts';
import { type Call, formatUsd, type Ledger, openLedger, parseUsd, type ReportQuery } from '../src/index.ts';
import { arbitraryCall } from './arbitrary-call.ts';
import { makeCall, makeCost, makeUnpricedCall } from './calls.ts';

let folder: string;
let ledger: Ledger;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-export-'));
  ledger = await openLedger({ path: join(folder, 'ledger.duckdb') });
});
afterEach(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

type Line = Readonly<Record<string, string>>;

const exportBytes = async (format: string, query: ReportQuery = {}): Promise<Buffer> => {
  const { content } = await ledger.export(format, query);
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
};
const exportCsv = async (format: string, query: ReportQuery = {}): Promise<readonly Line[]> =>
  parse(await exportBytes(format, query), { columns: true }) as Line[];
const exportJson = async (query: ReportQuery = {}): Promise<readonly Record<string, unknown>[]> =>
  String(await exportBytes('json', query))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const askParquet = async (sql: string): Promise<readonly unknown[][]> => {
  const path = join(folder, 'calls.parquet');
  writeFileSync(path, await exportBytes('parquet'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql.replace('FILE', `'${path}'`))).getRowsJson();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};
const add = (amounts: readonly string[]): string =>
  formatUsd(amounts.reduce((sum, amount) => sum + (amount === '' ? 0n : parseUsd(amount)), 0n));

describe('an export', () => {
  it('adds up to what the report says, to the last digit, in every format, and FOCUS is valid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryCall, { minLength: 1, maxLength: 40 }), async (calls) => {
        const path = join(folder, `${Math.random()}.duckdb`);
        await ledger.close();
        ledger = await openLedger({ path });
        await ledger.append(calls);
        const { totals } = await ledger.report('org');
        const csv = await exportCsv('csv');
        const json = await exportJson();
        const focus = await exportCsv('focus');
        expect(csv).toHaveLength(totals.calls);
        expect(json).toHaveLength(totals.calls);
        expect(add(csv.map((line) => line['cost_usd'] ?? ''))).toBe(totals.costUsd);
        expect(add(json.map((line) => (line['cost_usd'] as string | null) ?? ''))).toBe(totals.costUsd);
        for (const column of ['BilledCost', 'EffectiveCost', 'ListCost', 'ContractedCost']) {
          expect(add(focus.map((line) => line[column] ?? ''))).toBe(totals.costUsd);
        }
        expect(checkFocus(FOCUS_HEADING, focus.map(withNulls))).toEqual([]);
        const [[count, sum] = []] = await askParquet('SELECT count(*), coalesce(sum(cost_usd), 0)::VARCHAR FROM FILE');
        expect([Number(count), add([String(sum)])]).toEqual([totals.calls, totals.costUsd]);
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it('says before its first byte how much it holds, and what has no price', async () => {
    await ledger.append([makeCall(), makeUnpricedCall(), makeUnpricedCall({ status: 'error', usage: {} })]);
    const { summary, close } = await ledger.export('focus');
    expect(summary).toEqual({ calls: 3, unpricedCalls: 1, failedWithoutUsage: 1, costUsd: '0.003600000000' });
    await close();
  });

  it('has what is asked for: a period, and the values of fields, an empty one for those that have none', async () => {
    await ledger.append([
      makeCall({ attribution: { team: 'growth' } }),
      makeCall({ attribution: {} }),
      makeCall({ attribution: { team: 'growth' }, startTimeUnixNano: 1n }),
    ]);
    expect(await exportCsv('csv', { team: 'growth', month: '2026-11' })).toHaveLength(1);
    expect(await exportCsv('csv', { team: '' })).toMatchObject([{ team_id: '' }]);
    expect(await exportCsv('csv', { model: 'GPT-4' })).toEqual([]);
    await expect(ledger.export('xml')).rejects.toMatchObject({ code: 'UNKNOWN_EXPORT' });
    await expect(ledger.export('csv', { colour: 'red' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
    await expect(ledger.export('csv', { month: '' })).rejects.toMatchObject({ code: 'BAD_PARAMETER' });
  });
});

describe('an export as CSV', () => {
  it('keeps every value, with quotes, commas and line ends of RFC 4180, and disarms formulas', async () => {
    const team = 'a "quoted", team\r\nin two lines';
    await ledger.append([
      makeCall({ attribution: { team, project: '=cmd|calc', feature: '-1+2', environment: '@x', user: '\t=1' } }),
    ]);
    const text = String(await exportBytes('csv'));
    expect(text.split('\r\n')[0]).toMatch(/^started_at,trace_id,span_id,/);
    expect(await exportCsv('csv')).toMatchObject([
      { team_id: team, project_id: "'=cmd|calc", feature_path: "'-1+2", environment: "'@x", user_id: "'\t=1" },
    ]);
  });

  it('is a line for each call, whichever line ends are in a value', async () => {
    const attribution = { team: 'a\nb', project: 'c\rd', feature: 'e\n=1+1' };
    await ledger.append([makeCall({ attribution })]);
    const text = String(await exportBytes('csv'));
    expect(text).toContain('"a\nb","c\rd","e\n=1+1"');
    expect(await exportCsv('csv')).toMatchObject([{ team_id: 'a\nb', project_id: 'c\rd', feature_path: 'e\n=1+1' }]);
  });

  it('leaves empty what is not known, and tells other dimensions as JSON', async () => {
    await ledger.append([makeUnpricedCall({ attribution: { costCenter: '47"11' }, stream: false })]);
    expect(await exportCsv('csv')).toMatchObject([
      { cost_usd: '', stream: 'false', batch: '', other_dimensions: '{"costCenter":"47\\"11"}', input_tokens: '1000' },
    ]);
  });
});

describe('an export as JSON Lines and as Parquet', () => {
  it('has every member in every line, times to the nanosecond and amounts as exact decimals', async () => {
    const startTimeUnixNano = 1_795_000_000_123_456_789n;
    await ledger.append([makeCall({ startTimeUnixNano, attribution: { costCenter: '4711' } })]);
    const [line = {}] = await exportJson();
    expect(line).toMatchObject({
      started_at: '2026-11-18T11:06:40.123456789Z',
      cost_usd: '0.003600000000',
      other_dimensions: { costCenter: '4711' },
      team_id: null,
      server_port: 443,
    });
    const sql =
      'SELECT typeof(cost_usd), typeof(started_at), epoch_ns(started_at)::VARCHAR, cost_usd::VARCHAR FROM FILE';
    expect(await askParquet(sql)).toEqual([
      ['DECIMAL(38,12)', 'TIMESTAMP_NS', String(startTimeUnixNano), '0.003600000000'],
    ]);
  });
});

describe('an export as FOCUS', () => {
  const priced = (parts: Partial<Call>, cost: Partial<Call['cost']>): Call =>
    makeCall({ ...parts, cost: { ...makeCost(0n), input: null, ...cost } });

  it('has a row for each day, owner, meter and price, with quantities, unit prices and owners as tags', async () => {
    const usage = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100, webSearchCalls: 2 };
    const call = { usage, attribution: { team: 'growth', project: 'onboarding', user: 'u-1', cost_center: '47' } };
    const cost = { total: 22_200_000_000n, input: 1_200_000_000n, cacheRead: 200_000_000n, output: 800_000_000n };
    await ledger.append([
      priced(call, { ...cost, fees: 20_000_000_000n }),
      priced(call, { ...cost, fees: 20_000_000_000n }),
      priced({ ...call, attribution: { team: 'growth' }, usage: {} }, { total: 5n }),
    ]);
    const rows = await exportCsv('focus');
    const table = rows.map((row) => [
      row['SkuMeter'],
      row['PricingQuantity'],
      row['PricingUnit'],
      row['ListUnitPrice'],
      row['BilledCost'],
      row['x_Calls'],
    ]);
    expect(table.sort()).toEqual([
      ['Cached input tokens', '0.0008', '1000000 Tokens', '0.5', '0.0004', '2'],
      ['Input tokens', '0.0012', '1000000 Tokens', '2', '0.0024', '2'],
      ['Output tokens', '0.0002', '1000000 Tokens', '8', '0.0016', '2'],
      ['Requests, not split further', '1', 'Requests', '0.000000000005', '0.000000000005', '1'],
      ['Tool calls and request fees', '4', 'Requests', '0.01', '0.04', '2'],
    ]);
    expect(rows.find((row) => row['SkuMeter'] === 'Input tokens')).toMatchObject({
      BillingAccountId: 'api.openai.com',
      BillingCurrency: 'USD',
      BillingPeriodStart: '2026-11-01T00:00:00Z',
      BillingPeriodEnd: '2026-12-01T00:00:00Z',
      ChargePeriodStart: '2026-11-15T00:00:00Z',
      ChargePeriodEnd: '2026-11-16T00:00:00Z',
      ChargeDescription: 'Input tokens of gpt-4.1-2025-04-14',
      ConsumedQuantity: '1200',
      ConsumedUnit: 'Tokens',
      InvoiceId: '',
      ProviderName: 'OpenAI',
      SkuId: 'openai/gpt-4.1-2025-04-14/input',
      SkuPriceId: 'openai/gpt-4.1-2025-04-14/input@default:2',
      Tags: '{"cost_center":"47","project.id":"onboarding","service.name":"checkout","team.id":"growth"}',
      x_CostStatus: 'priced',
    });
  });

  it('leaves calls without a known price out, and takes parts that exceed their whole for none', async () => {
    await ledger.append([makeUnpricedCall(), priced({}, { total: 3n, input: 5n })]);
    expect(await exportCsv('focus')).toMatchObject([
      { SkuMeter: 'Requests, not split further', BilledCost: '0.000000000003' },
    ]);
  });
});

describe('the check of FOCUS files', () => {
  it('finds missing and foreign columns, wrong cells, and rules between columns that do not hold', async () => {
    await ledger.append([makeCall()]);
    const [row = {}] = (await exportCsv('focus')).map(withNulls);
    const heading = Object.keys(row);
    const check = (changed: Record<string, string | null>) => checkFocus(heading, [{ ...row, ...changed }]);
    expect(check({})).toEqual([]);
    expect(checkFocus([...heading.filter((name) => name !== 'BilledCost'), 'Team'], [])).toEqual([
      'BilledCost: the mandatory column is missing',
      'Team: own columns begin with x_',
    ]);
    expect(check({ BilledCost: null })).toEqual(['line 2, BilledCost: got nothing, expected a value']);
    for (const cell of ['+1', '1,000', '35.2E+7', '$3', '1 1/2', '']) {
      expect(check({ BilledCost: cell })).toHaveLength(1);
    }
    for (const cell of ['-100.2', '4', '35.2E-7']) expect(check({ BilledCost: cell })).toEqual([]);
    expect(check({ ChargeCategory: 'usage' })[0]).toMatch(/ChargeCategory: got "usage", expected one of Usage, /);
    expect(check({ ListUnitPrice: '-2' })[0]).toMatch(/ListUnitPrice: got "-2", expected at least 0/);
    expect(check({ ListUnitPrice: '3' })).toEqual(['line 2: ListUnitPrice times PricingQuantity must be ListCost']);
    expect(check({ ConsumedUnit: null })).toEqual(['line 2: ConsumedQuantity and ConsumedUnit must be there together']);
    expect(check({ PricingUnit: '1000000 tokens' })[0]).toMatch(/expected unit/);
    expect(check({ Tags: '{"a":{"b":1}}' })[0]).toMatch(/expected json/);
    expect(check({ ChargePeriodStart: '2026-11-15' })[0]).toMatch(/expected time/);
    expect(check({ SkuId: null })).toContain('line 2: SkuId must not be null for usage');
  });
});

function withNulls(line: Line): Record<string, string | null> {
  return Object.fromEntries(Object.entries(line).map(([name, cell]) => [name, cell === '' ? null : cell]));
}
