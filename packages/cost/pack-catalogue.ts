import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { waitForUpdate } from '@pydantic/genai-prices';
import type { Options } from 'tsup';
import { packProvider } from './src/catalogue/packed-provider.ts';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The terms on which the data is in a bundle. */
export const CATALOGUE_LICENSE: string = fileURLToPath(
  new URL('node_modules/@pydantic/genai-prices/LICENSE', import.meta.url),
);

/**
 * Puts what prices need of the catalogue into a bundle, as JSON in one string for each provider. The catalogue's own package is
 * a program of half a megabyte, which an application would have to install and to run at its first price.
 */
export const packCatalogue: Plugin = {
  name: 'pack-catalogue',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]catalogue[\\/]load-provider\.ts$/ }, async () => {
      const providers = (await waitForUpdate()) ?? [];
      if (providers.length === 0) throw new Error('got no providers of @pydantic/genai-prices, expected its data');
      const lines = providers.map(
        (provider) => `[${JSON.stringify(provider.id)}, ${JSON.stringify(packProvider(provider))}]`,
      );
      return {
        // Bundlers keep a comment that begins so: what they make has the data, too, and no file beside it. `parse` is taken at
        // the import: an application may put a function of its own in its place, which reads numbers as something else.
        contents: `/*! Prices of genai-prices:\n\n${readFileSync(CATALOGUE_LICENSE, 'utf8').trim()}\n*/
          const { parse } = JSON;
          const TEXTS = new Map([${lines.join(',\n')}]);
          export const loadProvider = (id) => TEXTS.has(id) ? parse(TEXTS.get(id)) : undefined;`,
        loader: 'js',
      };
    });
  },
};
