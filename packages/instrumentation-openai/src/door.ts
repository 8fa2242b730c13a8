import { unwrapAttempts, wrapAttempts } from './attempts.ts';
import { noteInner } from './inner-promise.ts';
import { isObject } from './json.ts';
import { makeRequest } from './make-request.ts';
import type { Telemetry } from './telemetry.ts';
import { isMethodWrapped, type Method, unwrapMethod, wrapMethod } from './wrapped-method.ts';

/** The method through which every request of every resource goes, in openai 4 to 7. */
const DOOR = 'methodRequest';

/** How a door is wrapped, given where to ask for what to write to. */
type Wrap = (door: Method, telemetry: () => Telemetry) => Method;

/** The doors of a client: its main one, and those by which applications and lists come in beside it. */
const DOORS: Readonly<Record<string, Wrap>> = {
  [DOOR]: (door, telemetry) =>
    function methodRequest(method, path, options, ...rest) {
      return makeRequest(this, { method, path, options }, telemetry, (sent) =>
        door.call(this, method, path, sent, ...rest),
      );
    },
  request: (door, telemetry) =>
    function request(options, ...rest) {
      const { method, path } = isObject(options) ? options : {};
      return makeRequest(this, { method, path, options }, telemetry, (sent) => door.call(this, sent, ...rest));
    },
  getAPIList: (door, telemetry) =>
    function getAPIList(path, page, options, ...rest) {
      return makeRequest(this, { method: undefined, path, options, inPages: true }, telemetry, (sent) =>
        door.call(this, path, page, sent, ...rest),
      );
    },
  // The pages after the first.
  requestAPIList: (door, telemetry) =>
    function requestAPIList(page, options, ...rest) {
      const { path } = isObject(options) ? options : {};
      return makeRequest(this, { method: undefined, path, options, inPages: true }, telemetry, (sent) =>
        door.call(this, page, sent, ...rest),
      );
    },
};

/** The object on the prototype chain that has the main door itself; undefined when there is none. */
export function findDoor(target: unknown): object | undefined {
  let at = target as object | null | undefined;
  while (at !== null && at !== undefined) {
    if (typeof Object.getOwnPropertyDescriptor(at, DOOR)?.value === 'function') return at;
    at = Object.getPrototypeOf(at);
  }
  return undefined;
}

/** Whether requests of this client (or class prototype) are already watched. */
export function isWrapped(target: object): boolean {
  return isMethodWrapped(target, DOOR);
}

/**
 * Watches every request that goes through a door of `owner`, a prototype or a client.
 * @param telemetry asked at every call, so that configuration may change later.
 */
export function wrapDoors(owner: object, telemetry: () => Telemetry): void {
  for (const [name, wrap] of Object.entries(DOORS)) wrapMethod(owner, name, (door) => wrap(door, telemetry));
  wrapMethod(owner, 'responsePromise', noteInner);
  wrapAttempts(owner);
}

/** Gives `owner` its own doors back, unless somebody else has wrapped them since. */
export function unwrapDoors(owner: object): void {
  for (const name of Object.keys(DOORS)) unwrapMethod(owner, name);
  unwrapMethod(owner, 'responsePromise');
  unwrapAttempts(owner);
}
