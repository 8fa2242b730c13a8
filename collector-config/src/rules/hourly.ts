import { increaseOfHour } from '../../../packages/ledger/src/budgets/hourly-increase.ts';
import { TEAM } from '../labels.ts';
import { CALLS, COST, FAILED, type Metric, SAVINGS, TOKENS, toCounter } from '../metric-names.ts';
import { type Rule, writeRules } from './write-rules.ts';

/** The metrics of which the hours are recorded: whoever looks at weeks adds up hours. */
const RECORDED: readonly Metric[] = [COST, TOKENS, CALLS, SAVINGS, FAILED];

/** The record of what a metric rose by in an hour, with the labels of the metric. */
export function toHourly(metric: Metric): string {
  return `spendspan:${toCounter(metric)
    .replace(/^llm_/, '')
    .replace(/_total$/, '')}:increase1h`;
}

/** What a team spends in an hour: what a spike stands out from. */
export const TEAM_HOURLY: string = `spendspan:team_${toHourly(COST).slice('spendspan:'.length)}`;

/** The rules that record hours. */
export const HOURLY_RULES: readonly Rule[] = [
  ...RECORDED.map((metric) => ({
    record: toHourly(metric),
    // The same whichever collector or process counted it.
    expr: `sum without (job, instance) (${increaseOfHour(toCounter(metric))})`,
  })),
  { record: TEAM_HOURLY, expr: `sum by (${TEAM}) (${toHourly(COST)})` },
];

/** The file of them. */
export function writeHourlyRules(): string {
  return writeRules(NOTES, [{ name: 'spendspan-hourly', interval: '1h', rules: HOURLY_RULES }]);
}

const NOTES = `Once an hour, what each series rose by in it: a month is then 720 samples of a series instead of 172800. Every rise is
in one hour; the first hour of a series is up to 0.4 % too small. An hour in whose last moment Prometheus was down
is missing: "promtool tsdb create-blocks-from rules" records it afterwards, as it does for the time before these rules.
Made for a scrape every 15 s.`;
