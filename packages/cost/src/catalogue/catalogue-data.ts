import { loadProvider } from './load-provider.ts';
import type { Provider } from './provider-data.ts';
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

/** Version of the catalogue that this package is made with. */
export const CATALOGUE_VERSION = '0.1.8';

/** How many models that version has. */
export const CATALOGUE_MODELS = 1694;

/** The data that this package came with. */
export const INSTALLED_DATA: CatalogueData = {
  source: `catalog:genai-prices@${CATALOGUE_VERSION}`,
  findProvider: loadProvider,
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
