/** Module system of the application. */
export const MODULES = ['CommonJS', 'ESM'] as const;
export type ModuleSystem = (typeof MODULES)[number];

/** A way to bring Spendspan into an application. */
export interface Way {
  readonly id: string;
  readonly title: string;
  /** Arguments of Node before the application. */
  readonly node: readonly string[];
  /** What a bundler leaves outside of the application's own file; without it nothing is bundled. */
  readonly bundledBut?: readonly string[];
  /** Sources of the application, given what runs the calls: `run(openai)` or `run(openai, adopt)`. */
  readonly sources: Readonly<Record<ModuleSystem, string>>;
  /** Where the application is told something, what it is told, and why. */
  readonly warning?: { readonly modules: ModuleSystem; readonly says: RegExp; readonly why: string };
}

const LOADED_FIRST = {
  CommonJS: `run(require('openai'));`,
  ESM: `import * as openai from 'openai';\nrun(openai);`,
};

const INSTRUMENTED = {
  CommonJS: `const openai = require('openai');
require('@spendspan/node').register();
run(openai, require('@spendspan/instrumentation-openai').instrument);`,
  ESM: `import * as openai from 'openai';
import { register } from '@spendspan/node';
import { instrument } from '@spendspan/instrumentation-openai';
register();
run(openai, instrument);`,
};

/** Node hides the deprecations of packages, but not of a bundle that has them inside (openai 4: node-fetch 2). */
const NO_DEPRECATION = ['--no-deprecation'];

/** All of them; a new one is an entry here. */
export const WAYS: readonly Way[] = [
  {
    id: 'import',
    title: '`node --import @spendspan/node/register`',
    node: ['--import', '@spendspan/node/register'],
    sources: LOADED_FIRST,
  },
  {
    id: 'require',
    title: '`node --require @spendspan/node/register`',
    node: ['--require', '@spendspan/node/register'],
    sources: LOADED_FIRST,
  },
  {
    id: 'register',
    title: '`register()` before the client is loaded',
    node: [],
    sources: {
      CommonJS: `require('@spendspan/node').register();\nrun(require('openai'));`,
      ESM: `import { register } from '@spendspan/node';\nregister();\nrun(await import('openai'));`,
    },
  },
  {
    id: 'late',
    title: '`register()` after the client is loaded',
    node: [],
    sources: {
      CommonJS: `const openai = require('openai');\nrequire('@spendspan/node').register();\nrun(openai);`,
      ESM: `import * as openai from 'openai';\nimport { register } from '@spendspan/node';\nregister();\nrun(openai);`,
    },
    warning: {
      modules: 'ESM',
      says: /openai was imported before register\(\)/,
      why: 'one warning, because calls before `register()` were not seen; those after it are',
    },
  },
  {
    id: 'bundle',
    title: 'esbuild bundle of the client, `instrument(client)`',
    node: NO_DEPRECATION,
    bundledBut: ['@spendspan/*', '@opentelemetry/*'],
    sources: INSTRUMENTED,
  },
  {
    id: 'whole-bundle',
    title: 'esbuild bundle of everything, `instrument(client)`',
    node: NO_DEPRECATION,
    bundledBut: [],
    sources: INSTRUMENTED,
  },
];
