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
  /** Other files of the application, by name. */
  readonly files?: Readonly<Record<string, string>>;
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

/** As in the README of packages/node, and sent at the end. */
const OWN_SDK = `import '@spendspan/node/hook';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace';
import { AttributionSpanProcessor } from '@spendspan/attribution';
import { CostSpanProcessor } from '@spendspan/cost';
import { OpenAIInstrumentation } from '@spendspan/instrumentation-openai';
import { exportSpend } from '@spendspan/node';
const sdk = new NodeSDK({
  spanProcessors: [
    new AttributionSpanProcessor(),
    new CostSpanProcessor(),
    exportSpend(new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })),
  ],
  metricReaders: [],
  logRecordProcessors: [],
  instrumentations: [new OpenAIInstrumentation()],
});
sdk.start();
process.once('beforeExit', () => sdk.shutdown());
`;

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
    id: 'own-sdk',
    title: 'a NodeSDK of the application, `node --import ./sdk.mjs`',
    node: ['--import', './sdk.mjs'],
    sources: LOADED_FIRST,
    files: { 'sdk.mjs': OWN_SDK },
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
