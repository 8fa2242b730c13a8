import { ATTR_LLM_TOKEN_TYPE } from '../../../../packages/cost/src/semconv.ts';
import { LABEL, NO_ERROR, toPrometheus } from '../../labels.ts';
import { CALLS, COST, FAILED, LATENCY, SAVINGS, TOKENS } from '../../metric-names.ts';
import { BOARD_UID } from '../links.ts';
import type { BoardSpec, PanelSpec } from '../panel.ts';
import { sumHours } from '../promql.ts';
import { LATENCY_SELECTED } from '../variables.ts';

const MODEL = LABEL.model.name;
const PROVIDER = LABEL.provider.name;
const TYPE = toPrometheus(ATTR_LLM_TOKEN_TYPE);
const CACHED = sumHours(TOKENS, { by: [MODEL], where: `${TYPE}="cache_read"` });
const INPUT = sumHours(TOKENS, { by: [MODEL], where: `${TYPE}=~"input|cache_read|cache_write"` });
const WENT_WRONG = sumHours(CALLS, { by: [MODEL], where: `${LABEL.errorType.name}!="${NO_ERROR}"` });
const BUCKETS = `${toPrometheus(LATENCY)}_duration_seconds_bucket{${LATENCY_SELECTED}}[$__rate_interval]`;

export const MODELS: BoardSpec = {
  uid: BOARD_UID.models,
  title: 'LLM spend: by model and provider',
  description:
    'Which models cost what, what caches save, how fast they answer and how often they fail. From Prometheus: approximate.',
  source: 'prometheus',
  from: 'now-7d',
  rows: [
    {
      title: 'Spend',
      panels: [
        overTime(
          'Spend by model',
          'USD per bar, whole hours.',
          'currencyUSD',
          16,
          sumHours(COST, { by: [MODEL], window: '$__interval' }),
          MODEL,
        ),
        ranking(
          'Spend by provider',
          'USD of the time range.',
          'currencyUSD',
          sumHours(COST, { by: [PROVIDER] }),
          PROVIDER,
        ),
        {
          title: 'Models',
          description: 'Of the time range.',
          approximate: true,
          kind: 'table',
          unit: 'currencyUSD',
          units: {
            Calls: 'short',
            Tokens: 'short',
            'USD per million tokens': 'currencyUSD',
            'Calls without a price': 'short',
          },
          width: 24,
          queries: [
            { text: sumHours(COST, { by: [PROVIDER, MODEL] }), legend: 'USD' },
            { text: sumHours(CALLS, { by: [PROVIDER, MODEL] }), legend: 'Calls' },
            { text: sumHours(TOKENS, { by: [PROVIDER, MODEL] }), legend: 'Tokens' },
            {
              text: `${sumHours(COST, { by: [PROVIDER, MODEL] })} / (${sumHours(TOKENS, { by: [PROVIDER, MODEL] })} > 0) * 1e6`,
              legend: 'USD per million tokens',
            },
            {
              text: sumHours(CALLS, {
                by: [PROVIDER, MODEL],
                where: `${LABEL.costStatus.name}="unpriced", ${LABEL.errorType.name}="${NO_ERROR}"`,
              }),
              legend: 'Calls without a price',
            },
          ],
        },
      ],
    },
    {
      title: 'Tokens and caches',
      panels: [
        overTime(
          'Tokens by type',
          'Tokens per bar; no token is of two types.',
          'short',
          12,
          sumHours(TOKENS, { by: [TYPE], window: '$__interval' }),
          TYPE,
        ),
        {
          title: 'Saved by caches',
          description: 'USD that cached tokens would have cost more.',
          approximate: true,
          kind: 'stat',
          unit: 'currencyUSD',
          width: 4,
          height: 8,
          queries: [{ text: `${sumHours(SAVINGS)} or vector(0)` }],
        },
        ranking(
          'Input from caches',
          'Share of the input tokens that were read from a cache.',
          'percentunit',
          `${CACHED} / (${INPUT} > 0)`,
          MODEL,
        ),
      ],
    },
    {
      title: 'Speed and failures',
      panels: [
        latency('Latency, median', 0.5),
        latency('Latency, 95 %', 0.95),
        ranking(
          'Calls that fail',
          'Share of calls that ended in an error.',
          'percentunit',
          `${WENT_WRONG} / (${sumHours(CALLS, { by: [MODEL] })} > 0)`,
          MODEL,
        ),
        ranking(
          'Spent on failed calls',
          'USD of calls that ended in an error and were billed all the same. What retries and broken streams may have cost on top: "spendspan report waste".',
          'currencyUSD',
          sumHours(FAILED, { by: [MODEL] }),
          MODEL,
        ),
        {
          title: 'Calls by price status',
          description:
            'priced: by a published price; estimated: a best guess; partial: a lower bound; unpriced: in no amount.',
          approximate: true,
          kind: 'timeseries',
          unit: 'short',
          width: 8,
          interval: '1h',
          stacked: true,
          queries: [
            {
              text: sumHours(CALLS, { by: [LABEL.costStatus.name], window: '$__interval' }),
              legend: `{{${LABEL.costStatus.name}}}`,
            },
          ],
        },
      ],
    },
  ],
};

function overTime(
  title: string,
  description: string,
  unit: string,
  width: number,
  text: string,
  label: string,
): PanelSpec {
  const queries = [{ text, legend: `{{${label}}}` }];
  return {
    title,
    description,
    approximate: true,
    kind: 'timeseries',
    unit,
    width,
    interval: '1h',
    stacked: true,
    queries,
  };
}

function ranking(title: string, description: string, unit: string, text: string, label: string): PanelSpec {
  const queries = [{ text: `sort_desc(topk(10, ${text}))`, legend: `{{${label}}}` }];
  return { title, description, approximate: true, kind: 'ranking', unit, width: 8, queries };
}

function latency(title: string, share: number): PanelSpec {
  return {
    title,
    description: `Seconds until a call was answered in full, which ${share * 100} % of the calls stay below, read from buckets. Narrowed by team, service, provider and model alone.`,
    approximate: true,
    kind: 'timeseries',
    unit: 's',
    width: 12,
    queries: [
      { text: `histogram_quantile(${share}, sum by (le, ${MODEL}) (rate(${BUCKETS})))`, legend: `{{${MODEL}}}` },
    ],
  };
}
