import { syncBuiltinESMExports } from 'node:module';
import type { Instrumentation } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici';
import { OpenAIInstrumentation } from '@spendspan/instrumentation-openai';
import { type Environment, readList } from './environment.ts';
import { ownRequire } from './own-require.ts';
import { noteHost } from './provider-safe-propagator.ts';
import type { RegisterOptions } from './types.ts';

interface Own {
  /** How OTEL_NODE_DISABLED_INSTRUMENTATIONS knows it. */
  readonly id: string;
  /** A user's instrumentation of this name stands in its place. */
  readonly name: string;
  create(options: RegisterOptions): Instrumentation;
}

const OURS: readonly Own[] = [
  {
    id: 'openai',
    // The official one, which knows neither owners nor cached tokens, stands beside it.
    name: '@spendspan/instrumentation-openai',
    create: ({ openai }) => new OpenAIInstrumentation(openai),
  },
  {
    id: 'undici',
    name: '@opentelemetry/instrumentation-undici',
    create: () =>
      new UndiciInstrumentation({ requestHook: (_, { origin }) => noteHost(new URL(String(origin)).hostname) }),
  },
  {
    id: 'http',
    name: '@opentelemetry/instrumentation-http',
    create: () =>
      new HttpInstrumentation({
        startOutgoingSpanHook: ({ hostname, host }) => {
          noteHost((hostname ?? host)?.replace(/:\d+$/, ''));
          return {};
        },
      }),
  },
];

/** Ours that are not switched off or replaced, then the user's. */
export function createInstrumentations(options: RegisterOptions, env: Environment): Instrumentation[] {
  const disabled = readList(env, 'OTEL_NODE_DISABLED_INSTRUMENTATIONS') ?? [];
  const theirs = options.instrumentations ?? [];
  const replaced = theirs.map(({ instrumentationName }) => instrumentationName);
  const ours = OURS.filter(({ id, name }) => !disabled.includes(id) && !replaced.includes(name));
  return [...ours.map(({ create }) => create(options)), ...theirs];
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
