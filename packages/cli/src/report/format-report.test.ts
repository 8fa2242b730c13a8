import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, openLedger, UNKNOWN_COST } from '@spendspan/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCall } from '../../test/calls.ts';
import { formatReport } from './format-report.ts';

let folder: string;
let ledger: Ledger;
const source = { ledger: '/ledger.duckdb', console: undefined };
const plain = (_tone: string, text: string): string => text;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spendspan-format-'));
  ledger = await openLedger({ path: join(folder, 'ledger.duckdb') });
  await ledger.append([
    createCall(1),
    createCall(2, { attribution: { team: 'research' }, requestModel: 'o3', responseModel: 'o3-2025-04-16' }),
    createCall(3, {
      attribution: {},
      cost: { ...UNKNOWN_COST, total: 420_000n, input: 420_000n },
      costStatus: 'estimated',
      costReason: 'unknown_host',
    }),
    createCall(4, {
      attribution: { team: 'evil\u001b[2Jteam' },
      requestModel: 'house',
      responseModel: 'house',
      cost: UNKNOWN_COST,
      costStatus: 'unpriced',
      costReason: 'unknown_model',
    }),
  ]);
});
afterAll(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

describe('a report for people', () => {
  it('shows totals, how sure they are, and tables that end in the same total', async () => {
    const text = formatReport(await ledger.report('org'), source, plain);
    expect(text).toContain('USD 0.00720042');
    expect(text).toContain('4 (1 without a known price)');
    expect(text).toMatch(/^ {2}Priced +75\.0 % of requests/m);
    expect(text).toMatch(/^ {2}Estimated +<0\.1 % of dollars/m);
    const totals = text.match(/^ {2}Total .*$/gm) ?? [];
    expect(totals.length).toBeGreaterThan(3);
    for (const line of totals) expect(line).toMatch(/^ {2}Total +0\.00720042 +100 % +4 +0 +1 +4,000 +800/);
  });

  it('says how many rows a limit made one of, and how to see each of them', async () => {
    const report = await ledger.report('team', { limit: '1' });
    const text = formatReport(report, source, plain);
    expect(text).toMatch(/^ {2}\(3 more\) +0\.00360042 +50\.0 % +3 +0 +1 +3,000 +600/m);
    expect(text).toMatch(/^ {2}Total .*\n {2}… and 3 more: --limit all$/m);
    expect(formatReport(await ledger.report('team', { limit: '4' }), source, plain)).not.toContain('more');
    const cells = formatReport(await ledger.report('breakdown', { by: 'team,model', limit: '1' }), source, plain);
    expect(cells).toMatch(/^ {2}\(3 more\) +0\.00360042 +50\.0 % +3 /m);
    expect(cells).toContain('\n  … and 3 more: --limit all\n');
  });

  it('shows what has no owner in brackets, beside the teams', async () => {
    const text = formatReport(await ledger.report('org'), source, plain);
    expect(text).toMatch(/^ {2}\(unattributed\) +0\.00000042 +<0\.1 % +1 /m);
  });

  it('never shows an unknown amount as nothing', async () => {
    const text = formatReport(await ledger.report('org'), source, plain);
    expect(text).toMatch(/^ {2}house +– +– +1 +0 +1 /m);
    const unknown = formatReport(await ledger.report('team', { team: 'evil\u001b[2Jteam' }), source, plain);
    expect(unknown).toMatch(/^ {2}Spend +unknown: no request has a price$/m);
  });

  it('adds up line by line', async () => {
    const text = formatReport(await ledger.report('org'), source, plain);
    const table = text.slice(text.indexOf('By team'), text.indexOf('Total'));
    const cents = [...table.matchAll(/ 0\.(\d{8}) /g)].map(([, digits]) => Number(digits));
    expect(cents.reduce((sum, amount) => sum + amount, 0)).toBe(720042);
  });

  it('lets nothing through that a terminal would obey', async () => {
    const text = formatReport(await ledger.report('org'), source, plain);
    expect(text).toContain('evil\ufffd[2Jteam');
    expect(text).not.toContain('\u001b');
  });

  it('colours what needs a look, and nothing else of a row', async () => {
    const tones: [string, string][] = [];
    formatReport(await ledger.report('org'), source, (tone, text) => {
      tones.push([tone, text]);
      return text;
    });
    expect(tones).toContainEqual(['attention', '(unattributed)']);
    expect(tones.filter(([, text]) => text === 'research')).toEqual([]);
  });

  it('says what to do when nothing is recorded', async () => {
    const text = formatReport(await ledger.report('usage', { month: '2020-01' }), source, plain);
    expect(text).toContain('USD 0.00');
    expect(text).toContain('No model call is recorded in this period.');
    expect(text).toContain('spendspan report org');
    expect(text).toContain('spendspan doctor');
    expect(text).not.toContain('By team');
  });
});
