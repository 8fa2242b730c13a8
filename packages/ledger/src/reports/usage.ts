import { monthOf, PERIOD_PARAMETERS, readPeriod } from '../period.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';

/** A calendar month, day by day. */
export const usage: ReportDefinition = {
  name: 'usage',
  summary: 'Spend of one calendar month (by default the current one) by team, model and day',
  parameters: PERIOD_PARAMETERS.filter(({ name }) => name === 'month'),
  run(store, query) {
    const month = query['month'] ?? monthOf(Date.now());
    return summarizeReport(store, {
      name: 'usage',
      title: `Usage of ${month}`,
      period: readPeriod({ month }),
      filter: {},
      by: ['team', 'model', 'day'],
    });
  },
};
