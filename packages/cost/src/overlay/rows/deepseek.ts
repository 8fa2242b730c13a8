import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['deepseek'],
  source: 'https://api-docs.deepseek.com/quick_start/pricing',
  checkedOn: '2026-11-26',
} as const;

/** Since 2026-08-17, UTC. */
const PEAK_HOURS = [
  ['01:00', '04:00'],
  ['06:00', '10:00'],
] as const;
const EVERY_DAY = { hours: PEAK_HOURS } as const;
/**
 * Days off in China that have no peak (https://api-docs.deepseek.com/zh-cn/quick_start/pricing), by the State Council's
 * notice for 2026 (https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm). That for 2027 was not out in October.
 */
const HOLIDAYS = ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'] as const;
/** Since 2026-08-23. A weekend on which China works has no peak either. */
const WEEKDAYS = { hours: PEAK_HOURS, weekdaysOnly: true, holidays: HOLIDAYS } as const;

/** DeepSeek's own API. */
export const DEEPSEEK = (): readonly PriceRow[] => [
  // The change was at 16:00 UTC on 2025-09-05, and ended the night-time discount; before it the catalogue is right.
  {
    ...LIST,
    models: ['deepseek-chat', 'deepseek-reasoner'],
    from: '2025-09-06',
    usd: { input: '0.56', cached_input: '0.07', output: '1.68' },
  },
  // V3.2-Exp, then V3.2, at half the price.
  {
    ...LIST,
    models: ['deepseek-chat', 'deepseek-reasoner'],
    from: '2025-09-29',
    usd: { input: '0.28', cached_input: '0.028', output: '0.42' },
  },
  // Both names were answered by V4 Flash until they were shut down on 2026-07-24.
  {
    ...LIST,
    models: ['deepseek-chat', 'deepseek-reasoner', 'deepseek-v4-flash'],
    from: '2026-04-24',
    usd: { input: '0.14', cached_input: '0.028', output: '0.28' },
  },
  {
    ...LIST,
    models: ['deepseek-chat', 'deepseek-reasoner', 'deepseek-v4-flash'],
    from: '2026-04-26',
    usd: { input: '0.14', cached_input: '0.0028', output: '0.28' },
  },
  // At 16:00 UTC of the day before.
  {
    ...LIST,
    models: ['deepseek-v4-flash'],
    from: '2026-08-17',
    usd: { input: '0.22', cached_input: '0.007', output: '0.66' },
    peak: { ...EVERY_DAY, usd: { input: '0.44', cached_input: '0.014', output: '1.32' } },
  },
  {
    ...LIST,
    models: ['deepseek-v4-flash-vision-exp'],
    from: '2026-08-21',
    usd: { input: '0.22', cached_input: '0.007', output: '0.66' },
    peak: { ...EVERY_DAY, usd: { input: '0.44', cached_input: '0.014', output: '1.32' } },
  },
  {
    ...LIST,
    models: ['deepseek-v4-flash', 'deepseek-v4-flash-vision-exp'],
    from: '2026-08-23',
    usd: { input: '0.22', cached_input: '0.007', output: '0.66' },
    peak: { ...WEEKDAYS, usd: { input: '0.44', cached_input: '0.014', output: '1.32' } },
  },
  // V4.1 Flash answers the older names too.
  {
    ...LIST,
    models: ['deepseek-flash', 'deepseek-v4-flash', 'deepseek-v4-flash-vision-exp'],
    from: '2026-09-10',
    usd: { input: '0.15', cached_input: '0.003', output: '0.6' },
    peak: { ...WEEKDAYS, usd: { input: '0.3', cached_input: '0.006', output: '1.2' } },
  },
  // The catalogue cannot give a window of hours a first day, nor leave out weekends.
  {
    ...LIST,
    models: ['deepseek-v4-pro'],
    from: '2026-04-26',
    usd: { input: '0.435', cached_input: '0.003625', output: '0.87' },
  },
  {
    ...LIST,
    models: ['deepseek-v4-pro'],
    from: '2026-08-17',
    usd: { input: '0.66', cached_input: '0.022', output: '1.98' },
    peak: { ...EVERY_DAY, usd: { input: '1.32', cached_input: '0.044', output: '3.96' } },
  },
  {
    ...LIST,
    models: ['deepseek-v4-pro'],
    from: '2026-08-23',
    usd: { input: '0.66', cached_input: '0.022', output: '1.98' },
    peak: { ...WEEKDAYS, usd: { input: '1.32', cached_input: '0.044', output: '3.96' } },
  },
  // Models of a version that deepseek-chat was; the catalogue has what they cost on OpenRouter.
  {
    ...LIST,
    models: ['deepseek-v3.1-terminus'],
    from: '2025-09-22',
    usd: { input: '0.56', cached_input: '0.07', output: '1.68' },
  },
  {
    ...LIST,
    models: ['deepseek-v3.2-exp'],
    from: '2025-09-29',
    usd: { input: '0.28', cached_input: '0.028', output: '0.42' },
  },
  {
    ...LIST,
    models: ['deepseek-v3.2'],
    from: '2025-12-01',
    usd: { input: '0.28', cached_input: '0.028', output: '0.42' },
  },
];
