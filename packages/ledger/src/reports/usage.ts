import { asksForPeriod, monthOf, PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';
import { ROW_LIMIT, readRowLimit } from './row-limit.ts';

/** A calendar month or another period, day by day. */
export const usage: ReportDefinition = {
  name: 'usage',
  summary: 'Spend of a period (by default the current calendar month) by team, model and day',
  parameters: [ROW_LIMIT, ...PERIOD_PARAMETERS],
  run(store, query) {
    const asked = asksForPeriod(query) ? query : { ...query, month: 'this' };
    const period = readPeriod(asked);
    const { fromMs, zone } = period;
    const month = asked.month === undefined || fromMs === undefined ? undefined : monthOf(fromMs, zone);
    return summarizeReport(store, {
      name: 'usage',
      title: month === undefined ? 'Usage' : `Usage of ${month}`,
      period,
      filter: {},
      by: ['team', 'model', 'day'],
      limit: readRowLimit(query['limit']),
    });
  },
};
