import type { Options } from 'tsup';
import base from '../../tsup.config.ts';

const config: Options = {
  ...base,
  entry: { index: 'src/index.ts', hook: 'src/hook.ts', register: 'src/preload.ts' },
  // import.meta.url in the CommonJS build.
  shims: true,
};

export default config;
