import { findField } from './fields.ts';
import { filteredView } from './filtered-view.ts';
import type { ReportDefinition } from './report-definition.ts';
import { readFilter } from './reports/read-filter.ts';
import type { ReportParameter } from './types.ts';

/** The parameter that says which calls alone a report is of. */
export const WHERE: ReportParameter = {
  name: 'where',
  summary:
    'values that calls must have: team=growth,environment=prod; "team=" has none; a comma in a value is \\, and a backslash \\\\',
  required: false,
};

/** A report that can be asked of calls with any values alone, by {@link WHERE}. */
export function makeFiltered(report: ReportDefinition): ReportDefinition {
  return {
    ...report,
    parameters: [...report.parameters, WHERE],
    async run(store, { where, ...query }) {
      if (!where) return report.run(store, query);
      const filter = await readFilter(store, where);
      const answer = await report.run(filteredView(store, filter), query);
      return {
        ...answer,
        title: [answer.title, describeWhere(filter)].join(', '),
        filter: { ...filter, ...answer.filter },
      };
    },
  };
}

/** What of the calls is left, for people: `only team growth and without environment`. */
export function describeWhere(filter: Readonly<Record<string, string | null>>): string {
  const parts = Object.entries(filter).map(([name, value]) => {
    const label = findField(name).label.toLowerCase();
    return value === null ? `without ${label}` : `${label} ${value}`;
  });
  return `only ${parts.join(' and ')}`;
}
