import type { UpliftRow } from '../types.ts';

/** Models released on 2026-03-05 or later that have data residency, as OpenAI's page and LiteLLM list them. */
const MODELS =
  /^(gpt-5[.-]4(-(mini|nano|pro))?|gpt-5[.-]5(-pro)?|gpt-5[.-]6(-(sol|terra|luna))?|gpt-6-(astra|sol|luna|astra-law|rosalind)|gpt-6\.1-(sol|terra)|gpt-6\.2-(astra|sol)|gpt-realtime-2\.1(-mini)?)(-\d{4}-\d{2}-\d{2})?$/;

/** Surcharge for data residency: regional hosts of api.openai.com. */
export const OPENAI_UPLIFT = (): readonly UpliftRow[] => [
  {
    providers: ['openai'],
    from: '2026-03-05',
    source: 'https://developers.openai.com/api/docs/guides/data-residency',
    checkedOn: '2026-11-26',
    hosts: /^[a-z]{2}\.api\.openai\.com$/,
    exampleHost: 'eu.api.openai.com',
    models: MODELS,
    example: 'gpt-5.4-mini',
    factor: '1.1',
  },
];
