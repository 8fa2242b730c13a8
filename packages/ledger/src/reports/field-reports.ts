import { findClosest } from '../closest.ts';
import { UnknownTeamError, UnknownValueError } from '../errors.ts';
import { findField } from '../fields.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';
import { ROW_LIMIT, readRowLimit } from './row-limit.ts';

/** A report of whoever or whatever shares a value of a field: all of them, or one. */
export interface FieldReport {
  /** Name of the field, the report and its parameter. */
  readonly field: string;
  readonly summary: string;
  /** What the parameter is: `the team.id of the calls`. */
  readonly parameter: string;
  /** Heading of the report of all. */
  readonly all: string;
  /** The splits of one. */
  readonly by: readonly string[];
}

/**
 * Makes the report of a field. One that has no calls in the period is a report of zeros; one without any call at all is
 * unknown.
 */
export function makeFieldReport({ field, summary, parameter, all, by }: FieldReport): ReportDefinition {
  return {
    name: field,
    summary,
    parameters: [{ name: field, summary: parameter, required: false }, ROW_LIMIT, ...PERIOD_PARAMETERS],
    async run(store, query) {
      const period = readPeriod(query);
      const limit = readRowLimit(query['limit']);
      // Models are recorded as they came and reported in lower case.
      const id = field === 'model' ? query[field]?.toLowerCase() : query[field];
      if (id === undefined) {
        return summarizeReport(store, { name: field, title: all, period, filter: {}, by: [field], limit });
      }
      const { label } = findField(field);
      const report = await summarizeReport(store, {
        name: field,
        title: `${label} ${id}`,
        period,
        filter: { [field]: id },
        by,
        limit,
      });
      if (report.totals.calls > 0) return report;
      const known = await store.listValues(field);
      if (known.includes(id)) return report;
      const closest = findClosest(id, known);
      throw field === 'team' ? new UnknownTeamError(id, closest) : new UnknownValueError(field, id, closest);
    },
  };
}

/** One report per field. */
export const FIELD_REPORTS: readonly ReportDefinition[] = [
  makeFieldReport({
    field: 'team',
    summary: 'Spend by team; or of one team by model, project, feature, user, environment and day',
    parameter: 'the team.id of the calls; without it, all teams',
    all: 'Teams',
    by: ['model', 'project', 'feature', 'user', 'environment', 'day'],
  }),
  makeFieldReport({
    field: 'project',
    summary: 'Spend by project; or of one project by team, model, feature, user, environment and day',
    parameter: 'the project.id of the calls; without it, all projects',
    all: 'Projects',
    by: ['team', 'model', 'feature', 'user', 'environment', 'day'],
  }),
  makeFieldReport({
    field: 'feature',
    summary: 'Spend by feature; or of one feature by team, model, user, customer, environment and day',
    parameter: 'the feature.path of the calls; without it, all features',
    all: 'Features',
    by: ['team', 'model', 'user', 'customer', 'environment', 'day'],
  }),
  makeFieldReport({
    field: 'user',
    summary: 'Spend by user; or of one user by team, model, feature and day',
    parameter: 'the user.id of the calls; without it, all users',
    all: 'Users',
    by: ['team', 'model', 'feature', 'day'],
  }),
  makeFieldReport({
    field: 'customer',
    summary: 'Spend by customer; or of one customer by team, model, feature, user and day',
    parameter: 'the customer.id of the calls; without it, all customers',
    all: 'Customers',
    by: ['team', 'model', 'feature', 'user', 'day'],
  }),
  makeFieldReport({
    field: 'model',
    summary: 'Spend by model; or of one model by team, provider, host, feature, tier, cost status and day',
    parameter: 'the model that answered; without it, all models',
    all: 'Models',
    by: ['team', 'provider', 'host', 'feature', 'tier', 'costStatus', 'costReason', 'day'],
  }),
];
