import { placeOf, writePlace } from '../call-list/call-place.ts';
import { LIST_PARAMETERS, listPage } from '../call-list/list-calls.ts';
import type { CallOrder } from '../call-list/types.ts';
import { formatTime } from '../format-time.ts';
import { formatUsd } from '../money.ts';
import { PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { type ReportDefinition, selectCalls, summarizeReport } from '../report-definition.ts';
import type { Call, ReportSection, SectionColumn, SectionRow } from '../types.ts';
import { nameColumn } from './name-column.ts';

/** The calls themselves, a page of them. */
export const calls: ReportDefinition = {
  name: 'calls',
  summary:
    'The calls themselves, newest first, or those that cost most (--order cost), of any values (--where team=growth)',
  parameters: [...LIST_PARAMETERS, ...PERIOD_PARAMETERS],
  async run(store, query) {
    const period = readPeriod(query);
    const page = await listPage(store, selectCalls(period, {}), query);
    const section = describeCalls(page.calls, page.order, page.next);
    return summarizeReport(store, { name: 'calls', title: 'Calls', period, filter: {}, by: [], sections: [section] });
  },
};

function describeCalls(listed: readonly Call[], order: CallOrder, next: string | null): ReportSection {
  return {
    name: 'calls',
    title: `Calls, ${TITLES[order]}`,
    columns: COLUMNS,
    rows: listed.map((call) => describeCall(call, order)),
    notes: next === null ? [] : [`There are more: --after ${next}`],
  };
}

const TITLES: Readonly<Record<CallOrder, string>> = {
  newest: 'newest first',
  oldest: 'oldest first',
  cost: 'most expensive first',
  duration: 'longest first',
  tokens: 'most tokens first',
};

function describeCall(call: Call, order: CallOrder): SectionRow {
  const { attribution, usage, durationNs } = call;
  return {
    startedAt: formatTime(call.startTimeUnixNano),
    trace: call.traceId,
    span: call.spanId,
    team: attribution['team'] ?? null,
    feature: attribution['feature'] ?? null,
    model: (call.responseModel ?? call.requestModel)?.toLowerCase() ?? null,
    status: call.errorType ?? call.status,
    seconds: durationNs === null ? null : Number(durationNs) / 1e9,
    inputTokens: usage.inputTokens ?? null,
    outputTokens: usage.outputTokens ?? null,
    costUsd: call.cost.total === null ? null : formatUsd(call.cost.total),
    costStatus: call.costStatus,
    place: writePlace(placeOf(call, order), order),
  };
}

const COLUMNS: readonly SectionColumn[] = [
  { name: 'startedAt', head: 'Started (UTC)', kind: 'time' },
  { name: 'trace', head: 'Trace', kind: 'text' },
  { name: 'span', head: 'Span', kind: 'text' },
  nameColumn('team'),
  nameColumn('feature'),
  nameColumn('model'),
  { name: 'status', head: 'Status', kind: 'text' },
  { name: 'seconds', head: 'Seconds', kind: 'number' },
  { name: 'inputTokens', head: 'In tokens', kind: 'count' },
  { name: 'outputTokens', head: 'Out tokens', kind: 'count' },
  { name: 'costUsd', head: 'USD', kind: 'usd' },
  { name: 'costStatus', head: 'Price', kind: 'text' },
  { name: 'place', head: 'Place', kind: 'text', forPrograms: true },
];
