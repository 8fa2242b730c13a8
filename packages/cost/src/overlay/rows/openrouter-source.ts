/**
 * Where the prices of OpenRouter were read. It publishes no history: `from` is the day since when a price is known to have
 * held, else the day of the snapshot, else 2026-10-01. Prices are kept to nine decimals of a USD per million tokens.
 */
export const OPENROUTER = {
  providers: ['openrouter'],
  source: 'https://github.com/pydantic/genai-prices/blob/main/prices/providers/openrouter.yml',
  checkedOn: '2026-11-26',
} as const;
