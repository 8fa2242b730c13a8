import { describePeriod, PERIOD_PARAMETERS } from '../../period/period.ts';
import { describeSummary, type ReportDefinition, selectCalls } from '../../report-definition.ts';
import { sumCells } from '../../totals.ts';
import type { ReportSection } from '../../types.ts';
import { matchCells } from './change.ts';
import { BASE_PARAMETERS, readBase, readCurrent } from './compared-periods.ts';
import { describeDrivers } from './drivers.ts';
import { describeMovers } from './movers.ts';

/** Two periods, and what made the difference. */
export const compare: ReportDefinition = {
  name: 'compare',
  summary: 'Two periods (by default this month so far and the same days of the last) and what drove the change',
  parameters: [...PERIOD_PARAMETERS, ...BASE_PARAMETERS],
  async run(store, query) {
    const nowMs = Date.now();
    const period = readCurrent(query, nowMs);
    const base = readBase(query, period, nowMs);
    const fields = ['team', 'model'];
    const before = await store.crosstab(selectCalls(base, {}), fields);
    const after = await store.crosstab(selectCalls(period, {}), fields);
    const changes = matchCells(before, after);
    const { from, to } = describePeriod(base);
    const sections: ReportSection[] = [
      describeDrivers(changes, `Compared with ${from} to ${to}.`),
      describeMovers('team', 0, changes),
      describeMovers('model', 1, changes),
    ];
    const title = 'Two periods compared';
    const report = { name: 'compare', title, period, filter: {}, by: [], sections };
    return describeSummary({ totals: sumCells(after), groups: [], counts: [] }, report);
  },
};
