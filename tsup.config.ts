import type { Options } from 'tsup';
import { literalNames } from './scripts/literal-names.ts';

/** One build for every package: ESM, CommonJS and the types of both. Run in the package's own folder. */
const config: Options = {
  entry: ['src/index.ts'],
  format: ['esm', 'cjs'],
  target: 'node20',
  platform: 'node',
  dts: true,
  clean: true,
  sourcemap: true,
  splitting: false,
  treeshake: true,
  esbuildPlugins: [literalNames],
};

export default config;
