import type { Options } from 'tsup';
import base from '../../tsup.config.ts';

const config: Options = { ...base, entry: { main: 'src/main.ts' }, format: ['esm'], dts: false };

export default config;
