/**
 * Puts a method of ours in the place of one of the application's, on the object itself. It can be listed only if the
 * one it replaces could be.
 */
export function replaceMethod<T extends object, K extends keyof T>(target: T, name: K, method: T[K]): void {
  // Every call has some: an assignment takes a fifth of what a definition does, and keeps what the property is.
  if (Object.hasOwn(target, name) && assign(target, name, method)) return;
  const { enumerable = false } = Object.getOwnPropertyDescriptor(target, name) ?? {};
  Object.defineProperty(target, name, { value: method, configurable: true, enumerable, writable: true });
}

/** Whether that could be done: it cannot where the property is not to be written to. */
function assign<T extends object, K extends keyof T>(target: T, name: K, value: T[K]): boolean {
  try {
    target[name] = value;
    return target[name] === value;
  } catch {
    return false;
  }
}
