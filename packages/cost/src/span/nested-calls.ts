import { type Context, trace } from '@opentelemetry/api';
import type { Usage } from '../types.ts';

/** Tokens of one or more calls. */
interface Tokens {
  readonly input: number;
  readonly output: number;
}

/**
 * Knows which spans tell of one and the same model call: two instrumentations that both see it nest theirs. What was
 * priced on one of them is not priced on the other. Holds spans weakly, and only those of model calls.
 */
export class NestedCalls {
  readonly #parents = new WeakMap<object, object>();
  readonly #priced = new WeakMap<object, Tokens>();
  readonly #beneath = new WeakMap<object, { readonly sum: Tokens; readonly last: Tokens }>();

  /** A span of a model call starts. */
  start(span: object, parentContext: Context): void {
    const parent = trace.getSpan(parentContext);
    if (parent) this.#parents.set(span, parent);
  }

  /** Whether the usage that a span tells was priced on the span above it or on those beneath it. */
  isCountedElsewhere(span: object, usage: Usage | undefined): boolean {
    const told = readTokens(usage);
    const beneath = this.#beneath.get(span);
    if (beneath) return !told || isEqual(told, beneath.last) || isEqual(told, beneath.sum);
    const parent = this.#parents.get(span);
    const above = parent && this.#priced.get(parent);
    return above !== undefined && told !== undefined && isEqual(told, above);
  }

  /** A span got an amount. */
  addPriced(span: object, usage: Usage | undefined): void {
    const tokens = readTokens(usage);
    const parent = this.#parents.get(span);
    if (!tokens) return;
    this.#priced.set(span, tokens);
    if (!parent) return;
    const sum = this.#beneath.get(parent)?.sum ?? { input: 0, output: 0 };
    this.#beneath.set(parent, {
      sum: { input: sum.input + tokens.input, output: sum.output + tokens.output },
      last: tokens,
    });
  }
}

function readTokens(usage: Usage | undefined): Tokens | undefined {
  const { inputTokens, outputTokens } = usage ?? {};
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  return { input: Number(inputTokens ?? 0), output: Number(outputTokens ?? 0) };
}

function isEqual(one: Tokens, other: Tokens): boolean {
  return one.input === other.input && one.output === other.output;
}
