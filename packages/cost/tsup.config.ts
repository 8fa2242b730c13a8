import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Options } from 'tsup';
import base from '../../tsup.config.ts';
import { packCatalogue } from './pack-catalogue.ts';
import { packRows } from './pack-rows.ts';

// The reader of YAML is required at its first use: `import.meta.url` must have a value in CommonJS too.
const config: Options = {
  ...base,
  shims: true,
  esbuildPlugins: [packCatalogue, packRows, ...(base.esbuildPlugins ?? [])],
  // The terms on which its data is in the bundle.
  onSuccess: async () =>
    copyFileSync(
      fileURLToPath(new URL('node_modules/@pydantic/genai-prices/LICENSE', import.meta.url)),
      'dist/genai-prices.LICENSE',
    ),
};

export default config;
