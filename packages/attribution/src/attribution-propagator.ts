import {
  type Baggage,
  type Context,
  propagation,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
} from '@opentelemetry/api';
import { resolveDimensions } from './keys.ts';
import type { AttributionOptions } from './types.ts';

export interface AttributionPropagatorOptions extends AttributionOptions {
  /**
   * Whether a caller from outside may say who pays. With `false`, attribution keys are taken out of the baggage that
   * arrives with a request (the rest of it stays), so that only this service's own code attributes.
   * @default true
   */
  readonly trustInbound?: boolean;
}

/** Wraps a propagator (usually the W3C composite) and applies `trustInbound` to what it extracts. */
export class AttributionPropagator implements TextMapPropagator {
  readonly #delegate: TextMapPropagator;
  readonly #distrusted: ReadonlySet<string>;

  /** @throws TypeError when the options are malformed. */
  constructor(delegate: TextMapPropagator, options: AttributionPropagatorOptions = {}) {
    this.#delegate = delegate;
    const dimensions = resolveDimensions(options);
    this.#distrusted = new Set(
      options.trustInbound === false ? dimensions.flatMap(({ key, aliases }) => [key, ...aliases]) : [],
    );
  }

  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    this.#delegate.inject(context, carrier, setter);
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const extracted = this.#delegate.extract(context, carrier, getter);
    if (this.#distrusted.size === 0) return extracted;
    const arrived = propagation.getBaggage(extracted);
    // The same object means that nothing arrived: what is there is local and stays.
    if (!arrived || arrived === propagation.getBaggage(context)) return extracted;
    return propagation.setBaggage(extracted, this.#withoutAttribution(arrived));
  }

  fields(): string[] {
    return this.#delegate.fields();
  }

  #withoutAttribution(baggage: Baggage): Baggage {
    return baggage.removeEntries(...this.#distrusted);
  }
}
