import { diag } from '@opentelemetry/api';
import { configureAttribution } from '@spendspan/attribution';
import { installEsmHook, OpenAIInstrumentation, onUnseenCall, tellUnseen } from '@spendspan/instrumentation-openai';
import { hasApiGlobal } from './api-globals.ts';
import { checkOptions } from './check-options.ts';
import { logDiagnostics } from './diag-logger.ts';
import { readText } from './environment.ts';
import { patchLoadedClients } from './loaded-clients.ts';
import { readTrust } from './propagator.ts';
import { createRegistration, INERT, readExitFlush } from './registration.ts';
import { createSpanExports } from './span-exports.ts';
import { startSdk } from './start-sdk.ts';
import type { RegisterOptions, Registration } from './types.ts';

/** Shared by every copy of this package in the process (ESM beside CommonJS). */
const REGISTRATION = Symbol.for('spendspan.node.registration');
type Registered = { [REGISTRATION]?: Registration };

/**
 * Starts OpenTelemetry with everything that puts USD and owner on each call of the `openai` client: instrumentation,
 * attribution and cost processors, the spend sampler, and OTLP/HTTP export that is flushed when the process ends.
 * A second call changes nothing and returns the first registration.
 * @throws TypeError when an option or a SPENDSPAN_* variable is malformed. OTEL_* variables that are malformed are
 * ignored with a warning, as their specification asks.
 */
export function register(options: RegisterOptions = {}): Registration {
  return registerOnce(options, { lookBack: true });
}

/**
 * {@link register}, which looks back at clients that are loaded already, or the preload, before which there are none.
 */
export function registerOnce(options: RegisterOptions, { lookBack }: { readonly lookBack: boolean }): Registration {
  const earlier = (globalThis as Registered)[REGISTRATION];
  if (earlier) {
    diag.warn(
      '[@spendspan/node] register() was called again: the first registration stays, and these options are ignored; call it once (--import @spendspan/node/register is such a call)',
    );
    return earlier;
  }
  const registration = start(options, lookBack);
  (globalThis as Registered)[REGISTRATION] = registration;
  return registration;
}

/** `forceFlush()` of the registration; does nothing before {@link register}. Never rejects. */
export async function forceFlush(): Promise<void> {
  await (globalThis as Registered)[REGISTRATION]?.forceFlush();
}

/** `shutdown()` of the registration; does nothing before {@link register}. Never rejects. */
export async function shutdown(): Promise<void> {
  await (globalThis as Registered)[REGISTRATION]?.shutdown();
}

function start(options: RegisterOptions, lookBack: boolean): Registration {
  const { env } = process;
  if (!hasApiGlobal('diag')) logDiagnostics(env);
  if (readText(env, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return INERT;
  checkOptions(options);
  if (options.attribution) configureAttribution(options.attribution);
  if (hasApiGlobal('trace')) return joinOtherSdk(options);
  const exitFlushMs = readExitFlush(options);
  const ends = createSpanExports(options, env);
  const sdk = startSdk(options, env, ends.processors);
  installEsmHook();
  const openai = sdk.instrumentations.find((instrumentation) => instrumentation instanceof OpenAIInstrumentation);
  if (openai) findClients(openai, lookBack);
  return createRegistration(sdk, ends, exitFlushMs);
}

function findClients(openai: OpenAIInstrumentation, lookBack: boolean): void {
  const late = lookBack ? LATE : BUNDLED;
  if (lookBack && patchLoadedClients(openai)) {
    if (tellUnseen()) diag.warn(late);
    return;
  }
  onUnseenCall(() => {
    diag.warn(late);
    // Not while the application's request is on its way out.
    setImmediate(() => patchLoadedClients(openai));
  });
}

const LATE =
  '[@spendspan/node] openai was imported before register(), or is part of a bundle, so that its calls are not all seen; call instrument(client) from @spendspan/instrumentation-openai, or start with node --import @spendspan/node/register';
const BUNDLED =
  '[@spendspan/node] a call of openai went out unseen: the client is part of a bundle, or was loaded past the module hooks; call instrument(client) from @spendspan/instrumentation-openai';

function joinOtherSdk(options: RegisterOptions): Registration {
  diag.error(
    '[@spendspan/node] another OpenTelemetry SDK was started before register(): model calls become spans of that SDK, without cost; give it CostSpanProcessor, spendSampler and exportSpend (README, "In your own NodeSDK")',
  );
  if (!readTrust(options, process.env)) {
    diag.error(
      '[@spendspan/node] trustInbound: false has no effect with the propagator of another SDK: callers from outside say who pays; wrap it in AttributionPropagator of @spendspan/attribution',
    );
  }
  installEsmHook();
  // It enables itself, on the global tracer provider.
  new OpenAIInstrumentation(options.openai);
  return INERT;
}
