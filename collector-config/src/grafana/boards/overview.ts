import { LABEL, NO_ERROR, TEAM } from '../../labels.ts';
import { CALLS, COST } from '../../metric-names.ts';
import { BOARD_UID, toOwners } from '../links.ts';
import type { BoardSpec, PanelSpec } from '../panel.ts';
import { hours, rateNow, sumHours, sumHoursOrLast } from '../promql.ts';

const UNPRICED = `${LABEL.costStatus.name}="unpriced", ${LABEL.errorType.name}="${NO_ERROR}"`;
const NO_TEAM = `${TEAM}="${LABEL.team.absent}"`;
/** Calls that could have a price: a failed one without a price has none to have. */
const PRICEABLE = `sum(${hours(CALLS, { where: `${LABEL.costStatus.name}!="unpriced"` })} or ${hours(CALLS, { where: `${LABEL.errorType.name}="${NO_ERROR}"` })})`;

export const OVERVIEW: BoardSpec = {
  uid: BOARD_UID.overview,
  title: 'LLM spend: overview',
  description:
    'What is spent, where it goes, how sure the number is, and how budgets stand. From Prometheus: approximate.',
  source: 'prometheus',
  from: 'now-7d',
  rows: [
    {
      title: 'How much',
      panels: [
        {
          title: 'Spend',
          description:
            'USD of the whole hours in the time range, of calls with a known price. Exact: board "Exact ledger".',
          approximate: true,
          kind: 'stat',
          unit: 'currencyUSD',
          width: 4,
          queries: [{ text: sumHoursOrLast(COST) }],
        },
        {
          title: 'Right now',
          description: 'USD an hour at the pace of the last 15 minutes.',
          approximate: true,
          kind: 'stat',
          unit: 'currencyUSD',
          width: 4,
          queries: [{ text: `${rateNow(COST, { window: '15m' })} * 3600` }],
        },
        {
          title: 'Next 30 days',
          description:
            'USD of 30 days like the last 7, without regard to trend. Budgets have a better forecast: "spendspan budget check".',
          approximate: true,
          kind: 'stat',
          unit: 'currencyUSD',
          width: 4,
          queries: [{ text: `${sumHours(COST, { window: '7d' })} * 30 / 7` }],
        },
        {
          title: 'Calls with a price',
          description:
            'Share of calls with a known or estimated price among those that could have one. The rest is in no amount.',
          approximate: true,
          kind: 'stat',
          unit: 'percentunit',
          decimals: 1,
          width: 4,
          queries: [{ text: `1 - (${sumHours(CALLS, { where: UNPRICED })} or vector(0)) / ${PRICEABLE}` }],
        },
        {
          title: 'Spend without a team',
          description: 'Share of the spend that is nobody’s to answer for.',
          approximate: true,
          kind: 'stat',
          unit: 'percentunit',
          decimals: 1,
          width: 4,
          warnFrom: [0.05, 0.1],
          queries: [{ text: `(${sumHours(COST, { where: NO_TEAM })} or vector(0)) / ${sumHours(COST)}` }],
        },
        {
          title: 'Unpriced calls',
          description: 'Calls that went well and have no known price. Which models: board "By model and provider".',
          approximate: true,
          kind: 'stat',
          unit: 'short',
          decimals: 0,
          width: 4,
          warnFrom: [1, 100],
          queries: [{ text: `${sumHours(CALLS, { where: UNPRICED })} or vector(0)` }],
        },
      ],
    },
    {
      title: 'Where it goes',
      panels: [
        {
          title: 'Spend over time by team',
          description: 'USD per bar, whole hours.',
          approximate: true,
          kind: 'timeseries',
          unit: 'currencyUSD',
          width: 16,
          interval: '1h',
          stacked: true,
          queries: [{ text: sumHours(COST, { by: [TEAM], window: '$__interval' }), legend: `{{${TEAM}}}` }],
        },
        dearest('Teams', TEAM, [toOwners('team', TEAM)]),
        dearest('Models', LABEL.model.name),
        dearest('Features', LABEL.feature.name, [toOwners('feature', LABEL.feature.name)]),
        {
          title: 'Environments',
          description: 'USD of the time range.',
          approximate: true,
          kind: 'ranking',
          unit: 'currencyUSD',
          width: 8,
          queries: [
            {
              text: `sort_desc(topk(10, ${sumHours(COST, { by: [LABEL.environment.name] })}))`,
              legend: `{{${LABEL.environment.name}}}`,
            },
          ],
        },
      ],
    },
    {
      title: 'Budgets and alerts',
      panels: [
        {
          title: 'Budgets',
          description:
            'How the budgets of rules/budgets.yaml stand, over rolling windows instead of the calendar: a month is 30 days. Not narrowed by the variables. Exact: "spendspan budget check".',
          approximate: true,
          kind: 'table',
          unit: 'currencyUSD',
          units: { 'Spent, share': 'percentunit' },
          width: 16,
          queries: [
            { text: 'max by (budget) (spendspan:budget_amount_usd)', legend: 'Budget, USD' },
            { text: 'max by (budget) (spendspan:budget_spend_usd)', legend: 'Spent, USD' },
            {
              text: 'max by (budget) (spendspan:budget_spend_usd) / max by (budget) (spendspan:budget_amount_usd > 0)',
              legend: 'Spent, share',
            },
            { text: 'max by (budget) (spendspan:budget_forecast_usd)', legend: 'Forecast, USD' },
          ],
        },
        {
          title: 'Alerts that fire',
          description: 'Of rules/alerts.yaml and rules/budgets.yaml.',
          approximate: false,
          kind: 'table',
          unit: 'short',
          width: 8,
          queries: [
            {
              text: 'count by (alertname, severity) (ALERTS{alertname=~"Llm.*", alertstate="firing"})',
              legend: 'Alerts',
            },
          ],
        },
      ],
    },
  ],
};

/** The ten values of a label that most was spent on. */
function dearest(title: string, label: string, links?: PanelSpec['links']): PanelSpec {
  return {
    title,
    description: 'USD of the time range, the ten dearest.',
    approximate: true,
    kind: 'ranking',
    unit: 'currencyUSD',
    width: 8,
    queries: [{ text: `sort_desc(topk(10, ${sumHours(COST, { by: [label] })}))`, legend: `{{${label}}}` }],
    ...(links && { links }),
  };
}
