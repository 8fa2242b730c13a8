import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, openLedger } from '@spendspan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCall } from '../../test/calls.ts';
import { formatMarkdown } from './format-markdown.ts';
import { writeReportCsv } from './write-report-csv.ts';

let folder: string;
let ledger: Ledger;

const day = (at: string): bigint => BigInt(Date.parse(at)) * 1_000_000n;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-files-'));
  ledger = await openLedger({ path: join(folder, 'ledger.duckdb') });
  await ledger.append([
    createCall(1, { startTimeUnixNano: day('2026-10-02'), attribution: { team: '=1+1|<b>*' } }),
    createCall(2, { startTimeUnixNano: day('2026-10-12'), attribution: {} }),
  ]);
});
afterAll(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

describe('a report as CSV', () => {
  it('is one table, amounts to the last digit, with nothing where there is no name', async () => {
    const org = await ledger.report('org');
    const [head, ...lines] = writeReportCsv(org, 'team').trimEnd().split('\r\n');
    expect(head).toMatch(/^team,absent,calls,.*,costUsd,/);
    expect(lines.map((line) => line.split(',').slice(0, 3))).toEqual([
      [`'=1+1|<b>*`, 'false', '1'],
      ['', 'true', '1'],
    ]);
    for (const line of lines) expect(line).toContain(`,${org.breakdowns[0]?.rows[0]?.totals.costUsd},`);
  });

  it('guards names that a spreadsheet would take for formulas, and leaves negative amounts the numbers that they are', async () => {
    const query = { since: '2026-10-08', until: '2026-10-15', baseSince: '2026-10-01', baseUntil: '2026-10-08' };
    const report = await ledger.report('compare', query);
    const csv = writeReportCsv(report, 'change-by-team');
    expect(csv).toContain(`'=1+1`);
    expect(csv).toMatch(/,-\d+\.\d{12},/);
    expect(csv).not.toContain(`'-`);
  });

  it('says which tables there are', async () => {
    const org = await ledger.report('org');
    expect(() => writeReportCsv(org, 'nope')).toThrow(/got table "nope", expected one of team, model,.*totals/);
  });
});

describe('a report as Markdown', () => {
  it('has its tables, and nothing that names from outside could mean in it', async () => {
    const text = formatMarkdown(await ledger.report('org'));
    expect(text).toContain('# Organisation');
    expect(text).toContain('| Team | USD | Share |');
    expect(text).toContain('=1+1\\|\\<b\\>\\*');
    expect(text).toMatch(/^\| \(unattributed\) \|/m);
  });
});
