import { ownRequire } from '../own-require.ts';

/** The part of the catalogue that is used here: its data. Prices are computed by this package. */
export type Catalogue = Pick<typeof import('@pydantic/genai-prices'), 'findProvider'>;

let loaded: Catalogue | undefined;

/**
 * Loads the catalogue at its first use: it is 0.8 MB of source, which a process that makes no model call should not pay for.
 * @throws Error when the package is not installed beside this one (a bundle that left it out).
 */
export function loadCatalogue(): Catalogue {
  loaded ??= ownRequire('@pydantic/genai-prices') as Catalogue;
  return loaded;
}
