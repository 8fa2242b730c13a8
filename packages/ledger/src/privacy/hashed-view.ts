import type { CallView, Selection } from '../call-store.ts';

/** A view of calls whose users are asked for as `hashFilter` has them. */
export function hashedView(view: CallView, hashFilter: (selection: Selection) => Selection): CallView {
  return {
    summarize: async (selection, fields, limit) => view.summarize(hashFilter(selection), fields, limit),
    crosstab: async (selection, fields, names) => view.crosstab(hashFilter(selection), fields, names),
    crosstabColumns: async (selection, fields, names) => view.crosstabColumns(hashFilter(selection), fields, names),
    rankCells: async (selection, fields, names, ranking) =>
      view.rankCells(hashFilter(selection), fields, names, ranking),
    distribute: async (selection, unit, fields) => view.distribute(hashFilter(selection), unit, fields),
    distributeCalls: async (selection, groupings) => view.distributeCalls(hashFilter(selection), groupings),
    sumRepeats: async (selection, fields) => view.sumRepeats(hashFilter(selection), fields),
    listCalls: async (selection, options) => view.listCalls(hashFilter(selection), options),
    listValues: (field) => view.listValues(field),
  };
}
