import { at, type GoldenRow, utc } from './row.ts';
import { DEEPSEEK, DEEPSEEK_NEWS, DEEPSEEK_ZH } from './sources.ts';

const HOST = 'api.deepseek.com';
const USED = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 };

function v4(model: string, time: string): GoldenRow['call'] {
  return at(HOST, model, USED, { at: utc(time) });
}

/** DeepSeek: prices by date, by the hour (UTC) and, since August 2026, by the day of the week. */
export const DEEPSEEK_DATES: readonly GoldenRow[] = [
  {
    title: 'deepseek-chat 0.27 / 0.07 / 1.1 by day in March 2025',
    sum: '600×0.27 + 400×0.07 + 100×1.1',
    usd: '0.0003',
    call: v4('deepseek-chat', '2025-03-12T12:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-chat 0.135 / 0.035 / 0.55 at its night discount in March 2025',
    sum: '600×0.135 + 400×0.035 + 100×0.55',
    usd: '0.00015',
    call: v4('deepseek-chat', '2025-03-12T18:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-chat 0.56 / 0.07 / 1.68 from 2025-09-05 on, at night too',
    sum: '600×0.56 + 400×0.07 + 100×1.68',
    usd: '0.000532',
    call: v4('deepseek-chat', '2025-09-15T18:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-chat 0.28 / 0.028 / 0.42 from 2025-09-29 on',
    sum: '600×0.28 + 400×0.028 + 100×0.42',
    usd: '0.0002212',
    call: v4('deepseek-chat', '2025-11-12T12:00:00Z'),
    source: 'https://api-docs.deepseek.com/news/news250929',
  },
  {
    title: 'deepseek-reasoner 0.55 / 0.14 / 2.19 by day in March 2025',
    sum: '600×0.55 + 400×0.14 + 100×2.19',
    usd: '0.000605',
    call: v4('deepseek-reasoner', '2025-03-12T12:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-v4-flash 0.14 / 0.0028 / 0.28 at any hour until August 2026',
    sum: '600×0.14 + 400×0.0028 + 100×0.28',
    usd: '0.00011312',
    call: v4('deepseek-v4-flash', '2026-08-04T02:00:00Z'),
    source: DEEPSEEK_NEWS,
  },
  {
    title: 'deepseek-v4-flash 0.22 / 0.007 / 0.66 off-peak from 2026-08-17 on',
    sum: '600×0.22 + 400×0.007 + 100×0.66',
    usd: '0.0002008',
    call: v4('deepseek-v4-flash', '2026-08-19T12:00:00Z'),
    source: DEEPSEEK_NEWS,
  },
  {
    title: 'deepseek-v4-flash 0.44 / 0.014 / 1.32 at peak',
    sum: '600×0.44 + 400×0.014 + 100×1.32',
    usd: '0.0004016',
    call: v4('deepseek-v4-flash', '2026-08-19T02:00:00Z'),
    source: DEEPSEEK_NEWS,
  },
  {
    title: 'deepseek-v4-flash 0.15 / 0.003 / 0.6 off-peak from 2026-09-10 on, answering for V4.1 Flash',
    sum: '600×0.15 + 400×0.003 + 100×0.6',
    usd: '0.0001512',
    call: v4('deepseek-v4-flash', '2026-11-23T12:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-v4-flash 0.3 / 0.006 / 1.2 at peak, a Monday',
    sum: '600×0.3 + 400×0.006 + 100×1.2',
    usd: '0.0003024',
    call: v4('deepseek-v4-flash', '2026-11-23T02:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-flash 0.3 / 0.006 / 1.2 when the peak begins, 06:00',
    sum: '600×0.3 + 400×0.006 + 100×1.2',
    usd: '0.0003024',
    call: v4('deepseek-flash', '2026-11-23T06:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-flash 0.15 / 0.003 / 0.6 when it ends, 10:00',
    sum: '600×0.15 + 400×0.003 + 100×0.6',
    usd: '0.0001512',
    call: v4('deepseek-flash', '2026-11-23T10:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-flash 0.15 / 0.003 / 0.6 in the same hour of a Sunday',
    sum: '600×0.15 + 400×0.003 + 100×0.6',
    usd: '0.0001512',
    call: v4('deepseek-flash', '2026-11-22T07:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-v4-pro 0.435 / 0.003625 / 0.87 until August 2026: a cached token costs 3.625 nano-dollars',
    sum: '600×0.435 + 400×0.003625 + 100×0.87',
    usd: '0.00034945',
    call: v4('deepseek-v4-pro', '2026-08-04T12:00:00Z'),
    source: DEEPSEEK_NEWS,
  },
  {
    title: 'deepseek-v4-pro 0.66 / 0.022 / 1.98 off-peak',
    sum: '600×0.66 + 400×0.022 + 100×1.98',
    usd: '0.0006028',
    call: v4('deepseek-v4-pro', '2026-11-23T12:00:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-v4-pro 1.32 / 0.044 / 3.96 at peak',
    sum: '600×1.32 + 400×0.044 + 100×3.96',
    usd: '0.0012056',
    call: v4('deepseek-v4-pro', '2026-11-23T08:30:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-v4-pro 0.66 / 0.022 / 1.98 in the same hour of a Sunday',
    sum: '600×0.66 + 400×0.022 + 100×1.98',
    usd: '0.0006028',
    call: v4('deepseek-v4-pro', '2026-11-22T08:30:00Z'),
    source: DEEPSEEK,
  },
  {
    title: 'deepseek-v4-pro 0.435 / 0.003625 / 0.87 at what was to become its peak, a day in July 2026',
    sum: '600×0.435 + 400×0.003625 + 100×0.87',
    usd: '0.00034945',
    call: v4('deepseek-v4-pro', '2026-07-14T08:30:00Z'),
    source: DEEPSEEK_NEWS,
  },
  {
    title: 'deepseek-flash 0.15 / 0.003 / 0.6 in the same hour of a holiday, a Thursday',
    sum: '600×0.15 + 400×0.003 + 100×0.6',
    usd: '0.0001512',
    call: v4('deepseek-flash', '2026-10-01T07:00:00Z'),
    source: DEEPSEEK_ZH,
  },
  {
    title: 'deepseek-flash 0.3 / 0.006 / 1.2 in the same hour of the day after the holidays',
    sum: '600×0.3 + 400×0.006 + 100×1.2',
    usd: '0.0003024',
    call: v4('deepseek-flash', '2026-10-08T07:00:00Z'),
    source: DEEPSEEK_ZH,
  },
  {
    title: 'deepseek-v4-pro 0.66 / 0.022 / 1.98 in the last second of a peak that a holiday does not have, a Friday',
    sum: '600×0.66 + 400×0.022 + 100×1.98',
    usd: '0.0006028',
    call: v4('deepseek-v4-pro', '2026-09-25T09:59:59Z'),
    source: DEEPSEEK_ZH,
  },
  {
    title: 'deepseek-v4-pro 0.66 / 0.022 / 1.98 on a Saturday on which China works',
    sum: '600×0.66 + 400×0.022 + 100×1.98',
    usd: '0.0006028',
    call: v4('deepseek-v4-pro', '2026-10-10T02:00:00Z'),
    source: DEEPSEEK_ZH,
  },
];
