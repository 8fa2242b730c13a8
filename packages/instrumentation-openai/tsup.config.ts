import type { Options } from 'tsup';
import base from '../../tsup.config.ts';

const config: Options = {
  ...base,
  entry: ['src/index.ts', 'src/hook.ts'],
  // import.meta.url in the CommonJS build.
  shims: true,
};

export default config;
