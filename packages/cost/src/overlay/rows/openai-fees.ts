import type { FeeRow } from '../types.ts';

/** Read in a copy of November 2025, and the same since. */
const PAGE = {
  providers: ['openai'],
  from: '2025-11-13',
  source: 'https://developers.openai.com/api/docs/pricing',
  checkedOn: '2026-11-26',
} as const;
const AZURE = {
  providers: ['azure'],
  from: '2026-11-26',
  source: 'https://azure.microsoft.com/en-us/pricing/details/cognitive-services/openai-service/',
  checkedOn: '2026-11-26',
} as const;

/** Calls of OpenAI's own tools. */
export const OPENAI_FEES = (): readonly FeeRow[] => [
  { ...PAGE, example: 'gpt-4.1', fees: { web_search_call: '0.01' } },
  // Unchanged since the tools came.
  { ...PAGE, example: 'gpt-4.1', from: '2025-03-11', fees: { file_search_call: '0.0025' } },
  // A container of 1 GB, the default; larger ones cost 0.12 (4 GB), 0.48 (16 GB) and 1.92 (64 GB).
  { ...PAGE, example: 'gpt-4.1', from: '2025-05-21', fees: { code_interpreter_session: '0.03' } },
  // The preview tool: models that reason, then those that do not (whose search content is free of charge).
  {
    ...PAGE,
    models: /^(gpt-[5-9]|o[1-9]|ft:o\d|codex-mini|computer-use|gpt-(daybreak|rosalind)|daybreak-).*$/,
    example: 'gpt-5',
    fees: { web_search_preview_call: '0.01' },
  },
  {
    ...PAGE,
    models: /^(gpt-4|chatgpt-4o|ft:gpt-4).*$/,
    example: 'gpt-4.1',
    fees: { web_search_preview_call: '0.025' },
  },
  // Azure searches with Bing and charges for it otherwise.
  {
    ...AZURE,
    example: 'gpt-4.1',
    fees: { web_search_call: '0.014', web_search_preview_call: '0.014', code_interpreter_session: '0.033' },
  },
];
