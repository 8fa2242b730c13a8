import type { EndingSpan, ReadableSpan } from './types.ts';

/** Writes attributes of a span that is ending, or has just ended in an SDK that says so too late. */
export class AttributeWriter {
  readonly #span: ReadableSpan;
  readonly #ending: EndingSpan | undefined;

  /** @param ending the same span where its `setAttribute` still works. */
  constructor(span: ReadableSpan, ending?: EndingSpan) {
    this.#span = span;
    this.#ending = ending;
  }

  /** Writes money: also on a span that has as many attributes as the SDK allows, which drops more without a word. */
  set(name: string, value: string | number | boolean): void {
    // An SDK's own way costs several times as much, and a call has some of these.
    if (!this.#put(name, value)) this.#ending?.setAttribute(name, value);
  }

  /** Writes money under a name of others, unless the emitter did. */
  setNew(name: string, value: string | number): void {
    if (this.#span.attributes[name] === undefined) this.set(name, value);
  }

  /** Writes what the emitter did not, where there is room for it. */
  fill(name: string, value: string | number): void {
    const { attributes } = this.#span;
    if (attributes[name] !== undefined) return;
    if (this.#ending) this.#ending.setAttribute(name, value);
    else attributes[name] = value;
  }

  /** Whether the span then has the value: not where its attributes are a copy, or frozen. */
  #put(name: string, value: string | number | boolean): boolean {
    try {
      this.#span.attributes[name] = value;
      return this.#span.attributes[name] === value;
    } catch {
      return false;
    }
  }

  /** Takes away what cannot be believed, where none of ours may come in its place. */
  remove(name: string): void {
    delete this.#span.attributes[name];
  }
}
