import { stringify } from 'yaml';
import type { CalendarUnit } from '../calendar.ts';
import { formatUsd } from '../money.ts';
import { BUDGET_FIELDS } from './budget-fields.ts';
import { describeFilter, describeOwner } from './describe-budget.ts';
import { increaseOfHour } from './hourly-increase.ts';
import { toTest } from './to-test.ts';
import type { Budget, BudgetFile, Threshold } from './types.ts';

/** The cost metric, as Prometheus names it. */
const METRIC = 'llm_cost_usd_total';
const HOURLY = 'spendspan:budget_cost_usd:increase1h';
const AMOUNT = 'spendspan:budget_amount_usd';
const SPEND = 'spendspan:budget_spend_usd';
const FORECAST = 'spendspan:budget_forecast_usd';

/** What Prometheus is to look at for a period, and for the pace that a forecast goes by. */
const WINDOWS: Readonly<
  Record<CalendarUnit, { readonly period: string; readonly pace: string; readonly times: string }>
> = {
  day: { period: '1d', pace: '6h', times: '4' },
  week: { period: '7d', pace: '2d', times: '3.5' },
  month: { period: '30d', pace: '7d', times: '30 / 7' },
  quarter: { period: '91d', pace: '28d', times: '91 / 28' },
  year: { period: '365d', pace: '91d', times: '365 / 91' },
};

/** A rule, as Prometheus reads it. */
type Rule = Readonly<Record<string, unknown>> & { readonly expr: string };

/** Recording and alerting rules for Prometheus, YAML, made of the budgets. What they only approximate stands on top. */
export function writePrometheusRules({ name, budgets }: BudgetFile): string {
  const usable = budgets.filter((budget) => findMissing(budget).length === 0);
  const left = budgets.filter((budget) => findMissing(budget).length > 0);
  const groups = usable.flatMap((budget) => [
    ...(budget.period === 'day'
      ? []
      : [{ name: `spendspan-hours-of-budget-${budget.id}`, interval: '1h', rules: [makeHourly(budget)] }]),
    {
      name: `spendspan-budget-${budget.id}`,
      interval: '5m',
      rules: [...makeRecords(budget), ...budget.thresholds.map((threshold) => makeAlert(budget, threshold))],
    },
  ]);
  const notes = left.map(({ id, ...budget }) => {
    return `# Left out: the budget ${JSON.stringify(id)}: the metric has no label for ${findMissing({ id, ...budget }).join(', ')}.`;
  });
  const head = [HEAD.replace('FILE', JSON.stringify(name)), ...notes].join('\n');
  return `${head}\n${stringify({ groups }, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

const HEAD = `# Made by "spendspan budget rules" of FILE: change that and make it again.
#
# Approximate, for alerts. The exact state of a budget is "spendspan budget check", which reads the ledger.
# - A period of the calendar cannot be written with increase(): rolling windows stand in for it (a day 1d, a week 7d, a
#   month 30d, a quarter 91d, a year 365d). They know no time zone, and an alert lasts until the spend is older than that.
# - Of all but a day, whole hours are added up that are recorded once an hour, from when these rules are loaded;
#   "promtool tsdb create-blocks-from rules" records the hours before. An hour in whose last moment Prometheus was down is
#   missing. They are made for a scrape every 15 s.
# - increase() does not count what a series has when it is first seen, unless Prometheus runs with
#   --enable-feature=created-timestamp-zero-ingestion and the series says when it began (that of the collector does).
# - The window must fit into what Prometheus keeps: --storage.tsdb.retention.time is 15d by default.
# - The forecast is the pace of the last part of the window (6h, 2d, 7d, 28d, 91d), without regard to weekdays.
# - Calls without a known price are in no amount.`;

/** Samples of a month are too many to be looked at every five minutes; hours of it are not. */
function makeHourly(budget: Budget): Rule {
  const expr = `sum(${increaseOfHour(`${METRIC}${writeSelector(budget)}`)})`;
  return { record: HOURLY, expr, labels: { budget: budget.id } };
}

function makeRecords(budget: Budget): readonly Rule[] {
  const labels = { budget: budget.id };
  const { period, pace, times } = WINDOWS[budget.period];
  const selector = `${METRIC}${writeSelector(budget)}`;
  // Until the first hour is recorded, the last hour is what there is.
  const spend = (window: string): string =>
    budget.period === 'day'
      ? `sum(increase(${selector}[${window}]))`
      : `(sum(sum_over_time(${HOURLY}{budget=${quote(budget.id)}}[${window}])) or sum(increase(${selector}[1h])))`;
  return [
    { record: AMOUNT, expr: `vector(${formatNumber(budget.amount)})`, labels },
    { record: SPEND, expr: spend(period), labels },
    { record: FORECAST, expr: `${spend(pace)} * ${times}`, labels },
  ];
}

function makeAlert(budget: Budget, { kind, percent }: Threshold): Rule {
  const series = kind === 'actual' ? SPEND : FORECAST;
  const selector = `{budget=${quote(budget.id)}}`;
  const amount = formatNumber(budget.amount);
  const owner = describeOwner(budget.owner);
  const what = kind === 'actual' ? 'has spent' : 'is on the way to spend';
  const name = plain(budget.name);
  return {
    alert: kind === 'actual' ? 'LlmBudgetThreshold' : 'LlmBudgetForecast',
    expr: `${series}${selector} >= ${percent} / 100 * ${AMOUNT}${selector} and ${series}${selector} > 0`,
    // A forecast goes up and down.
    ...(kind === 'forecast' && { for: '30m' }),
    labels: {
      budget: plain(budget.id),
      severity: kind === 'actual' && percent >= 100 ? 'critical' : 'warning',
      threshold: String(percent),
    },
    annotations: {
      summary: `Budget ${name} ${what} ${percent} % of USD ${amount} per ${budget.period}`,
      description: `About USD {{ $value | printf "%.2f" }} (${plain(describeFilter(budget.filter))})${owner === undefined ? '' : `; owner: ${plain(owner)}`}. Exact: spendspan budget check`,
    },
  };
}

function findMissing({ filter }: Budget): readonly string[] {
  return Object.keys(filter).filter((field) => labelOf(field) === undefined);
}

function labelOf(field: string): string | undefined {
  return BUDGET_FIELDS.find((one) => one.field === field)?.label;
}

function writeSelector({ filter }: Budget): string {
  const matchers = Object.entries(filter).flatMap(([field, value]) =>
    writeMatchers(field, value).map((matcher) => `${labelOf(field)}${matcher}`),
  );
  return matchers.length === 0 ? '' : `{${matchers.join(', ')}}`;
}

/** What has no value has no label, or what collectors write there instead. */
const ABSENT = ['', 'unattributed', 'unknown', 'none'] as const;

function writeMatchers(field: string, value: string | null): readonly string[] {
  const absent = quote(ABSENT.join('|'));
  if (value === null) return [`=~${absent}`];
  // The ledger does not tell the letters of models apart by case; the metric has them as they came.
  const anyCase = field === 'model';
  if (!anyCase && !value.includes('*')) return [`=${quote(value)}`];
  const escaped = value.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*');
  const matcher = `=~${quote(`${anyCase ? '(?i)' : ''}${escaped}`)}`;
  const fits = toTest(anyCase ? value.toLowerCase() : value);
  // No value is no text, whatever stands in its place.
  return value.includes('*') && ABSENT.some(fits) ? [matcher, `!~${absent}`] : [matcher];
}

/** A string of PromQL. */
function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Text of the file in a label or an annotation of an alert, which are templates: two braces would begin an action. */
function plain(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}

function formatNumber(pico: bigint): string {
  return formatUsd(pico).replace(/\.?0+$/, '');
}
