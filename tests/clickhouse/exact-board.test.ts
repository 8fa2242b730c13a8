import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LEDGER } from '../../collector-config/src/grafana/boards/ledger.ts';
import { ledgerVariableSql } from '../../collector-config/src/grafana/sql.ts';
import { VARIABLES } from '../../collector-config/src/grafana/variables.ts';
import { writeViews } from '../../packages/ledger/src/clickhouse/views.ts';
import { openLedger } from '../../packages/ledger/src/index.ts';
import { makeCall, makeCost, makeUnpricedCall } from '../../packages/ledger/test/calls.ts';
import { makeDatabase, runSql } from './place.ts';

let database: Awaited<ReturnType<typeof makeDatabase>>;

const at = (month: number, day: number): bigint => BigInt(Date.UTC(2026, month - 1, day, 9)) * 1_000_000n;
const OTHER = { project: 'ranker', feature: '/search', environment: 'prod' };

beforeAll(async () => {
  database = await makeDatabase();
  const ledger = await openLedger({ path: database.url });
  const calls = [
    makeCall({ startTimeUnixNano: at(10, 30), attribution: { team: 'growth', customer: 'acme', user: 'u-1' } }),
    makeCall({ startTimeUnixNano: at(11, 2), cost: makeCost(1n), attribution: { team: 'search', ...OTHER } }),
    makeCall({
      startTimeUnixNano: at(11, 3),
      cost: { ...makeCost(500_000_000_000n), cacheSavings: 250_000_000_000n },
      costStatus: 'estimated',
      attribution: { team: 'search', ...OTHER },
    }),
    makeCall({
      startTimeUnixNano: at(11, 3),
      cost: makeCost(2_000_000_000_000n),
      costStatus: 'partial',
      status: 'error',
      errorType: 'timeout',
      attribution: {},
    }),
    makeUnpricedCall({
      startTimeUnixNano: at(11, 3),
      attribution: { team: 'search', ...OTHER },
      responseModel: 'house-7b',
      usage: { inputTokens: 5, outputTokens: 5 },
    }),
    // Outside of what is asked for.
    makeCall({ startTimeUnixNano: at(8, 1), cost: makeCost(9_000_000_000_000n) }),
  ];
  for (let round = 0; round < 2; round += 1) await ledger.append(calls);
  await ledger.close();
  for (const statement of writeViews()) await runSql(database.name, statement);
  await runSql(database.name, 'SYSTEM REFRESH VIEW spend_hours');
  await runSql(database.name, 'SYSTEM WAIT VIEW spend_hours');
});
afterAll(() => database.remove());

/** A query as Grafana sends it: https://grafana.com/grafana/plugins/grafana-clickhouse-datasource/ */
async function fill(text: string, only: Readonly<Record<string, string>> = {}): Promise<string> {
  let filled = text.replace(
    /\$__timeFilter\((\w+)\)/g,
    "$1 >= toDateTime('2026-10-01 00:00:00', 'UTC') AND $1 <= toDateTime('2026-11-30 23:59:59', 'UTC')",
  );
  for (const { name } of VARIABLES) {
    const values =
      only[name] === undefined ? (await runSql(database.name, ledgerVariableSql(name))).flat() : [only[name]];
    filled = filled.replaceAll(`\${${name}:singlequote}`, values.map((value) => `'${value}'`).join(','));
  }
  return filled;
}

const MODEL = 'gpt-4.1-2025-04-14';
const TOTAL = '2.503600000001';

/** What each panel must show. */
const EXPECTED: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  Spend: [[TOTAL]],
  'Of it a best guess': [['0.5']],
  'Of it a lower bound': [['2']],
  'Unpriced calls': [['1']],
  'Spend by day and team': [
    ['2026-10-30 00:00:00', 'growth', 0.0036],
    ['2026-11-02 00:00:00', 'search', 1e-12],
    ['2026-11-03 00:00:00', 'search', 0.5],
    ['2026-11-03 00:00:00', 'unattributed', 2],
  ],
  'Teams by month': [
    ['2026-11-01', 'unattributed', '2', '1'],
    ['2026-11-01', 'search', '0.500000000001', '3'],
    ['2026-10-01', 'growth', '0.0036', '1'],
  ],
  'Projects and features': [
    ['unattributed', 'unattributed', 'unattributed', '2', '1'],
    ['search', 'ranker', '/search', '0.500000000001', '3'],
    ['growth', 'unattributed', 'unattributed', '0.0036', '1'],
  ],
  Models: [
    ['openai', MODEL, TOTAL, '0.25', '2', '4000', '0', '800'],
    ['openai', 'house-7b', '0', '0', '0', '5', '0', '5'],
  ],
  'Why calls have no price': [
    ['estimated', null, MODEL, 'api.openai.com', '1'],
    ['partial', null, MODEL, 'api.openai.com', '1'],
    ['unpriced', 'unknown_model', 'house-7b', 'api.openai.com', '1'],
  ],
  Customers: [
    ['unattributed', '2.500000000001', '4'],
    ['acme', '0.0036', '1'],
  ],
  Users: [
    ['unattributed', '2.500000000001', '4'],
    ['u-1', '0.0036', '1'],
  ],
};

const panels = LEDGER.rows.flatMap((row) => row.panels);
const ask = async (title: string, only?: Readonly<Record<string, string>>) => {
  const text = panels.find((panel) => panel.title === title)?.queries[0]?.text ?? '';
  return runSql(database.name, await fill(text, only));
};

describe('the board of the exact ledger', () => {
  it('has a test of each panel', () => {
    const others = ['Spend with a team', 'As of', 'Dearest calls'];
    expect(panels.map(({ title }) => title).sort()).toEqual([...Object.keys(EXPECTED), ...others].sort());
  });

  it.each(Object.entries(EXPECTED))('shows to the last digit: %s', async (title, rows) => {
    const got = await ask(title);
    const sorted = title === 'Why calls have no price' ? [...got].sort() : got;
    expect(sorted).toEqual(rows);
  });

  it('shows what is owned, when the hours were made, and the dearest calls with their traces', async () => {
    const [[owned] = []] = await ask('Spend with a team');
    expect(Number(owned)).toBeCloseTo(0.503600000001 / 2.503600000001, 12);
    const [[made] = []] = await ask('As of');
    expect(Math.abs(Date.now() - Number(made))).toBeLessThan(600_000);
    const dearest = await ask('Dearest calls');
    expect(dearest.map(([, team, , , usd]) => [team, usd])).toEqual([
      [null, '2'],
      ['search', '0.5'],
      ['growth', '0.0036'],
      ['search', '0.000000000001'],
    ]);
    expect(String(dearest[0]?.at(-1))).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is narrowed by its variables', async () => {
    expect(await ask('Spend', { team: 'search' })).toEqual([['0.500000000001']]);
    expect(await ask('Spend', { team: 'unattributed', model: MODEL })).toEqual([['2']]);
    expect(await ask('Unpriced calls', { model: 'house-7b' })).toEqual([['1']]);
  });
});
