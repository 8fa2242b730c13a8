/** What is known of objects that are not ours, kept where nobody but its owner finds it. */
export interface HiddenField<Holder extends object, Value> {
  get(holder: Holder): Value | undefined;
  set(holder: Holder, value: Value): void;
}

/** A base class that makes nothing, so that the fields of those derived from it come on what it is given. */
const Given = function Given(holder: object): object {
  return holder;
} as unknown as new (
  holder: object,
) => object;

/**
 * A private field for objects of others. It does what a WeakMap from them does, which takes several times as long to be
 * written to, and gives every collection of young objects its keys to look at.
 */
export function createHiddenField<Holder extends object, Value>(): HiddenField<Holder, Value> {
  /** For objects that take no field: engines may come to deny it to those that are not extensible. */
  let others: WeakMap<object, Value> | undefined;

  class Field extends Given {
    #value: Value;

    constructor(holder: object, value: Value) {
      super(holder);
      this.#value = value;
    }

    static get(holder: object): Value | undefined {
      return #value in holder ? (holder as Field).#value : others?.get(holder);
    }

    static set(holder: object, value: Value): void {
      if (#value in holder) {
        (holder as Field).#value = value;
        return;
      }
      try {
        new Field(holder, value);
      } catch {
        others ??= new WeakMap();
        others.set(holder, value);
      }
    }
  }
  return Field;
}
