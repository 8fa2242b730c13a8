import type { PriceRow } from '../types.ts';

// Ids as the API answers them: `ft:gpt-4.1-2025-04-14:organisation:suffix:id`, and the bare base model.
// Models trained with data sharing cost half; an id does not say whether one was.
const PAGE = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
} as const;
const BATCH = {
  providers: ['openai'],
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
  tier: 'batch',
} as const;

/** Fine-tuned models, used at the standard price and in batches. */
export const OPENAI_FINE_TUNES = (): readonly PriceRow[] => [
  {
    ...PAGE,
    models: /^ft:gpt-4\.1-2025-04-14(:.*)?$/,
    example: 'ft:gpt-4.1-2025-04-14:acme::AbC',
    from: '2025-04-14',
    usd: { input: '3', cached_input: '0.75', output: '12' },
  },
  {
    ...PAGE,
    models: /^ft:gpt-4\.1-mini-2025-04-14(:.*)?$/,
    example: 'ft:gpt-4.1-mini-2025-04-14:acme::AbC',
    from: '2025-04-14',
    usd: { input: '0.8', cached_input: '0.2', output: '3.2' },
  },
  {
    ...PAGE,
    models: /^ft:gpt-4\.1-nano-2025-04-14(:.*)?$/,
    example: 'ft:gpt-4.1-nano-2025-04-14:acme::AbC',
    from: '2025-04-14',
    usd: { input: '0.2', cached_input: '0.05', output: '0.8' },
  },
  // Prompt caching began on this day, here and with gpt-4o-mini.
  {
    ...PAGE,
    models: /^ft:gpt-4o-2024-08-06(:.*)?$/,
    example: 'ft:gpt-4o-2024-08-06:acme::AbC',
    from: '2024-10-01',
    usd: { input: '3.75', cached_input: '1.875', output: '15' },
  },
  {
    ...PAGE,
    models: /^ft:gpt-4o-mini-2024-07-18(:.*)?$/,
    example: 'ft:gpt-4o-mini-2024-07-18:acme::AbC',
    from: '2024-10-01',
    usd: { input: '0.3', cached_input: '0.15', output: '1.2' },
  },
  {
    ...PAGE,
    models: /^ft:o4-mini-2025-04-16(:.*)?$/,
    example: 'ft:o4-mini-2025-04-16:acme::AbC',
    from: '2025-05-08',
    usd: { input: '4', cached_input: '1', output: '16' },
  },
  {
    ...PAGE,
    models: /^ft:davinci-002(:.*)?$/,
    example: 'ft:davinci-002:acme::AbC',
    from: '2023-08-22',
    usd: { input: '12', output: '12' },
  },
  {
    ...PAGE,
    models: /^ft:babbage-002(:.*)?$/,
    example: 'ft:babbage-002:acme::AbC',
    from: '2023-08-22',
    usd: { input: '1.6', output: '1.6' },
  },
  // 0.5 is published, not half of 0.75.
  {
    ...BATCH,
    models: /^ft:gpt-4\.1-2025-04-14(:.*)?$/,
    example: 'ft:gpt-4.1-2025-04-14:acme::AbC',
    from: '2025-04-14',
    usd: { input: '1.5', cached_input: '0.5', output: '6' },
  },
  {
    ...BATCH,
    models: /^ft:gpt-4\.1-mini-2025-04-14(:.*)?$/,
    example: 'ft:gpt-4.1-mini-2025-04-14:acme::AbC',
    from: '2025-04-14',
    usd: { input: '0.4', cached_input: '0.1', output: '1.6' },
  },
  {
    ...BATCH,
    models: /^ft:gpt-4\.1-nano-2025-04-14(:.*)?$/,
    example: 'ft:gpt-4.1-nano-2025-04-14:acme::AbC',
    from: '2025-04-14',
    usd: { input: '0.1', cached_input: '0.025', output: '0.4' },
  },
  // Published in 2025 and 2026 though it is not half; genai-prices leaves it out for that.
  {
    ...BATCH,
    models: /^ft:gpt-4o-2024-08-06(:.*)?$/,
    example: 'ft:gpt-4o-2024-08-06:acme::AbC',
    from: '2024-10-01',
    usd: { input: '2.225', cached_input: '0.9', output: '12.5' },
  },
  {
    ...BATCH,
    models: /^ft:gpt-4o-mini-2024-07-18(:.*)?$/,
    example: 'ft:gpt-4o-mini-2024-07-18:acme::AbC',
    from: '2024-10-01',
    usd: { input: '0.15', cached_input: '0.075', output: '0.6' },
  },
  {
    ...BATCH,
    models: /^ft:o4-mini-2025-04-16(:.*)?$/,
    example: 'ft:o4-mini-2025-04-16:acme::AbC',
    from: '2025-05-08',
    usd: { input: '2', cached_input: '0.5', output: '8' },
  },
  {
    ...BATCH,
    models: /^ft:gpt-3\.5-turbo(-\d{4})?(:.*)?$/,
    example: 'ft:gpt-3.5-turbo-0125:acme::AbC',
    from: '2024-04-15',
    usd: { input: '1.5', output: '3' },
  },
  {
    ...BATCH,
    models: /^ft:davinci-002(:.*)?$/,
    example: 'ft:davinci-002:acme::AbC',
    from: '2024-04-15',
    usd: { input: '6', output: '6' },
  },
  // 0.9 is published, not half of 1.6.
  {
    ...BATCH,
    models: /^ft:babbage-002(:.*)?$/,
    example: 'ft:babbage-002:acme::AbC',
    from: '2024-04-15',
    usd: { input: '0.8', output: '0.9' },
  },
];
