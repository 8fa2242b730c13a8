import { types } from 'node:util';
import { createHiddenField } from '@spendspan/attribution';
import { replaceMethod } from './replace-method.ts';
import { safely } from './report.ts';

type AsResponse = (this: object) => Promise<unknown>;
interface MayBeAsked {
  asResponse: AsResponse;
}

/** Called when the application asks a promise for its raw response, after it has it. */
const listeners = createHiddenField<object, () => void>();
/** The methods of classes that tell the listener of a promise. One or two: of each copy of the client. */
const telling = new WeakSet<AsResponse>();
/** The classes that had theirs replaced. What they have instead of it, others put there. */
const replaced = new WeakSet<object>();

/**
 * Has a promise of the client tell when the application asks for its raw response. The method is replaced once for all
 * promises of its class: one of its own takes each of them a microsecond.
 */
export function onAsResponse(promise: MayBeAsked, listener: () => void): void {
  if (telling.has(promise.asResponse) || replaceInherited(promise)) listeners.set(promise, listener);
  else
    replaceMethod(
      promise,
      'asResponse',
      createTelling(promise.asResponse, () => listener),
    );
}

/** Whether the method that a promise inherits could be replaced by one that tells. */
function replaceInherited(promise: MayBeAsked): boolean {
  let owner: object | null = promise;
  while (owner && !Object.hasOwn(owner, 'asResponse')) owner = Object.getPrototypeOf(owner);
  if (!owner || owner === promise || replaced.has(owner)) return false;
  const { asResponse } = owner as MayBeAsked;
  if (!isOfClass(asResponse)) return false;
  replaced.add(owner);
  const method = createTelling(asResponse, listeners.get);
  try {
    replaceMethod(owner as MayBeAsked, 'asResponse', method);
  } catch {
    return false;
  }
  telling.add(method);
  return true;
}

/** Whether a method is as a class has it, and no spy of the application's tests, which must stay where it is. */
function isOfClass(method: AsResponse): boolean {
  return !types.isProxy(method) && Reflect.ownKeys(method).every((key) => key === 'length' || key === 'name');
}

function createTelling(original: AsResponse, listenerOf: (promise: object) => (() => void) | undefined): AsResponse {
  return function asResponse(this: object) {
    const raw = original.call(this);
    safely(() => listenerOf(this)?.());
    return raw;
  };
}
