import { findProvider } from '@pydantic/genai-prices';
import type { Provider } from './provider-data.ts';

/**
 * The installed data of the provider of exactly this id. A bundle has it as JSON, of which it reads that of one provider
 * when a call of it is priced for the first time: see `pack-catalogue.ts`.
 */
export function loadProvider(id: string): Provider | undefined {
  const found = findProvider({ providerId: id });
  // The catalogue matches provider names by substring; only the provider itself will do.
  return found?.id === id ? found : undefined;
}
