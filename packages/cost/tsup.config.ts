import { copyFileSync } from 'node:fs';
import type { Options } from 'tsup';
import base from '../../tsup.config.ts';
import { CATALOGUE_LICENSE, packCatalogue } from './pack-catalogue.ts';
import { packRows } from './pack-rows.ts';

// The reader of YAML is required at its first use: `import.meta.url` must have a value in CommonJS too.
const config: Options = {
  ...base,
  shims: true,
  esbuildPlugins: [packCatalogue, packRows, ...(base.esbuildPlugins ?? [])],
  // Beside the data, where other bundlers see it: at the end of a file some of them drop it.
  esbuildOptions: (options) => {
    options.legalComments = 'inline';
  },
  onSuccess: async () => copyFileSync(CATALOGUE_LICENSE, 'dist/genai-prices.LICENSE'),
};

export default config;
