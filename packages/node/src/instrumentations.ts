import { syncBuiltinESMExports } from 'node:module';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { OpenAIInstrumentation } from '@spendspan/instrumentation-openai';
import { type Environment, readList } from './environment.ts';
import { ownRequire } from './own-require.ts';
import type { RegisterOptions } from './types.ts';

/** Ours, by the suffix that OTEL_NODE_DISABLED_INSTRUMENTATIONS knows them by. */
const OURS: Readonly<Record<string, (options: RegisterOptions) => Instrumentation>> = {
  openai: ({ openai }) => new OpenAIInstrumentation(openai),
  undici: () => new UndiciInstrumentation(),
  http: () => new HttpInstrumentation(),
};

/** Ours that are not switched off or replaced, then the user's. */
export function createInstrumentations(options: RegisterOptions, env: Environment): Instrumentation[] {
  const disabled = readList(env, 'OTEL_NODE_DISABLED_INSTRUMENTATIONS') ?? [];
  const theirs = options.instrumentations ?? [];
  const replaced = theirs.map(({ instrumentationName }) => instrumentationName);
  const ours = Object.entries(OURS)
    .filter(([name]) => !disabled.includes(name))
    .filter(([name]) => !replaced.some((theirName) => theirName.endsWith(`/instrumentation-${name}`)))
    .map(([, create]) => create(options));
  return [...ours, ...theirs];
}

/**
 * Applies the instrumentation of `http` to ESM applications without a loader hook: it patches what `require` returns,
 * and the named exports of the ESM view are then brought up to date.
 */
export function patchBuiltins(): void {
  ownRequire('node:http');
  ownRequire('node:https');
  syncBuiltinESMExports();
}
