import { ATTR_FEATURE_PATH, ATTR_PROJECT_ID, ATTR_TEAM_ID } from '@spendspan/attribution';
import { LABEL, TEAM } from '../../labels.ts';
import { CALLS, COST, TOKENS } from '../../metric-names.ts';
import { BOARD_UID, toJaeger, toOwners } from '../links.ts';
import type { BoardSpec, PanelSpec } from '../panel.ts';
import { sumHours } from '../promql.ts';

const PROJECT = LABEL.project.name;
const FEATURE = LABEL.feature.name;
const SERVICE = LABEL.service.name;

export const OWNERS: BoardSpec = {
  uid: BOARD_UID.owners,
  title: 'LLM spend: by team, project and feature',
  description: 'Who spends, on what, and what a call of it costs. From Prometheus: approximate.',
  source: 'prometheus',
  from: 'now-7d',
  rows: [
    {
      title: 'Over time',
      panels: [overTime('team', TEAM, 24), overTime('project', PROJECT, 12), overTime('feature', FEATURE, 12)],
    },
    {
      title: 'Who and what',
      panels: [
        {
          title: 'Owners',
          description: 'Of the time range. A click on a name shows it alone, or its traces.',
          approximate: true,
          kind: 'table',
          unit: 'currencyUSD',
          units: { Calls: 'short', Tokens: 'short', 'USD per call': 'currencyUSD' },
          width: 24,
          height: 10,
          queries: [
            { text: sumHours(COST, { by: [TEAM, PROJECT, FEATURE, SERVICE] }), legend: 'USD' },
            { text: sumHours(CALLS, { by: [TEAM, PROJECT, FEATURE, SERVICE] }), legend: 'Calls' },
            { text: sumHours(TOKENS, { by: [TEAM, PROJECT, FEATURE, SERVICE] }), legend: 'Tokens' },
            {
              text: `${sumHours(COST, { by: [TEAM, PROJECT, FEATURE, SERVICE] })} / ${sumHours(CALLS, { by: [TEAM, PROJECT, FEATURE, SERVICE] })}`,
              legend: 'USD per call',
            },
          ],
          links: [
            toJaeger({ [ATTR_TEAM_ID]: TEAM, [ATTR_PROJECT_ID]: PROJECT, [ATTR_FEATURE_PATH]: FEATURE }),
            toOwners('team', TEAM, 'row'),
            toOwners('feature', FEATURE, 'row'),
          ],
        },
        {
          title: 'Change of teams in a week',
          description: 'USD of the last 7 days less those of the 7 days before.',
          approximate: true,
          kind: 'ranking',
          unit: 'currencyUSD',
          width: 12,
          queries: [
            {
              text: `sort_desc(${sumHours(COST, { by: [TEAM], window: '7d' })} - (${sumHours(COST, { by: [TEAM], window: '7d', offset: '7d' })} or ${sumHours(COST, { by: [TEAM], window: '7d' })} * 0))`,
              legend: `{{${TEAM}}}`,
            },
          ],
          links: [toOwners('team', TEAM)],
        },
        {
          title: 'USD per call by feature',
          description:
            'What a call of a feature costs in the mean; the ten dearest. Calls without a known price count as calls.',
          approximate: true,
          kind: 'ranking',
          unit: 'currencyUSD',
          width: 12,
          queries: [
            {
              text: `sort_desc(topk(10, ${sumHours(COST, { by: [FEATURE] })} / ${sumHours(CALLS, { by: [FEATURE] })}))`,
              legend: `{{${FEATURE}}}`,
            },
          ],
          links: [toOwners('feature', FEATURE)],
        },
        {
          title: 'Services without a team',
          description: 'USD that no team answers for, by where it is spent: set team.id there.',
          approximate: true,
          kind: 'table',
          unit: 'currencyUSD',
          width: 24,
          queries: [
            {
              text: `${sumHours(COST, { by: [SERVICE, LABEL.environment.name], where: `${TEAM}="${LABEL.team.absent}"` })} > 0`,
              legend: 'USD',
            },
          ],
        },
      ],
    },
  ],
};

function overTime(name: string, label: string, width: number): PanelSpec {
  return {
    title: `Spend by ${name}`,
    description: 'USD per bar, whole hours.',
    approximate: true,
    kind: 'timeseries',
    unit: 'currencyUSD',
    width,
    interval: '1h',
    stacked: true,
    queries: [{ text: sumHours(COST, { by: [label], window: '$__interval' }), legend: `{{${label}}}` }],
    links: [],
  };
}
