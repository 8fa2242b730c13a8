import type { Selection } from '../call-store.ts';
import type { ClickHouse, Params } from './clickhouse.ts';
import { COST_COLUMNS, minuteOf } from './columns.ts';
import { makeFilter, quote } from './field-sql.ts';

/**
 * What is in the ledger at an instant. ClickHouse keeps no snapshots: the instant is told by what had been recorded by
 * then, and by the repricings that stood.
 */
export interface Instant {
  /** The attempts of the repricings that stand, in their order. */
  readonly attempts: readonly string[];
  /** Nanoseconds since 1970; calls recorded later are not looked at. Undefined is all that one statement finds. */
  readonly until?: bigint;
}

/** Calls of an instant as SQL. */
export interface Source {
  /** A query of the calls that were selected, with their costs of that instant and the first ones. */
  readonly calls: string;
  /** The ids of the requests that are another row's by then. */
  readonly settled: string;
  readonly params: Params;
}

const COSTS = COST_COLUMNS.map(({ name }) => name);

/** The repricings that stand now. */
export async function readAttempts(clickHouse: ClickHouse): Promise<readonly string[]> {
  const rows = await clickHouse.query('SELECT attempt FROM repricings FINAL WHERE undone = 0 ORDER BY run, attempt');
  return rows.map(([attempt]) => String(attempt));
}

/** The calls of a selection at an instant. */
export function makeSource(selection: Selection, { attempts, until }: Instant): Source {
  const { from, to } = selection;
  const { where, params } = makeFilter(selection);
  const recorded = until === undefined ? [] : ["recorded_at <= fromUnixTimestamp64Nano({until:Int64}, 'UTC')"];
  const minutes = [
    ...(from === undefined ? [] : [`minute >= ${minuteOf(clamp(from))}`]),
    ...(to === undefined ? [] : [`minute <= ${minuteOf(clamp(to))}`]),
  ];
  const times = [
    ...(from === undefined ? [] : ["started_at >= fromUnixTimestamp64Nano({from:Int64}, 'UTC')"]),
    ...(to === undefined ? [] : ["started_at < fromUnixTimestamp64Nano({to:Int64}, 'UTC')"]),
  ];
  const first = `SELECT *, minute, cost_usd AS first_cost_usd FROM calls FINAL ${whereOf([...minutes, ...times, ...recorded])}`;
  const current = attempts.length === 0 ? first : overlay(first, attempts, minutes);
  return {
    calls: `SELECT * FROM (${current}) WHERE ${where}`,
    settled: settledSql(recorded),
    params: {
      ...params,
      ...(until === undefined ? {} : { until }),
      ...(from === undefined ? {} : { from: clamp(from) }),
      ...(to === undefined ? {} : { to: clamp(to) }),
    },
  };
}

/** The calls with the costs of the last of some repricings that priced them. */
function overlay(calls: string, attempts: readonly string[], minutes: readonly string[]): string {
  const list = `[${attempts.map((attempt) => `toUUID(${quote(attempt)})`).join(', ')}]`;
  const order = `indexOf(${list}, attempt)`;
  const replaced = COSTS.map((name, index) => `if(o.last > 0, o.costs.${index + 1}, c.${name}) AS ${name}`);
  const latest = `SELECT trace_id, span_id, minute, max(${order}) AS last, argMax((${COSTS.join(', ')}), ${order}) AS costs
    FROM repriced_calls ${whereOf([`has(${list}, attempt)`, `attempt IN (${attempts.map(quote).join(', ')})`, ...minutes])}
    GROUP BY trace_id, span_id, minute`;
  return `SELECT c.* EXCEPT (${COSTS.join(', ')}), ${replaced.join(', ')}
    FROM (${calls}) AS c LEFT JOIN (${latest}) AS o
      ON c.minute = o.minute AND c.trace_id = o.trace_id AND c.span_id = o.span_id`;
}

/**
 * A background response is a row when it is created, without usage, and another when it is first seen finished: once
 * that is there, the first is no request of its own. Creators are few; an index leads to them and to their bills.
 */
function settledSql(recorded: readonly string[]): string {
  const host = "isNull(host), ifNull(host, '')";
  const creator = ["usage_reason = 'background'", 'isNotNull(response_id)', ...recorded];
  const bill = [
    "ifNull(usage_reason, '') <> 'background'",
    `response_id IN (SELECT response_id FROM calls FINAL ${whereOf(creator)})`,
    ...recorded,
  ];
  return `SELECT trace_id, span_id FROM calls FINAL ${whereOf([
    ...creator,
    `(response_id, ${host}) IN (SELECT response_id, ${host} FROM calls FINAL ${whereOf(bill)})`,
  ])}`;
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}

const MAX_NANOS = 2n ** 63n - 1n;

function clamp(nanos: bigint): bigint {
  return nanos < 0n ? 0n : nanos > MAX_NANOS ? MAX_NANOS : nanos;
}
