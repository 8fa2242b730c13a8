import type { PriceRow } from '../types.ts';

const LIST = {
  providers: ['zai'],
  source: 'https://docs.z.ai/guides/overview/pricing',
  checkedOn: '2026-10-15',
} as const;

/** Z.ai, in dollars; the same models at Zhipu are charged in yuan. */
export const ZAI = (): readonly PriceRow[] => [
  {
    ...LIST,
    models: ['glm-4-32b-0414-128k'],
    from: '2025-04-14',
    usd: { input: '0.1', output: '0.1' },
  },
  {
    ...LIST,
    models: ['glm-4.5'],
    from: '2025-07-28',
    usd: { input: '0.6', cached_input: '0.11', output: '2.2' },
  },
  {
    ...LIST,
    models: ['glm-4.5-air'],
    from: '2025-07-28',
    usd: { input: '0.2', cached_input: '0.03', output: '1.1' },
  },
  {
    ...LIST,
    models: ['glm-4.5-airx'],
    from: '2025-07-28',
    usd: { input: '1.1', cached_input: '0.22', output: '4.5' },
  },
  {
    ...LIST,
    models: ['glm-4.5-x'],
    from: '2025-07-28',
    usd: { input: '2.2', cached_input: '0.45', output: '8.9' },
  },
  {
    ...LIST,
    models: ['glm-4.5v'],
    from: '2025-08-11',
    usd: { input: '0.6', cached_input: '0.11', output: '1.8' },
  },
  {
    ...LIST,
    models: ['glm-4.6'],
    from: '2025-09-30',
    usd: { input: '0.6', cached_input: '0.11', output: '2.2' },
  },
  {
    ...LIST,
    models: ['glm-4.6v'],
    from: '2025-12-08',
    usd: { input: '0.3', cached_input: '0.05', output: '0.9' },
  },
  {
    ...LIST,
    models: ['glm-4.6v-flashx'],
    from: '2025-12-08',
    usd: { input: '0.04', cached_input: '0.004', output: '0.4' },
  },
  {
    ...LIST,
    models: ['glm-4.7'],
    from: '2025-12-22',
    usd: { input: '0.6', cached_input: '0.11', output: '2.2' },
  },
  {
    ...LIST,
    models: ['glm-4.7-flashx'],
    from: '2026-01-19',
    usd: { input: '0.07', cached_input: '0.01', output: '0.4' },
  },
  {
    ...LIST,
    models: ['glm-ocr'],
    from: '2026-02-03',
    usd: { input: '0.03', output: '0.03' },
  },
  {
    ...LIST,
    models: ['glm-5'],
    from: '2026-02-11',
    usd: { input: '1', cached_input: '0.2', output: '3.2' },
  },
  {
    ...LIST,
    models: ['glm-5.1'],
    from: '2026-04-07',
    usd: { input: '1.4', cached_input: '0.26', output: '4.4' },
  },
  {
    ...LIST,
    models: ['glm-5-code'],
    from: '2026-11-26',
    usd: { input: '1.2', cached_input: '0.3', output: '5' },
  },
  // Half of it was off until 16:00 UTC of the day before.
  {
    ...LIST,
    models: ['glm-5.3-flash'],
    from: '2026-09-10',
    usd: { input: '0.15', cached_input: '0.03', output: '0.5' },
  },
  {
    ...LIST,
    models: ['glm-5.3-flashx', 'glm-5.3-flashx-legal'],
    from: '2026-11-09',
    usd: { input: '0.37', cached_input: '0.075', output: '1.25' },
  },
];
