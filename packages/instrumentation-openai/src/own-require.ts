import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What `require` finds from this package; where a bundler has taken its address, from the working directory. */
export const ownRequire: NodeJS.Require = createRequire(import.meta.url || join(process.cwd(), 'bundle.js'));
