import { copyFile } from 'node:fs/promises';
import type { Options } from 'tsup';
import base from '../../tsup.config.ts';

const config: Options = {
  ...base,
  entry: { index: 'src/index.ts', hook: 'src/hook.ts', register: 'src/preload.ts' },
  // import.meta.url in the CommonJS build.
  shims: true,
  // It stays the CommonJS that it is.
  external: ['./node-sdk.cjs'],
  onSuccess: () => copyFile('src/node-sdk.cjs', 'dist/node-sdk.cjs'),
};

export default config;
