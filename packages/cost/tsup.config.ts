import type { Options } from 'tsup';
import base from '../../tsup.config.ts';
import { packRows } from './pack-rows.ts';

// The catalogue is required at its first use: `import.meta.url` must have a value in CommonJS too.
const config: Options = { ...base, shims: true, esbuildPlugins: [packRows, ...(base.esbuildPlugins ?? [])] };

export default config;
