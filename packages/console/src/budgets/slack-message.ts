import {
  type BudgetState,
  describeBudgetPeriod,
  describeFilter,
  describeOwner,
  describeThreshold,
  formatShare,
  formatUsdAmount,
  type Threshold,
} from '@spendspan/ledger';

/** A message as Slack's incoming webhooks take it; others that take their form show `text`. */
export interface SlackMessage {
  readonly text: string;
  /** https://docs.slack.dev/reference/block-kit/blocks */
  readonly blocks: readonly Readonly<Record<string, unknown>>[];
}

/** Longest name in a message, in characters. */
const MAX_NAME = 200;

/** What is said when a budget reaches thresholds. */
export function makeSlackMessage(state: BudgetState, reached: readonly Threshold[]): SlackMessage {
  const { spentUsd, amountUsd, forecast, unpricedCalls, estimatedUsd } = state;
  const thresholds = reached.map(describeThreshold).join(', ');
  const name = escapeText(state.name);
  const text = `Budget ${name} has reached ${thresholds}: ${formatUsdAmount(spentUsd)} of ${formatUsdAmount(amountUsd)} (${formatShare(state.spentShare)}) in ${describeBudgetPeriod(state)}`;
  const owner = describeOwner(state.owner);
  const facts = [
    ['For', describeFilter(state.filter)],
    ['Spent', `${formatUsdAmount(spentUsd)} (${formatShare(state.spentShare)})`],
    ['Budget', `${formatUsdAmount(amountUsd)}, ${describeBudgetPeriod(state)} (${state.period.timeZone})`],
    ['Forecast', forecast === null ? 'nothing to go by yet' : describeForecast(forecast)],
    ...(Number(estimatedUsd) === 0 ? [] : [['Estimated', `${formatUsdAmount(estimatedUsd)} of what is spent`]]),
    ...(unpricedCalls === 0 ? [] : [['Not counted', `${unpricedCalls} without a known price`]]),
    ...(owner === undefined ? [] : [['Owner', owner]]),
  ];
  return {
    text,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `*Budget ${name}* has reached *${thresholds}*` } },
      {
        type: 'section',
        fields: facts.map(([label, value]) => ({ type: 'mrkdwn', text: `*${label}*\n${escapeText(value ?? '')}` })),
      },
    ],
  };
}

function describeForecast({ usd, lowUsd, highUsd }: NonNullable<BudgetState['forecast']>): string {
  const range = lowUsd === highUsd ? '' : ` (${formatUsdAmount(lowUsd)} to ${formatUsdAmount(highUsd)})`;
  return `${formatUsdAmount(usd)}${range} by the end`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text from files and spans, without what Slack would take for a link, a mention or an entity. */
function escapeText(text: string): string {
  const short = text.length > MAX_NAME ? `${text.slice(0, MAX_NAME - 1)}…` : text;
  return short.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}
