import type { CallStore, CallView, Selection } from '../call-store.ts';
import { ReportParameterError } from '../errors.ts';
import { type CallRecord, describeCall } from '../export/describe-call.ts';
import { WHERE } from '../filtered-report.ts';
import { describePeriod, PERIOD_PARAMETERS, readPeriod } from '../period/period.ts';
import { selectCalls } from '../report-definition.ts';
import { checkParameters } from '../report-parameters.ts';
import { readFilter } from '../reports/read-filter.ts';
import { makeTotals } from '../totals.ts';
import type { AskOptions, Call, ReportParameter, ReportQuery } from '../types.ts';
import { placeOf, readPlace, writePlace } from './call-place.ts';
import { CALL_ORDERS, type CallOrder, type CallPage, type FoundCalls } from './types.ts';

/** What says which calls are listed, and how, beside a period. */
export const LIST_PARAMETERS: readonly ReportParameter[] = [
  { name: 'order', summary: `${CALL_ORDERS.join(', ')} (default: newest)`, required: false },
  { name: 'limit', summary: 'calls at most, up to 1000 (default: 100)', required: false },
  { name: 'after', summary: 'the place behind which to go on: "next" of the page before', required: false },
];

/** What a list of calls can be asked for. */
export const CALLS_PARAMETERS: readonly ReportParameter[] = [...LIST_PARAMETERS, ...PERIOD_PARAMETERS, WHERE];

/** A page of calls and its end. */
export interface ListedCalls {
  readonly order: CallOrder;
  readonly isFirst: boolean;
  readonly calls: readonly Call[];
  /** `null`: there are no more. */
  readonly next: string | null;
}

/**
 * A page of the calls of a selection.
 * @throws ReportParameterError
 */
export async function listPage(view: CallView, selection: Selection, query: ReportQuery): Promise<ListedCalls> {
  const order = readOrder(query['order']);
  const limit = readLimit(query['limit']);
  const after = query['after'] === undefined ? undefined : readPlace(query['after'], order);
  const found = await view.listCalls(selection, { order, after, limit: limit + 1 });
  const calls = found.slice(0, limit);
  const last = calls.at(-1);
  const next = found.length > limit && last ? writePlace(placeOf(last, order), order) : null;
  return { order, isFirst: after === undefined, calls, next };
}

/** See `Ledger.calls`. */
export async function listCalls(
  store: CallStore,
  query: ReportQuery,
  usersHidden: boolean,
  options?: AskOptions,
): Promise<CallPage> {
  checkParameters('calls', CALLS_PARAMETERS, query);
  const period = readPeriod(query);
  return store.view(async (view) => {
    const filter = await readFilter(view, query['where']);
    const selection = selectCalls(period, filter);
    const { order, isFirst, calls, next } = await listPage(view, selection, query);
    const totals = isFirst ? makeTotals((await view.summarize(selection, [])).totals) : null;
    const records = calls.map((call) => describeListed(call, usersHidden));
    return { period: describePeriod(period), filter, order, totals, calls: records, next, usersHidden };
  }, options);
}

/** See `Ledger.findCalls`. */
export async function findCalls(
  store: CallStore,
  ids: { readonly trace: string; readonly span: string },
  usersHidden: boolean,
  options?: AskOptions,
): Promise<FoundCalls> {
  const list = { order: 'newest', limit: MAX_ALIKE } as const;
  const calls = await store.view((view) => view.listCalls({ filter: { ...ids } }, list), options);
  return { calls: usersHidden ? calls.map(hideUser) : calls, usersHidden };
}

/** Ids are random: more calls with the same are a mistake of their sender. */
const MAX_ALIKE = 100;

function hideUser(call: Call): Call {
  const { user: _, ...attribution } = call.attribution;
  return { ...call, attribution };
}

function describeListed(call: Call, usersHidden: boolean): CallRecord {
  return describeCall(usersHidden ? hideUser(call) : call);
}

function readOrder(text = 'newest'): CallOrder {
  const order = CALL_ORDERS.find((known) => known === text);
  if (!order)
    throw new ReportParameterError('order', JSON.stringify(text.slice(0, 80)), `one of ${CALL_ORDERS.join(', ')}`);
  return order;
}

function readLimit(text = '100'): number {
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > 1000) {
    throw new ReportParameterError('limit', JSON.stringify(text.slice(0, 80)), 'a number from 1 to 1000');
  }
  return limit;
}
