import { describe, expect, it } from 'vitest';
import { describeCoverage, describeTotals } from './report-facts.ts';
import { makeReportTables, nameOtherRows, writeName } from './report-tables.ts';
import { makeSectionTable } from './section-tables.ts';
import type { Breakdown, Report, Totals } from './types.ts';

function makeTotals(costUsd: string, parts: Partial<Totals> = {}): Totals {
  return {
    calls: 4,
    failedCalls: 0,
    pricedCalls: 4,
    unpricedCalls: 0,
    inputTokens: 100,
    cacheReadTokens: 0,
    cacheWriteTokens: 0,
    outputTokens: 20,
    reasoningTokens: 0,
    costUsd,
    estimatedUsd: '0.000000000000',
    partialUsd: '0.000000000000',
    cacheSavingsUsd: '0.000000000000',
    costPerCallUsd: costUsd,
    pricedShare: { calls: 1, tokens: 1 },
    ownedShare: { calls: 1, tokens: 1, usd: 1 },
    ...parts,
  };
}

function makeReport(...breakdowns: readonly (readonly [by: string, ...amounts: string[]])[]): Report {
  return {
    name: 'org',
    title: 'Organisation',
    period: { timeZone: 'UTC' },
    filter: {},
    totals: makeTotals('0.500000000000'),
    sections: [],
    breakdowns: breakdowns.map(([by, ...amounts]): Breakdown => {
      const rows = amounts.map((usd, index) => ({ key: `${by}${index}`, absent: false, totals: makeTotals(usd) }));
      return { by, label: by, rows };
    }),
  };
}

describe('the tables of a report', () => {
  it('have the same decimals in a column throughout', () => {
    const tables = makeReportTables(
      makeReport(['team', '0.250000000000', '0.250000000000'], ['model', '0.123450000000', '0.376550000000']),
    );
    const cells = tables.map(({ columns }) => columns[0]?.cells);
    expect(cells).toEqual([
      ['0.25000', '0.25000', '0.50000'],
      ['0.12345', '0.37655', '0.50000'],
    ]);
    expect(tables[1]?.columns[0]?.exact).toEqual(['0.123450000000', '0.376550000000', '0.500000000000']);
  });

  it('leave out a breakdown without rows', () => {
    expect(makeReportTables(makeReport(['team'], ['model', '0.500000000000'])).map(({ by }) => by)).toEqual(['model']);
  });
});

describe('the facts of a report', () => {
  it('count failed calls, and say that those without usage are left out of what is priced', () => {
    const totals = makeTotals('1.000000000000', { calls: 6, failedCalls: 2, unpricedCalls: 1 });
    expect(describeTotals(totals).find(({ label }) => label === 'Requests')).toMatchObject({
      value: '6',
      rest: '(2 failed, 1 without a known price)',
    });
    expect(describeCoverage(totals)[0]?.rest).toBe('of requests, 100 % of tokens; 1 failed without usage left out');
  });

  it('never say that an unknown spend is nothing', () => {
    const totals = makeTotals('0.000000000000', { pricedCalls: 0, unpricedCalls: 4, costPerCallUsd: null });
    expect(describeTotals(totals)[0]).toMatchObject({ value: 'unknown: no request has a price', tone: 'attention' });
  });

  it('leave out a breakdown of which nobody knows any value, but not one whose values a limit left out', () => {
    const report = makeReport(['model', '0.500000000000']);
    const breakdowns = report.breakdowns.map((one) => ({
      ...one,
      rows: one.rows.map((row) => ({ ...row, absent: true })),
    }));
    expect(makeReportTables({ ...report, breakdowns })).toEqual([]);
    const other = { rows: 4, totals: makeTotals('0.100000000000') };
    const limited = makeReportTables({ ...report, breakdowns: breakdowns.map((one) => ({ ...one, other })) });
    expect(limited.map(({ by, otherRows }) => [by, otherRows])).toEqual([['model', 4]]);
  });
});

describe('a name in a table', () => {
  it('is in quotes where it looks like what is none', () => {
    const odd = [nameOtherRows(67), '(unattributed)', ' (67 more) ', '(two\nlines)', '"(67 more)"', 'Total'];
    expect(odd.map(writeName)).toEqual([
      ...['"(67 more)"', '"(unattributed)"', '" (67 more) "', '"(two\\nlines)"', '"\\"(67 more)\\""', '"Total"'],
    ]);
    const plain = ['growth', 'support (EU)', '(EU) support', 'Totals', '"', '(', ''];
    expect(plain.map(writeName)).toEqual(plain);
  });

  it('is told from the row of all others and the total of a section', () => {
    const name = nameOtherRows(67);
    const table = makeSectionTable({
      name: 'teams',
      title: 'Teams',
      columns: [{ name: 'team', head: 'Team', kind: 'text', absentKey: 'unattributed' }],
      rows: [name, 'unattributed', '(unattributed)', null, 'Total'].map((team) => ({ team })),
      other: { rows: 67, values: {} },
      total: { team: 'Total' },
      notes: [],
    });
    expect(table.columns[0]?.cells).toEqual([
      ...[`"${name}"`, 'unattributed', '"(unattributed)"', '(unattributed)', '"Total"', name, 'Total'],
    ]);
  });
});
