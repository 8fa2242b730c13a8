import { findClosest } from '../closest.ts';
import { ReportParameterError, UnknownValueError } from '../errors.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';
import { addCosts, type CostSums, formatKnownCost, NO_COSTS } from '../totals.ts';
import type { ReportSection } from '../types.ts';

/** One conversation, trace by trace. */
export const session: ReportDefinition = {
  name: 'session',
  summary: 'One session (conversation) as a timeline of its traces, with the cost of each and of all so far',
  parameters: [{ name: 'session', summary: 'the session.id of the calls', required: true }],
  async run(store, query) {
    const id = query['session'];
    if (id === undefined) throw new ReportParameterError('session', 'nothing', 'the id of a session');
    const cells = await store.crosstab({ filter: { session: id } }, ['trace', 'startedAt']);
    if (cells.length === 0)
      throw new UnknownValueError('session', id, findClosest(id, await store.listValues('session')));
    const traces = new Map<string, TraceSums>();
    for (const { values, sums } of cells) {
      const [of = '', startedAt = ''] = values;
      const known = traces.get(of ?? '') ?? { ...NO_COSTS, startedAt: startedAt ?? '' };
      const [first = ''] = [startedAt ?? '', known.startedAt].sort();
      traces.set(of ?? '', { ...addCosts(known, sums), startedAt: first });
    }
    return summarizeReport(store, {
      name: 'session',
      title: `Session ${id}`,
      period: {},
      filter: { session: id },
      by: ['team', 'feature', 'user', 'model'],
      sections: [describeTraces(traces)],
    });
  },
};

interface TraceSums extends CostSums {
  readonly startedAt: string;
}

function describeTraces(traces: ReadonlyMap<string, TraceSums>): ReportSection {
  const ordered = [...traces].sort(([a, x], [b, y]) => (`${x.startedAt} ${a}` < `${y.startedAt} ${b}` ? -1 : 1));
  let soFar: CostSums = NO_COSTS;
  const rows = ordered.map(([trace, one]) => {
    soFar = addCosts(soFar, one);
    return {
      ...{ startedAt: one.startedAt, trace, calls: Number(one.calls) },
      ...{ costUsd: formatKnownCost(one), soFarUsd: formatKnownCost(soFar) },
    };
  });
  return {
    name: 'timeline',
    title: 'Timeline',
    columns: [
      { name: 'startedAt', head: 'Started (UTC)', kind: 'time' },
      { name: 'trace', head: 'Trace', kind: 'text' },
      { name: 'calls', head: 'Requests', kind: 'count', sums: true },
      { name: 'costUsd', head: 'USD', kind: 'usd', sums: true },
      { name: 'soFarUsd', head: 'So far', kind: 'usd' },
    ],
    rows,
    total: {
      ...{ startedAt: 'Total', trace: '', calls: Number(soFar.calls) },
      ...{ costUsd: formatKnownCost(soFar), soFarUsd: formatKnownCost(soFar) },
    },
    notes: ['`spendspan report trace <id>` shows the calls of a trace as a tree.'],
  };
}
