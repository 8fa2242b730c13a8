import { findClosest } from '../closest.ts';
import { ReportParameterError, UnknownValueError } from '../errors.ts';
import { formatUsd } from '../money.ts';
import { type ReportDefinition, summarizeReport } from '../report-definition.ts';
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
    const traces = new Map<string, { startedAt: string; calls: bigint; cost: bigint }>();
    for (const { values, sums } of cells) {
      const [of = '', startedAt = ''] = values;
      const known = traces.get(of ?? '') ?? { startedAt: startedAt ?? '', calls: 0n, cost: 0n };
      const first = (startedAt ?? '') < known.startedAt ? (startedAt ?? '') : known.startedAt;
      traces.set(of ?? '', { startedAt: first, calls: known.calls + sums.calls, cost: known.cost + sums.cost });
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

function describeTraces(
  traces: ReadonlyMap<string, { startedAt: string; calls: bigint; cost: bigint }>,
): ReportSection {
  const ordered = [...traces].sort(([a, x], [b, y]) => (`${x.startedAt} ${a}` < `${y.startedAt} ${b}` ? -1 : 1));
  let calls = 0n;
  let cost = 0n;
  const rows = ordered.map(([trace, one]) => {
    calls += one.calls;
    cost += one.cost;
    const costUsd = formatUsd(one.cost);
    return { startedAt: one.startedAt, trace, calls: Number(one.calls), costUsd, soFarUsd: formatUsd(cost) };
  });
  return {
    name: 'timeline',
    title: 'Timeline',
    columns: [
      { name: 'startedAt', head: 'Started', kind: 'text' },
      { name: 'trace', head: 'Trace', kind: 'text' },
      { name: 'calls', head: 'Requests', kind: 'count', sums: true },
      { name: 'costUsd', head: 'USD', kind: 'usd', sums: true },
      { name: 'soFarUsd', head: 'So far', kind: 'usd' },
    ],
    rows,
    total: { startedAt: 'Total', trace: '', calls: Number(calls), costUsd: formatUsd(cost), soFarUsd: formatUsd(cost) },
    notes: ['`spendspan report trace <id>` shows the calls of a trace as a tree.'],
  };
}
