/**
 * Puts a method of ours in the place of one of the application's, on the object itself. It can be listed only if the
 * one it replaces could be.
 */
export function replaceMethod<T extends object, K extends keyof T>(target: T, name: K, method: T[K]): void {
  const { enumerable = false, writable = false } = Object.getOwnPropertyDescriptor(target, name) ?? {};
  // An assignment is the cheaper way, and every call has some.
  if (writable) target[name] = method;
  else Object.defineProperty(target, name, { value: method, configurable: true, enumerable, writable: true });
}
