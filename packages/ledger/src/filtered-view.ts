import { type CallView, NO_SUMS, type Selection } from './call-store.ts';
import { columnsOf } from './cell-columns.ts';

/** A view of those calls alone that have some values; what is asked of it may ask for more of them. */
export function filteredView(view: CallView, filter: Selection['filter']): CallView {
  const narrow = (selection: Selection): Selection | undefined => mergeFilter(selection, filter);
  return {
    async summarize(selection, fields, limit) {
      const narrowed = narrow(selection);
      const nothing = { totals: NO_SUMS, groups: fields.map(() => []), counts: fields.map(() => 0) };
      return narrowed ? view.summarize(narrowed, fields, limit) : nothing;
    },
    async crosstab(selection, fields, names) {
      const narrowed = narrow(selection);
      return narrowed ? view.crosstab(narrowed, fields, names) : [];
    },
    async crosstabColumns(selection, fields, names) {
      const narrowed = narrow(selection);
      return narrowed ? view.crosstabColumns(narrowed, fields, names) : columnsOf([], fields, names);
    },
    async rankCells(selection, fields, names, ranking) {
      const narrowed = narrow(selection);
      return narrowed ? view.rankCells(narrowed, fields, names, ranking) : { cells: [], count: 0 };
    },
    async distribute(selection, unit, fields) {
      const narrowed = narrow(selection);
      return narrowed ? view.distribute(narrowed, unit, fields) : [];
    },
    async distributeCalls(selection, groupings) {
      const narrowed = narrow(selection);
      return narrowed ? view.distributeCalls(narrowed, groupings) : groupings.map(() => []);
    },
    async sumRepeats(selection, fields) {
      const narrowed = narrow(selection);
      return narrowed ? view.sumRepeats(narrowed, fields) : [];
    },
    async listCalls(selection, options) {
      const narrowed = narrow(selection);
      return narrowed ? view.listCalls(narrowed, options) : [];
    },
    // Which values there are at all: a report of one that has no calls left says so, not that it is unknown.
    listValues: (field) => view.listValues(field),
  };
}

/** The calls of a selection that also have the values; undefined where no call can have both. */
function mergeFilter(selection: Selection, filter: Selection['filter']): Selection | undefined {
  for (const [field, value] of Object.entries(filter)) {
    if (Object.hasOwn(selection.filter, field) && selection.filter[field] !== value) return undefined;
  }
  return { ...selection, filter: { ...filter, ...selection.filter } };
}
