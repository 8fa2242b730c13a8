import { CURRENT_CALLS, SPEND_HOURS } from '../../../../packages/ledger/src/clickhouse/views.ts';
import { LABEL } from '../../labels.ts';
import { BOARD_UID } from '../links.ts';
import type { BoardSpec, PanelSpec } from '../panel.ts';
import { JAEGER_VARIABLE, VARIABLES } from '../variables.ts';

const CHOSEN = VARIABLES.map(({ name }) => `${name} IN (\${${name}:singlequote})`).join(' AND ');
const HOURS = `FROM ${SPEND_HOURS} WHERE $__timeFilter(hour) AND ${CHOSEN}`;
const CALLS = `FROM ${CURRENT_CALLS} WHERE $__timeFilter(started_at)`;
const TRACE = [{ title: 'This trace in Jaeger', url: `\${${JAEGER_VARIABLE}}/trace/\${__data.fields.trace_id}` }];

export const LEDGER: BoardSpec = {
  uid: BOARD_UID.ledger,
  title: 'LLM spend: exact ledger',
  description:
    'What the ledger in ClickHouse has: each call once, with what repricings changed. Needs the views of collector-config/clickhouse/views.sql.',
  source: 'clickhouse',
  from: 'now-30d',
  rows: [
    {
      title: 'How much, and how sure',
      panels: [
        stat('Spend', 'USD of calls with a known or estimated price.', 'currencyUSD', `SELECT sum(usd) ${HOURS}`),
        stat(
          'Of it a best guess',
          'USD of calls whose usage or rate is estimated.',
          'currencyUSD',
          `SELECT sum(estimated_usd) ${HOURS}`,
        ),
        stat(
          'Of it a lower bound',
          'USD of calls of which a part has no rate.',
          'currencyUSD',
          `SELECT sum(partial_usd) ${HOURS}`,
        ),
        stat('Unpriced calls', 'Calls that are in no amount.', 'short', `SELECT sum(unpriced_calls) ${HOURS}`),
        stat(
          'Spend with a team',
          'Share of the spend that somebody answers for.',
          'percentunit',
          `SELECT toFloat64(sumIf(usd, team <> '${LABEL.team.absent}')) / nullIf(toFloat64(sum(usd)), 0) ${HOURS}`,
        ),
        stat(
          'As of',
          'When the hours were last made; calls after that are not in them.',
          'dateTimeFromNow',
          `SELECT toUnixTimestamp(max(refreshed_at)) * 1000 FROM ${SPEND_HOURS}`,
        ),
      ],
    },
    {
      title: 'Where it goes',
      panels: [
        {
          title: 'Spend by day and team',
          description: 'USD of days in UTC.',
          approximate: false,
          kind: 'timeseries',
          unit: 'currencyUSD',
          width: 24,
          stacked: true,
          queries: [
            {
              text: `SELECT toDateTime(toStartOfDay(hour)) AS time, team, toFloat64(sum(usd)) AS usd ${HOURS} GROUP BY time, team ORDER BY time, team`,
            },
          ],
        },
        table(
          'Teams by month',
          'USD of months of the calendar, UTC, as far as the time range goes.',
          `SELECT toStartOfMonth(hour) AS month, team, sum(usd) AS USD, sum(calls) AS calls ${HOURS} GROUP BY month, team ORDER BY month DESC, USD DESC`,
        ),
        table(
          'Projects and features',
          'USD of the time range.',
          `SELECT team, project, feature, sum(usd) AS USD, sum(calls) AS calls ${HOURS} GROUP BY team, project, feature ORDER BY USD DESC LIMIT 100`,
        ),
        table(
          'Models',
          'USD and tokens of the time range.',
          `SELECT provider, model, sum(usd) AS USD, sum(saved_usd) AS saved, sum(failed_usd) AS failed, sum(tokens_in) AS input, sum(tokens_cached) AS cached, sum(tokens_out) AS output ${HOURS} GROUP BY provider, model ORDER BY USD DESC LIMIT 100`,
        ),
        table(
          'Why calls have no price',
          'Calls of the time range that are in no amount or are estimated, by what is said of them. Not narrowed by the variables.',
          `SELECT cost_status, cost_reason, response_model, host, count() AS calls ${CALLS} AND cost_status <> 'priced' GROUP BY cost_status, cost_reason, response_model, host ORDER BY calls DESC LIMIT 50`,
        ),
      ],
    },
    {
      title: 'Who and which',
      panels: [
        table(
          'Customers',
          'USD of the time range; the ledger alone knows customers and users. Not narrowed by the variables.',
          `SELECT ifNull(customer_id, '${LABEL.team.absent}') AS customer, ifNull(sum(cost_usd), 0) AS USD, count() AS calls ${CALLS} GROUP BY customer ORDER BY USD DESC LIMIT 20`,
        ),
        table(
          'Users',
          'USD of the time range. Not narrowed by the variables.',
          `SELECT ifNull(user_id, '${LABEL.team.absent}') AS user, ifNull(sum(cost_usd), 0) AS USD, count() AS calls ${CALLS} GROUP BY user ORDER BY USD DESC LIMIT 20`,
        ),
        {
          ...table(
            'Dearest calls',
            'The 50 dearest of the time range; a click on one shows its trace. Not narrowed by the variables.',
            `SELECT started_at, team_id, feature_path, response_model, cost_usd AS USD, trace_id ${CALLS} AND isNotNull(cost_usd) ORDER BY cost_usd DESC LIMIT 50`,
          ),
          width: 24,
          links: TRACE,
        },
      ],
    },
  ],
};

function stat(title: string, description: string, unit: string, text: string): PanelSpec {
  return { title, description, approximate: false, kind: 'stat', unit, width: 4, queries: [{ text }] };
}

function table(title: string, description: string, text: string): PanelSpec {
  const queries = [{ text }];
  const units = { USD: 'currencyUSD', saved: 'currencyUSD', failed: 'currencyUSD' };
  return { title, description, approximate: false, kind: 'table', unit: 'short', units, width: 12, queries };
}
