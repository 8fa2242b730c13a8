import type { AliasRow } from '../types.ts';

/** Other names of models that have a price. */
export const OPENAI_ALIASES = (): readonly AliasRow[] => [
  // The base calls it what OpenRouter does.
  {
    providers: ['openai'],
    alias: 'chat-latest',
    model: 'gpt-chat-latest',
    from: '2026-08-06',
    source: 'https://developers.openai.com/api/docs/models/chat-latest',
    checkedOn: '2026-10-15',
  },
];
