import { findBudgets } from '../src/budgets/find-budgets.ts';
import { parseBudgets } from '../src/budgets/parse-budgets.ts';
import type { CallStore, Selection } from '../src/call-store.ts';
import { findCoverage } from '../src/coverage/find-coverage.ts';
import { findChargeback } from '../src/directory/find-chargeback.ts';
import { parseDirectory } from '../src/directory/parse-directory.ts';
import { runReport } from '../src/report-list.ts';
import type { ReportQuery } from '../src/types.ts';

/** What is asked of the calls of `fillLedger`, and how its first session and trace are called. */
export function listQuestions(
  session: string,
  trace: string,
): ReadonlyMap<string, (store: CallStore) => Promise<unknown>> {
  const report =
    (name: string, query: ReportQuery = {}) =>
    (store: CallStore): Promise<unknown> =>
      runReport(store, name, query);
  const cells =
    (fields: readonly string[], selection: Partial<Selection> = {}) =>
    (store: CallStore): Promise<unknown> =>
      store.crosstab({ filter: {}, ...selection }, fields);
  const month = '2026-10';
  return new Map<string, (store: CallStore) => Promise<unknown>>([
    ['org', report('org')],
    ['org, one month', report('org', { month })],
    ['team', report('team')],
    ['team, one of them', report('team', { team: 'team-3' })],
    ['project', report('project')],
    ['project, one of them', report('project', { project: 'project-3' })],
    ['feature', report('feature')],
    ['feature, one of them', report('feature', { feature: 'project-3/feature-9' })],
    ['user', report('user')],
    ['user, one of them', report('user', { user: 'user-77' })],
    ['customer', report('customer')],
    ['customer, one of them', report('customer', { customer: 'customer-7' })],
    ['model', report('model')],
    ['model, one of them', report('model', { model: 'model-3-2026-01-01' })],
    ['breakdown by team, model', report('breakdown', { by: 'team,model' })],
    ['breakdown by user, model', report('breakdown', { by: 'user,model' })],
    ['breakdown by user, model, first 50', report('breakdown', { by: 'user,model', limit: '50' })],
    ['usage, one month', report('usage', { month })],
    ['usage, one month, New York', report('usage', { month, timeZone: 'America/New_York' })],
    ['usage, one month, Kathmandu', report('usage', { month, timeZone: 'Asia/Kathmandu' })],
    ['forecast', report('forecast', { at: '2026-10-20' })],
    ['compare, two months', report('compare', { month, baseMonth: '2026-09' })],
    ['anomalies, a week', report('anomalies', { since: '2026-10-20', until: '2026-10-27' })],
    ['units', report('units')],
    ['units, one month', report('units', { month })],
    ['cache', report('cache')],
    ['waste', report('waste')],
    ['waste, one month', report('waste', { month })],
    ['gaps', report('gaps')],
    ['session', report('session', { session })],
    ['trace', report('trace', { trace })],
    ['chargeback, one month', (store) => findChargeback(store, parseDirectory(DIRECTORY), { month })],
    ['budget check, of ten', (store) => findBudgets(store, parseBudgets(BUDGETS), '2026-10-20T12:00:00Z')],
    ['prices coverage', (store) => findCoverage(store, {})],
    ['team × hour', cells(['team', 'hour'])],
    ['users of a team × day', cells(['user', 'day'], { filter: { team: 'team-3' } })],
    ['median, p95 of a session', (store) => store.distribute({ filter: {} }, 'session', [])],
  ]);
}

const DIRECTORY = {
  name: 'teams.yaml',
  text: JSON.stringify({
    version: 1,
    teams: Array.from({ length: 34 }, (_, team) => ({ id: `team-${team}`, cost_center: `${4700 + (team % 7)}` })),
  }),
};

const BUDGETS = {
  name: 'budgets.yaml',
  text: JSON.stringify({
    version: 1,
    budgets: [
      { id: 'all', amount: '100000', period: 'month' },
      { id: 'features', amount: '9000', period: 'month', for: { feature: 'project-1*' } },
      ...Array.from({ length: 8 }, (_, team) => ({
        id: `team-${team}`,
        amount: '5000',
        period: 'month',
        for: { team: `team-${team}` },
      })),
    ],
  }),
};
