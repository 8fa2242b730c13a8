import type { CallStore } from './call-store.ts';
import { UnknownReportError } from './errors.ts';
import { makeFiltered } from './filtered-report.ts';
import type { ReportDefinition } from './report-definition.ts';
import { checkParameters } from './report-parameters.ts';
import { anomalies } from './reports/anomalies.ts';
import { breakdown } from './reports/breakdown.ts';
import { cache } from './reports/cache.ts';
import { calls } from './reports/calls.ts';
import { compare } from './reports/compare/compare.ts';
import { FIELD_REPORTS } from './reports/field-reports.ts';
import { forecast } from './reports/forecast.ts';
import { gaps } from './reports/gaps.ts';
import { org } from './reports/org.ts';
import { session } from './reports/session.ts';
import { trace } from './reports/trace.ts';
import { units } from './reports/units.ts';
import { usage } from './reports/usage.ts';
import { waste } from './reports/waste.ts';
import type { AskOptions, Report, ReportDescription, ReportQuery } from './types.ts';

/** Reports that can be asked of any calls. */
const OF_ANY_CALLS: readonly ReportDefinition[] = [
  org,
  ...FIELD_REPORTS,
  breakdown,
  usage,
  forecast,
  compare,
  anomalies,
  units,
  cache,
  waste,
  gaps,
  calls,
];

/** A session and a trace are told whole: of some of its calls, a trace is no tree. */
const REPORTS: readonly ReportDefinition[] = [...OF_ANY_CALLS.map(makeFiltered), session, trace];

/** Every report and the parameters it takes. */
export function listReports(): readonly ReportDescription[] {
  return REPORTS.map(({ name, summary, parameters }) => ({ name, summary, parameters }));
}

/** Runs a report on a store; see `Ledger.report`. */
export async function runReport(
  store: CallStore,
  name: string,
  query: ReportQuery,
  options?: AskOptions,
): Promise<Report> {
  const report = REPORTS.find((candidate) => candidate.name === name);
  if (!report) {
    throw new UnknownReportError(
      name,
      REPORTS.map((known) => known.name),
    );
  }
  checkParameters(`report ${name}`, report.parameters, query);
  return store.view((view) => report.run(view, query), options);
}
