import { replaceMethod } from './replace-method.ts';

/** A method of a client or of its class, whatever it takes. */
export type Method = (this: object, ...args: unknown[]) => unknown;

/** On a method of ours: the one it wraps. Shared by every copy of this package in the process. */
const WRAPPED: unique symbol = Symbol.for('spendspan.instrumentation-openai.wrapped');

type MaybeWrapped = Method & { readonly [WRAPPED]?: Method };
type Owner = Record<string, MaybeWrapped | undefined>;

/** Whether the method that `target` has under this name, its own or inherited, is one of ours. */
export function isMethodWrapped(target: object, name: string): boolean {
  return (target as Owner)[name]?.[WRAPPED] !== undefined;
}

/** Puts a wrapper on `owner` itself. Does nothing where there is no such method, or one of ours already. */
export function wrapMethod(owner: object, name: string, wrap: (original: Method) => Method): void {
  const original = (owner as Owner)[name];
  if (typeof original !== 'function' || original[WRAPPED]) return;
  const wrapper = wrap(original);
  Object.defineProperties(wrapper, {
    [WRAPPED]: { value: original },
    name: { value: original.name, configurable: true },
    length: { value: original.length, configurable: true },
  });
  replaceMethod(owner as Owner, name, wrapper);
}

/** Gives `owner` its own method back, unless somebody else has wrapped it since. */
export function unwrapMethod(owner: object, name: string): void {
  const original = (owner as Owner)[name]?.[WRAPPED];
  if (original) replaceMethod(owner as Owner, name, original);
}
