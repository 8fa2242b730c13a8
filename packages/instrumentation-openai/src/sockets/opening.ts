import { type Context, context, propagation } from '@opentelemetry/api';
import { readAttributionAttributes } from '@spendspan/attribution';
import { isObject } from '../json.ts';
import { report } from '../report.ts';
import { requestContext } from '../request-context.ts';
import { readServer } from '../server.ts';
import type { Telemetry } from '../telemetry.ts';

/** Contexts whose baggage was taken off for an opening handshake, with those that they were made from. */
const origins = new WeakMap<Context, Context>();

/** The application's own context, should this one be made for an opening handshake. */
export function originOf(of: Context): Context {
  return origins.get(of) ?? of;
}

/**
 * Runs what opens a socket: its handshake is a request to the provider, whose business it is not who pays.
 * @param args of a class or one of its factories, the client among them.
 */
export function runOpening<T>(args: readonly unknown[], telemetry: () => Telemetry, open: () => T): T {
  let handshake: Context | undefined;
  try {
    handshake = handshakeContext(args, telemetry());
  } catch (error) {
    report(error);
  }
  return handshake ? context.with(handshake, open) : open();
}

function handshakeContext(args: readonly unknown[], { enabled, settings }: Telemetry): Context | undefined {
  const active = context.active();
  if (!enabled || propagation.getBaggage(active) === undefined) return undefined;
  const client = args.find((each) => isObject(each) && typeof each['baseURL'] === 'string');
  const server = readServer((client as { readonly baseURL?: unknown } | undefined)?.baseURL);
  const handshake = requestContext(active, readAttributionAttributes(active), server, settings);
  if (handshake === active) return undefined;
  origins.set(handshake, active);
  return handshake;
}
