import type { CallStore } from './call-store.ts';
import { ReportParameterError, UnknownReportError } from './errors.ts';
import type { ReportDefinition } from './report-definition.ts';
import { org } from './reports/org.ts';
import { team } from './reports/team.ts';
import { usage } from './reports/usage.ts';
import type { Report, ReportDescription, ReportQuery } from './types.ts';

const REPORTS: readonly ReportDefinition[] = [org, team, usage];

/** Every report and the parameters it takes. */
export function listReports(): readonly ReportDescription[] {
  return REPORTS.map(({ name, summary, parameters }) => ({ name, summary, parameters }));
}

/** Runs a report on a store; see `Ledger.report`. */
export async function runReport(store: CallStore, name: string, query: ReportQuery): Promise<Report> {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (!report) {
    throw new UnknownReportError(
      name,
      REPORTS.map((known) => known.name),
    );
  }
  const known = report.parameters.map((parameter) => parameter.name);
  for (const [parameter, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (!known.includes(parameter)) {
      throw new ReportParameterError(
        JSON.stringify(parameter),
        `for report ${name}`,
        known.length === 1 ? `only ${known[0]}` : `one of ${known.join(', ')}`,
      );
    }
    if (value.trim() === '') throw new ReportParameterError(parameter, 'without a value', 'a value');
  }
  return report.run(store, query);
}
