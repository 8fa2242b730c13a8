import type { PriceRow } from '../types.ts';
import { GPT_6_1_SOL, GPT_6_ASTRA } from './openai-ids.ts';

const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
  tier: 'ultrafast',
} as const;
const GPT_6_2_SOL = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/models/gpt-6.2-sol',
  checkedOn: '2026-11-26',
  tier: 'ultrafast',
} as const;

/** What ultrafast mode costs. That of GPT-5.6 Sol, a preview, has no published price. */
export const OPENAI_ULTRAFAST = (): readonly PriceRow[] => [
  {
    ...PAGE,
    models: GPT_6_ASTRA,
    from: '2026-09-29',
    usd: { input: '60', cached_input: '6', cache_write: '75', cache_write_12h: '150', output: '300' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '120', cached_input: '12', cache_write: '150', cache_write_12h: '300', output: '450' },
      },
    ],
  },
  {
    ...PAGE,
    models: GPT_6_1_SOL,
    from: '2026-10-08',
    usd: { input: '12', cached_input: '0.6', cache_write: '15', cache_write_12h: '30', output: '60' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '24', cached_input: '1.2', cache_write: '30', cache_write_12h: '60', output: '90' },
      },
    ],
  },
  // 3 times the standard price until 2027-02-28 (Pacific time), then 6 times.
  {
    ...GPT_6_2_SOL,
    models: ['gpt-6.2-sol'],
    from: '2026-11-17',
    usd: { input: '6', cached_input: '0.3', cache_write: '7.5', cache_write_12h: '15', output: '30' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '12', cached_input: '0.6', cache_write: '15', cache_write_12h: '30', output: '45' },
      },
    ],
  },
  {
    ...GPT_6_2_SOL,
    models: ['gpt-6.2-sol'],
    from: '2027-03-01',
    usd: { input: '12', cached_input: '0.6', cache_write: '15', cache_write_12h: '30', output: '60' },
    above: [
      {
        inputTokens: 272_000,
        usd: { input: '24', cached_input: '1.2', cache_write: '30', cache_write_12h: '60', output: '90' },
      },
    ],
  },
];
