import {
  type Context,
  propagation,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
} from '@opentelemetry/api';

/** Host of the request whose headers are written next; a propagator is not told where they go. */
let next: string | undefined;

/** Called by an HTTP instrumentation just before it lets the headers of a request be written. */
export function noteHost(host: string | undefined): void {
  next = host?.toLowerCase();
}

/** Keeps baggage from hosts that must not see it, whichever client calls them: who pays is not their business. */
export class ProviderSafePropagator implements TextMapPropagator {
  readonly #delegate: TextMapPropagator;
  readonly #isKept: (host: string) => boolean;

  /** @param isKept whether baggage is kept from a host (lower case, no port). */
  constructor(delegate: TextMapPropagator, isKept: (host: string) => boolean) {
    this.#delegate = delegate;
    this.#isKept = isKept;
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    const host = next ?? hostOf(context);
    next = undefined;
    const kept = host !== undefined && this.#isKept(host);
    this.#delegate.inject(kept ? propagation.deleteBaggage(context) : context, carrier, setter);
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    return this.#delegate.extract(context, carrier, getter);
  }

  fields(): string[] {
    return this.#delegate.fields();
  }
}

/** Where an instrumentation of the application's own says, on a span that is recorded, that the request goes. */
function hostOf(context: Context): string | undefined {
  const { attributes } = (trace.getSpan(context) ?? {}) as { readonly attributes?: Readonly<Record<string, unknown>> };
  const host = attributes?.['server.address'] ?? attributes?.['net.peer.name'];
  return typeof host === 'string' ? host.toLowerCase() : undefined;
}
