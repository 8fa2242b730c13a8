import type { Provider } from '@pydantic/genai-prices';
import { loadCatalogue } from './load-catalogue.ts';
import { PROVIDERS } from './providers.ts';

/** Providers and their prices, in the format that genai-prices publishes. */
export interface CatalogueData {
  /** As in `llm.cost.source`. */
  readonly source: string;
  /**
   * The provider of exactly this id.
   * @throws Error when the data cannot be loaded
   */
  findProvider(id: string): Provider | undefined;
  /** The ids of all of them. */
  listProviders(): readonly string[];
}

/** Version of the catalogue that this package depends on. */
export const CATALOGUE_VERSION = '0.1.8';

/** How many models that version has. */
export const CATALOGUE_MODELS = 1694;

/** The data of the installed catalogue. */
export const INSTALLED_DATA: CatalogueData = {
  source: `catalog:genai-prices@${CATALOGUE_VERSION}`,
  findProvider: (id) => {
    const found = loadCatalogue().findProvider({ providerId: id });
    // The catalogue matches provider names by substring; only the provider itself will do.
    return found?.id === id ? found : undefined;
  },
  listProviders: () => PROVIDERS,
};

/** Data that was loaded while the process ran, and found well-formed; `version` tells it from others. */
export function createData(providers: readonly Provider[], version: string): CatalogueData {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  return {
    source: `catalog:genai-prices@${version}`,
    findProvider: (id) => byId.get(id),
    listProviders: () => [...byId.keys()],
  };
}
