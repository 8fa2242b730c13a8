import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOARDS } from '../../collector-config/src/grafana/boards.ts';
import { COST } from '../../collector-config/src/metric-names.ts';
import { toHourly } from '../../collector-config/src/rules/hourly.ts';
import { readGroups } from '../../collector-config/src/rules/rule-files.ts';
import type { Rule } from '../../collector-config/src/rules/write-rules.ts';
import { fillVariables } from '../../collector-config/test/fill-variables.ts';
import { END, type Event, makeEvents } from './history/events.ts';
import { EXPECTED_OF_PANELS, EXPECTED_OF_RULES, type Known, know } from './history/expected.ts';
import { type HistoryPrometheus, startHistory } from './history/prometheus.ts';
import { calls, type Numbers, sumEvents, usd } from './history/truth.ts';

let prometheus: HistoryPrometheus;
let events: readonly Event[];
let lastHour: number;
beforeAll(async () => {
  events = makeEvents();
  prometheus = await startHistory();
  lastHour = await prometheus.lastSample(`${toHourly(COST)}{team_id="search"}`);
}, 600_000);
afterAll(() => prometheus?.stop());

const DAYS_30 = 30 * 86_400;

const QUERIES = BOARDS.filter(({ source }) => source === 'prometheus').flatMap((board) =>
  board.rows.flatMap(({ panels }) =>
    panels.flatMap((panel) =>
      panel.queries.map(({ text }, index) => ({
        key: `${board.uid.replace('spendspan-', '')}/${panel.title}/${index}`,
        text,
        kind: panel.kind,
        interval: panel.interval,
      })),
    ),
  ),
);

/** Budgets and alerts that fire are of rules, and have tests of their own below. */
const OF_RULES = /^overview\/(?:Budgets|Alerts that fire)\//;

/** The largest relative error, after a look at which series there are. */
function expectNear(what: string, got: Numbers, wanted: Numbers, tolerance: number): number {
  expect(Object.keys(got).sort(), what).toEqual(Object.keys(wanted).sort());
  const errors = Object.entries(wanted).map(([key, value]) => {
    const error = Math.abs((got[key] ?? 0) - value) / Math.max(Math.abs(value), 1e-9);
    expect(error, `${what}, ${key}: got ${got[key]}, expected ${value}`).toBeLessThanOrEqual(tolerance);
    return error;
  });
  return Math.max(0, ...errors);
}

const largest = new Map<number, number>();
function note(tolerance: number, error: number): void {
  largest.set(tolerance, Math.max(largest.get(tolerance) ?? 0, error));
}
afterAll(() => {
  for (const [tolerance, error] of largest)
    console.log(`queries with a tolerance of ${tolerance}: the largest error is ${error.toExponential(1)}`);
});

async function answer(
  { text, kind, interval }: (typeof QUERIES)[number],
  only: Readonly<Record<string, string>>,
): Promise<Numbers> {
  if (kind !== 'timeseries') return prometheus.ask(fillVariables(text, { only }));
  if (interval === '1h') return prometheus.askOverTime(fillVariables(text, { only }), { seconds: DAYS_30, step: 3600 });
  // Of speed the last hour is asked, as a board of a long time range does.
  return prometheus.ask(fillVariables(text, { only }).replace('[1m]', '[1h]'));
}

describe('the queries of the boards, on a month of history', () => {
  it('are all here', () => {
    expect(Object.keys(EXPECTED_OF_PANELS).sort()).toEqual(
      QUERIES.map(({ key }) => key)
        .filter((key) => !OF_RULES.test(key))
        .sort(),
    );
  });

  const asked = QUERIES.filter(({ key }) => !OF_RULES.test(key));
  it.each(asked)('$key', async (query) => {
    const expected = EXPECTED_OF_PANELS[query.key];
    if (!expected) throw new Error(`nobody knows what ${query.key} should say`);
    const { value, tolerance } = expected;
    note(tolerance, expectNear(query.key, await answer(query, {}), value(know(events, lastHour)), tolerance));
    // Narrowed to one team, as the variables of the board do.
    const ofGrowth = events.filter(({ labels }) => labels['team_id'] === 'growth');
    const narrow = await answer(query, { team: 'growth' });
    const wanted = value(know(ofGrowth, lastHour));
    if (Object.values(wanted).every(Number.isFinite)) expectNear(`${query.key} of growth`, narrow, wanted, tolerance);
  });

  it('say of budgets what the rules say', async () => {
    const byBudget = Object.fromEntries(
      QUERIES.filter(({ key }) => key.startsWith('overview/Budgets/')).map(({ key, text }) => [key.at(-1), text]),
    );
    const amounts = await prometheus.ask(byBudget['0'] ?? '');
    const spent = await prometheus.ask(byBudget['1'] ?? '');
    const shares = await prometheus.ask(byBudget['2'] ?? '');
    const forecasts = await prometheus.ask(byBudget['3'] ?? '');
    expect(amounts).toEqual({ all: 60, support: 25, growth: 20, digest: 10, nobody: 2 });
    const windows = { all: usd, growth: usd, nobody: usd };
    for (const [budget, value] of Object.entries(windows)) {
      const last = await prometheus.lastSample(`spendspan:budget_cost_usd:increase1h{budget="${budget}"}`);
      const team = { all: undefined, growth: 'growth', nobody: 'unattributed' }[budget];
      const own = events.filter(({ labels }) => team === undefined || labels['team_id'] === team);
      const month = know(own, last).hours(value)[''] ?? 0;
      const week = know(own, last).hours(value, { days: 7 })[''] ?? 0;
      expectNear(budget, { spent: spent[budget] ?? 0 }, { spent: month }, 2e-3);
      expectNear(budget, { share: shares[budget] ?? 0 }, { share: month / (amounts[budget] ?? 1) }, 2e-3);
      expectNear(budget, { forecast: forecasts[budget] ?? 0 }, { forecast: (week * 30) / 7 }, 5e-3);
    }
    expect(Object.keys(spent).sort()).toEqual(['all', 'growth', 'nobody']);
  });

  it('say which alerts fire', async () => {
    const text = QUERIES.find(({ key }) => key === 'overview/Alerts that fire/0')?.text ?? '';
    expect(await prometheus.ask(text)).toEqual({ 'LlmSpendSpike,warning': 1 });
  });
});

describe('the rules, on a month of history', () => {
  const rules = (['hourly', 'alerts', 'budgets'] as const).flatMap((file) =>
    readGroups(file).flatMap((group) => group.rules),
  );
  const nameOf = ({ record, alert }: Rule): string => record ?? alert ?? '';
  const ofBudgets = rules.filter((rule) => /budget/i.test(nameOf(rule)));
  const others = rules.filter((rule) => !ofBudgets.includes(rule));

  it('are all here', () => {
    expect(Object.keys(EXPECTED_OF_RULES).sort()).toEqual(others.map(nameOf).sort());
  });

  it.each(others.map((rule) => ({ name: nameOf(rule), expr: rule.expr })))('$name', async ({ name, expr }) => {
    const expected = EXPECTED_OF_RULES[name];
    if (!expected) throw new Error(`nobody knows what ${name} should say`);
    // Recorded hours are there for five minutes: when rules that come after them are evaluated.
    const at = name.startsWith('spendspan:team_') ? lastHour : undefined;
    const text = /increase1h$/.test(name) ? `sum by (team_id) (${expr}) > 0` : expr;
    const error = expectNear(
      name,
      await prometheus.ask(text, at),
      expected.value(know(events, lastHour)),
      expected.tolerance,
    );
    note(expected.tolerance, error);
  });

  it('of budgets fire where so much is spent, and nowhere else', async () => {
    for (const { alert, expr, labels = {} } of ofBudgets.filter((rule) => rule.alert === 'LlmBudgetThreshold')) {
      const fires = Object.keys(await prometheus.ask(expr)).length > 0;
      expect(fires, `${alert} ${labels['budget']} ${labels['threshold']}`).toBe(
        ['all', 'growth', 'nobody'].includes(labels['budget'] ?? ''),
      );
    }
    for (const { record = '', expr, labels = {} } of ofBudgets.filter((rule) => rule.record)) {
      const got = Object.values(await prometheus.ask(expr));
      const known = ['all', 'growth', 'nobody'].includes(labels['budget'] ?? '') || /amount/.test(record);
      expect(got.length, `${record} ${labels['budget']}`).toBe(known ? 1 : 0);
    }
  });

  it('have a history that is large enough to say something', () => {
    const all: Known = know(events, lastHour);
    expect(all.hours(calls)['']).toBeGreaterThan(100_000);
    const month = sumEvents(events, usd, { from: END - DAYS_30, to: END })[''] ?? 0;
    console.log(`history: ${events.length} calls in 31 days, USD ${month.toFixed(2)} in 30 of them`);
  });
});
