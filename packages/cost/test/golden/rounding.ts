import { house } from './house.ts';
import type { GoldenRow } from './row.ts';

/** Half a pico-dollar a token: what is half is rounded to the even one, each part once. */
export const ROUNDING: readonly GoldenRow[] = [
  {
    title: 'tiny, one token: half a pico-dollar becomes none',
    sum: '[1×0.0000005]',
    usd: '0',
    ...house('tiny', { inputTokens: 1 }),
  },
  {
    title: 'tiny, three tokens: one and a half become two',
    sum: '[3×0.0000005]',
    usd: '0.000000000002',
    ...house('tiny', { inputTokens: 3 }),
  },
  {
    title: 'tiny, five tokens: two and a half become two',
    sum: '[5×0.0000005]',
    usd: '0.000000000002',
    ...house('tiny', { inputTokens: 5 }),
  },
  {
    title: 'tiny, two kinds of input are one part: two halves are one',
    sum: '[1×0.0000005 + 1×0.0000005]',
    usd: '0.000000000001',
    ...house('tiny', { inputTokens: 2, inputAudioTokens: 1 }),
  },
  {
    title: 'tiny, input and output are two parts: two halves are none',
    sum: '[1×0.0000005] + [1×0.0000005]',
    usd: '0',
    ...house('tiny', { inputTokens: 1, outputTokens: 1 }),
  },
  {
    title: 'tiny, 0.01 a minute: a second is no whole number of pico-dollars',
    sum: '[1×10000/60]',
    usd: '0.000166666667',
    ...house('tiny', { audioSeconds: 1 }),
  },
  {
    title: 'tiny, 0.01 a minute, 0.2 seconds',
    sum: '[0.2×10000/60]',
    usd: '0.000033333333',
    ...house('tiny', { audioSeconds: 0.2 }),
  },
];
