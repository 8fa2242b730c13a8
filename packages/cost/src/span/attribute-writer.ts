import type { Attributes } from '@opentelemetry/api';
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
    if (this.#isOpen()) this.#span.attributes[name] = value;
    else this.#ending?.setAttribute(name, value);
  }

  /**
   * Has many written at once, as {@link set} does.
   * @param write writes them to an object. Names that stand there as literals cost a tenth of what they do as values of a
   * variable, which the engine looks up each time.
   */
  setAll<T>(what: T, write: (what: T, to: Attributes) => void): void {
    if (this.#isOpen()) {
      write(what, this.#span.attributes);
      return;
    }
    const aside: Attributes = {};
    write(what, aside);
    for (const [name, value] of Object.entries(aside)) if (value !== undefined) this.#ending?.setAttribute(name, value);
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

  /** Whether the attributes are the span's own object, as in every SDK: its own way costs several times as much. */
  #isOpen(): boolean {
    const { attributes } = this.#span;
    return Object.isExtensible(attributes) && attributes === this.#span.attributes;
  }

  /** Takes away what cannot be believed, where none of ours may come in its place. */
  remove(name: string): void {
    delete this.#span.attributes[name];
  }
}
