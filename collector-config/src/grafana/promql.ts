import { type Metric, toCounter } from '../metric-names.ts';
import { toHourly } from '../rules/hourly.ts';
import { SELECTED } from './variables.ts';

/** What a metric is asked for. */
export interface Asking {
  /** Labels that stay. @default none: one number */
  readonly by?: readonly string[];
  /** Further matchers. */
  readonly where?: string;
  /** @default what the board shows */
  readonly window?: string;
  /** `7d`: as it was then. */
  readonly offset?: string;
}

/** What a metric rose by: hours that are recorded are added up. */
export function sumHours(metric: Metric, asking: Asking = {}): string {
  return `sum${keep(asking)}(${hours(metric, asking)})`;
}

/** The same; until the first hour is recorded, what the last hour rose by. */
export function sumHoursOrLast(metric: Metric, asking: Asking = {}): string {
  return `${sumHours(metric, asking)} or sum${keep(asking)}(increase(${toCounter(metric)}${select(asking)}[1h]))`;
}

/** The hours, each series on its own. */
export function hours(metric: Metric, { where, window = '$__range', offset }: Asking = {}): string {
  return `sum_over_time(${toHourly(metric)}${select({ where })}[${window}]${offset === undefined ? '' : ` offset ${offset}`})`;
}

/** What it is per second, right now. */
export function rateNow(metric: Metric, asking: Asking = {}): string {
  return `sum${keep(asking)}(rate(${toCounter(metric)}${select(asking)}[${asking.window ?? '$__rate_interval'}]))`;
}

function keep({ by = [] }: Asking): string {
  return by.length === 0 ? ' ' : ` by (${by.join(', ')}) `;
}

function select({ where }: { readonly where?: string | undefined }): string {
  return `{${[SELECTED, ...(where === undefined ? [] : [where])].join(', ')}}`;
}
