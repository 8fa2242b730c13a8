import type { TextMapPropagator } from '@opentelemetry/api';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { B3InjectEncoding, B3Propagator } from '@opentelemetry/propagator-b3';
import { AttributionPropagator } from '@spendspan/attribution';
import { isProviderHost } from '@spendspan/instrumentation-openai';
import { type Environment, readList, readText, warnIgnored } from './environment.ts';
import { ProviderSafePropagator } from './provider-safe-propagator.ts';
import type { RegisterOptions } from './types.ts';

const PROPAGATORS: Readonly<Record<string, () => TextMapPropagator>> = {
  tracecontext: () => new W3CTraceContextPropagator(),
  baggage: () => new W3CBaggagePropagator(),
  b3: () => new B3Propagator(),
  b3multi: () => new B3Propagator({ injectEncoding: B3InjectEncoding.MULTI_HEADER }),
};
const DEFAULT: readonly string[] = ['tracecontext', 'baggage'];

/**
 * The propagator of the options, else of OTEL_PROPAGATORS (`none`: one that does nothing), with `trustInbound` applied
 * and no baggage for model providers but those that `propagateToProvider` names.
 * @throws TypeError when `SPENDSPAN_TRUST_INBOUND` is neither true nor false, or the attribution options are malformed.
 */
export function createPropagator(options: RegisterOptions, env: Environment): TextMapPropagator {
  const to = options.openai?.propagateToProvider ?? false;
  const named = new Set(
    typeof to === 'boolean' ? [] : to.map((host) => host.trim().toLowerCase().replace(/:\d+$/, '')),
  );
  const propagator = new AttributionPropagator(options.propagator ?? readPropagator(env), {
    ...options.attribution,
    trustInbound: readTrust(options, env),
  });
  return to === true
    ? propagator
    : new ProviderSafePropagator(propagator, (host) => isProviderHost(host) && !named.has(host));
}

function readPropagator(env: Environment): TextMapPropagator {
  const names = readList(env, 'OTEL_PROPAGATORS') ?? DEFAULT;
  const propagators = new Map<string, TextMapPropagator>();
  for (const name of names) {
    if (name === 'none') return new CompositePropagator();
    const create = Object.hasOwn(PROPAGATORS, name) ? PROPAGATORS[name] : undefined;
    if (create) propagators.set(name, create());
    else warnIgnored('OTEL_PROPAGATORS', name, `some of ${Object.keys(PROPAGATORS).join(', ')}, none`, 'the rest');
  }
  return new CompositePropagator({ propagators: [...propagators.values()] });
}

/**
 * Whether a caller from outside may say who pays.
 * @throws TypeError when `SPENDSPAN_TRUST_INBOUND` is neither true nor false.
 */
export function readTrust({ trustInbound }: RegisterOptions, env: Environment): boolean {
  if (trustInbound !== undefined) return trustInbound;
  const text = readText(env, 'SPENDSPAN_TRUST_INBOUND')?.toLowerCase() ?? 'true';
  if (text === 'true' || text === 'false') return text === 'true';
  // Who pays must not hang on a typing error.
  throw new TypeError(
    `[@spendspan/node] got ${JSON.stringify(text)} in SPENDSPAN_TRUST_INBOUND, expected true or false; correct the variable`,
  );
}
