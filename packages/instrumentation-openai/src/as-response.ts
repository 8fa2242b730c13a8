import { createHiddenField } from '@spendspan/attribution';
import { replaceMethod } from './replace-method.ts';

type AsResponse = (this: object) => Promise<unknown>;
interface MayBeAsked {
  asResponse: AsResponse;
}

/** Called when the application asks a promise for its raw response, after it has it. */
const listeners = createHiddenField<object, () => void>();
/** The classes of promises whose method tells its listener. One or two: of each copy of the client. */
const told = new WeakSet<object>();

/**
 * Has a promise of the client tell when the application asks for its raw response. The method is replaced once for all
 * promises of its class: one of its own takes each of them a microsecond.
 */
export function onAsResponse(promise: MayBeAsked, listener: () => void): void {
  if (isTold(promise)) listeners.set(promise, listener);
  else
    replaceMethod(
      promise,
      'asResponse',
      telling(promise.asResponse, () => listener),
    );
}

/** Whether the method that a promise inherits tells; makes it so where it can be. */
function isTold(promise: MayBeAsked): boolean {
  if (Object.hasOwn(promise, 'asResponse')) return false;
  let owner: object | null = Object.getPrototypeOf(promise);
  if (owner && told.has(owner)) return true;
  while (owner && !Object.hasOwn(owner, 'asResponse')) owner = Object.getPrototypeOf(owner);
  if (!owner) return false;
  if (told.has(owner)) return true;
  try {
    replaceMethod(owner as MayBeAsked, 'asResponse', telling((owner as MayBeAsked).asResponse, listeners.get));
  } catch {
    return false;
  }
  told.add(owner);
  return true;
}

function telling(original: AsResponse, listenerOf: (promise: object) => (() => void) | undefined): AsResponse {
  return function asResponse(this: object) {
    const raw = original.call(this);
    listenerOf(this)?.();
    return raw;
  };
}
