import { LABEL, NO_ERROR, TEAM } from '../labels.ts';
import { CALLS, COST, toCounter } from '../metric-names.ts';
import { TELEMETRY } from '../telemetry-names.ts';
import { TEAM_HOURLY, toHourly } from './hourly.ts';
import { type Rule, type RuleGroup, writeRules } from './write-rules.ts';

const USD = toCounter(COST);
const COUNT = toCounter(CALLS);
const DAY_OF_USD = `sum_over_time(${toHourly(COST)}[1d])`;

/** About the money. */
const SPEND: readonly Rule[] = [
  {
    alert: 'LlmUnattributedShare',
    expr: `sum(sum_over_time(${toHourly(COST)}{${TEAM}="${LABEL.team.absent}"}[1d])) / sum(${DAY_OF_USD}) > 0.1 and sum(${DAY_OF_USD}) > 1`,
    for: '1h',
    labels: { severity: 'warning' },
    annotations: {
      summary: '{{ $value | humanizePercentage }} of the spend of the last day has no team',
      description: 'Calls without a team are nobody’s to answer for. Which services they come from: board "By team".',
    },
  },
  {
    alert: 'LlmUnpricedCalls',
    expr: `sum by (${LABEL.provider.name}, ${LABEL.model.name}) (increase(${COUNT}{${LABEL.costStatus.name}="unpriced", ${LABEL.errorType.name}="${NO_ERROR}"}[1h])) >= 10`,
    for: '5m',
    labels: { severity: 'warning' },
    annotations: {
      summary: `Calls of {{ $labels.${LABEL.model.name} }} ({{ $labels.${LABEL.provider.name} }}) have no known price`,
      description:
        'About {{ $value | printf "%.0f" }} calls of the last hour are in no amount. "spendspan prices explain" says why; a price file or a newer release prices them, "spendspan reprice" those of the past.',
    },
  },
  {
    alert: 'LlmSpendSpike',
    expr: spike(),
    for: '10m',
    labels: { severity: 'warning' },
    annotations: {
      summary: `Team {{ $labels.${TEAM} }} spends more than twice what its dearest hour of the last week cost`,
      description: 'About USD {{ $value | printf "%.2f" }} in the last hour.',
    },
  },
  {
    alert: 'LlmFailedSpend',
    expr: `sum by (${LABEL.model.name}) (increase(${COUNT}{${LABEL.errorType.name}!="${NO_ERROR}"}[1h])) / sum by (${LABEL.model.name}) (increase(${COUNT}[1h])) > 0.5 and sum by (${LABEL.model.name}) (increase(${COUNT}[1h])) > 20`,
    for: '15m',
    labels: { severity: 'warning' },
    annotations: {
      summary: `{{ $value | humanizePercentage }} of the calls of {{ $labels.${LABEL.model.name} }} fail`,
      description: 'What is tried again is paid again. "spendspan report waste" says what it may have cost.',
    },
  },
];

/** Twice the dearest hour: a mean would call every working day a spike. A team of less than a day has no such hour yet. */
function spike(): string {
  const before = `(${TEAM_HOURLY}[7d] offset 1h)`;
  return [
    `sum by (${TEAM}) (increase(${USD}[1h])) > 2 * max_over_time${before}`,
    `and on (${TEAM}) count_over_time${before} >= 24`,
    `and on (${TEAM}) sum by (${TEAM}) (increase(${USD}[1h])) > 1`,
  ].join(' ');
}

/** About whether the numbers come at all. */
const TELEMETRY_RULES: readonly Rule[] = [
  {
    alert: 'LlmCollectorDown',
    expr: 'up{job="llm"} == 0 or absent(up{job="llm"})',
    for: '5m',
    labels: { severity: 'critical' },
    annotations: {
      summary: 'The collector shows no metrics',
      description:
        'Spend is not counted: applications keep what fits in their queues and lose the rest, and count what they lose.',
    },
  },
  {
    alert: 'LlmTelemetrySilent',
    expr: silent(),
    for: '15m',
    labels: { severity: 'warning' },
    annotations: {
      summary: `No model call of {{ $labels.${LABEL.service.name} }} for an hour, unlike yesterday and a week ago`,
      description: 'It makes none, or its spans do not arrive: "spendspan doctor" in the service says which.',
    },
  },
  {
    alert: 'LlmCollectorDropsStreams',
    expr: `sum(${rise(TELEMETRY.datapoints)}) > 0`,
    labels: { severity: 'critical' },
    annotations: {
      summary: 'The collector drops money: it has more series than max_streams of deltatocumulative',
      description:
        'New combinations of labels are not counted. Find the label that has too many values, or raise max_streams.',
    },
  },
  {
    alert: 'LlmCollectorLosesSpans',
    expr: `sum by (exporter) (${rise(TELEMETRY.enqueueFailed)}) > 0 or sum by (exporter) (${rise(TELEMETRY.sendFailed)}) > 0`,
    labels: { severity: 'warning' },
    annotations: {
      summary: 'About {{ $value | printf "%.0f" }} spans did not get to {{ $labels.exporter }}',
      description:
        'Metrics have them all the same. What the ledger misses is missing in reports until the services send it again.',
    },
  },
  {
    alert: 'LlmLedgerBehind',
    expr: `max by (exporter) (${TELEMETRY.queueSize} / ${TELEMETRY.queueCapacity}) > 0.8`,
    for: '5m',
    labels: { severity: 'warning' },
    annotations: {
      summary: 'The queue before {{ $labels.exporter }} is {{ $value | humanizePercentage }} full',
      description: 'When it is full, spans are dropped. Is what is behind it up, and fast enough?',
    },
  },
  {
    alert: 'LlmCollectorRefusesSpans',
    expr: `sum(${rise(TELEMETRY.refused)}) > 0`,
    for: '5m',
    labels: { severity: 'warning' },
    annotations: {
      summary: 'The collector refuses spans: it is short of memory',
      description:
        'Applications send them again for as long as their queues hold. Give it more memory, or a second one.',
    },
  },
];

/** What rose in the last quarter of an hour, counting what a counter has when it is first seen, which increase() does not. */
function rise(counter: string): string {
  return `(${counter} unless last_over_time(${counter}[1d] offset 15m)) or increase(${counter}[15m])`;
}

/** What was called yesterday and a week ago at this hour: a weekend is no silence. */
function silent(): string {
  const calls = (offset: string): string =>
    `sum by (${LABEL.service.name}) (increase(${COUNT}[1h]${offset === '' ? '' : ` offset ${offset}`}))`;
  return `(${calls('1d')} > 10 and ${calls('7d')} > 10) unless ${calls('')} > 0`;
}

const GROUPS: readonly RuleGroup[] = [
  { name: 'spendspan-spend', interval: '1m', rules: SPEND },
  { name: 'spendspan-telemetry', interval: '1m', rules: TELEMETRY_RULES },
];

/** The file of alerts that are not of budgets: those are in budgets.yaml. */
export function writeAlerts(): string {
  return writeRules(NOTES, GROUPS);
}

const NOTES = `Alerts about spend and about whether it is counted. Amounts are approximate; the ledger has the exact ones. Those that
compare with days or weeks need rules/hourly.yaml, and as much past.`;
