import { type Context, propagation } from '@opentelemetry/api';

/**
 * A context with one value over those of another. The API's own copies all of them whenever one is set, and a call sets
 * several.
 */
export class LayeredContext implements Context {
  readonly #below: Context;
  readonly #key: symbol;
  readonly #value: unknown;

  /** @param value undefined where the context beneath has one that is not to be seen. */
  constructor(below: Context, key: symbol, value: unknown) {
    this.#below = below;
    this.#key = key;
    this.#value = value;
  }

  getValue(key: symbol): unknown {
    return key === this.#key ? this.#value : this.#below.getValue(key);
  }

  setValue(key: symbol, value: unknown): Context {
    return new LayeredContext(this, key, value);
  }

  deleteValue(key: symbol): Context {
    return new LayeredContext(this, key, undefined);
  }
}

/** Where the API keeps baggage, which it does not say. */
export const BAGGAGE_KEY: symbol = findBaggageKey();

function findBaggageKey(): symbol {
  let found: symbol | undefined;
  const asked: Context = {
    getValue(key) {
      found = key;
      return undefined;
    },
    setValue: () => asked,
    deleteValue: () => asked,
  };
  propagation.getBaggage(asked);
  return found ?? Symbol('no baggage');
}
