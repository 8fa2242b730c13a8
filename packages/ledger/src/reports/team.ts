import { findClosest } from '../closest.ts';
import { ReportParameterError, UnknownTeamError } from '../errors.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';

/** One team. A team without calls in the period is a report of zeros; a team without any call at all is unknown. */
export const team: ReportDefinition = {
  name: 'team',
  summary: 'Spend of one team by model, project, feature, user and environment',
  parameters: [{ name: 'team', summary: 'the team.id of the calls', required: true }, ...PERIOD_PARAMETERS],
  async run(store, query) {
    const id = query['team'];
    if (id === undefined) throw new ReportParameterError('team', 'nothing', 'the id of a team');
    const period = readPeriod(query);
    const report = await summarizeReport(store, {
      name: 'team',
      title: `Team ${id}`,
      period,
      filter: { team: id },
      by: ['model', 'project', 'feature', 'user', 'environment'],
    });
    if (report.totals.calls > 0) return report;
    const known = await store.listValues('team');
    if (!known.includes(id)) throw new UnknownTeamError(id, findClosest(id, known));
    return report;
  },
};
