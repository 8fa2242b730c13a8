import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';
import { ROW_LIMIT, readRowLimit } from './row-limit.ts';

/** The whole organisation: who spends, on what, and how sure that is. */
export const org: ReportDefinition = {
  name: 'org',
  summary: 'Spend of the whole organisation by team, model, project, feature, environment and provider',
  parameters: [ROW_LIMIT, ...PERIOD_PARAMETERS],
  run: (store, query) =>
    summarizeReport(store, {
      name: 'org',
      title: 'Organisation',
      period: readPeriod(query),
      filter: {},
      by: ['team', 'model', 'project', 'feature', 'environment', 'provider', 'costStatus', 'costReason'],
      limit: readRowLimit(query['limit']),
    }),
};
