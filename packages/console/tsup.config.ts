import type { Options } from 'tsup';
import base from '../../tsup.config.ts';

// import.meta.url in the CommonJS build: the page is found beside it.
const config: Options = { ...base, shims: true };

export default config;
