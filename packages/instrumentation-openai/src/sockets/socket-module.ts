import type { Telemetry } from '../telemetry.ts';
import { isSocketClass, type SocketClass, unwatchSocketClass, watchSocketClass } from './socket-class.ts';

/** Watches the socket classes that a module of the client exports. @returns whether there are any. */
export function watchSocketModule(moduleExports: unknown, telemetry: () => Telemetry): boolean {
  return replaceClasses(moduleExports, (Class) => watchSocketClass(Class, telemetry));
}

/** Gives the socket classes of a module their own methods back. @returns whether there are any. */
export function unwatchSocketModule(moduleExports: unknown): boolean {
  return replaceClasses(moduleExports, unwatchSocketClass);
}

function replaceClasses(moduleExports: unknown, replace: (Class: SocketClass) => SocketClass): boolean {
  if (typeof moduleExports !== 'object' || moduleExports === null) return false;
  const classes = Object.entries(moduleExports).filter(([, value]) => isSocketClass(value));
  for (const [name, Class] of classes) {
    // The view that a loader gives of an ES module can be written; one that was imported cannot, and keeps its own.
    Reflect.set(moduleExports, name, replace(Class));
  }
  return classes.length > 0;
}
