import { context } from '@opentelemetry/api';
import { replaceMethod } from '../replace-method.ts';
import { safely } from '../report.ts';
import type { Telemetry } from '../telemetry.ts';
import { type Method, unwrapMethod, wrapMethod } from '../wrapped-method.ts';
import { runOpening } from './opening.ts';
import { noteSeenSocket } from './unseen-sockets.ts';
import { type Emitter, WatchedSocket } from './watched-socket.ts';

/** A class of the client's whose objects are sockets. */
export type SocketClass = (new (...args: unknown[]) => object) & { readonly prototype: object };

/** On a class that is watched, its base class as it was. Shared by every copy of this package in the process. */
const BASE: unique symbol = Symbol.for('spendspan.instrumentation-openai.socket-base');
type MaybeWatched = SocketClass & { [BASE]?: object };

const sockets = new WeakMap<object, WatchedSocket>();
/** What stands in a module in the place of its class. */
const outsides = new WeakMap<object, SocketClass>();

/** Whether a value is a socket class of the client, of whatever version. */
export function isSocketClass(value: unknown): value is SocketClass {
  const { prototype } = (typeof value === 'function' ? value : {}) as { readonly prototype?: Partial<Events> };
  return typeof prototype?._emit === 'function' && typeof prototype.send === 'function';
}

interface Events {
  _emit: Method;
  send: Method;
}

/** Ways to send an event, as an object or as its text. */
const SENDERS = ['send', 'sendResponseCreate', 'sendRaw'] as const;
const FACTORIES = ['create', 'azure'] as const;

/**
 * Watches the sockets of a class from the moment they are made, whoever makes them. Nothing is added to the sockets that
 * their listeners could see: events are seen where the class hands them on.
 * @returns the class to give to the application: the same to all appearance, whose sockets open without baggage, too.
 */
export function watchSocketClass(Class: SocketClass, telemetry: () => Telemetry): SocketClass {
  if (Object.hasOwn(Class, BASE)) return outsides.get(Class) ?? Class;
  const { prototype } = Class;
  watchBirths(Class, telemetry);
  wrapMethod(prototype, '_emit', (original) => observeEmit(original, telemetry));
  for (const name of SENDERS) wrapMethod(prototype, name, (original) => observeSend(original, telemetry));
  for (const [name, observe] of Object.entries(QUEUE))
    wrapMethod(prototype, name, (original) => observe(original, telemetry));
  for (const name of FACTORIES) {
    wrapMethod(
      Class,
      name,
      (original) =>
        function open(...args) {
          return runOpening(args, telemetry, () => original.apply(this, args));
        },
    );
  }
  return makeOutside(Class, telemetry);
}

/** Gives a class its own methods back. @returns the class itself. */
export function unwatchSocketClass(Class: SocketClass): SocketClass {
  const watched = insideOf(Class) as MaybeWatched;
  const base = watched[BASE];
  if (base === undefined) return watched;
  delete watched[BASE];
  Object.setPrototypeOf(watched, base);
  for (const name of ['_emit', ...SENDERS, ...Object.keys(QUEUE)]) unwrapMethod(watched.prototype, name);
  for (const name of FACTORIES) unwrapMethod(watched, name);
  replaceMethod(watched.prototype as { constructor: unknown }, 'constructor', watched);
  outsides.delete(watched);
  return watched;
}

/** `super()` asks for the base class when it is called: what stands there sees every object, before it has its socket. */
function watchBirths(Class: SocketClass, telemetry: () => Telemetry): void {
  const base = Object.getPrototypeOf(Class) as object;
  Object.defineProperty(Class, BASE, { value: base, configurable: true });
  if (typeof base !== 'function' || base === Function.prototype) return;
  const watchedBase = new Proxy(base, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as object;
      safely(() => find(made, telemetry));
      return made;
    },
  });
  Object.setPrototypeOf(Class, watchedBase);
}

function observeEmit(original: Method, telemetry: () => Telemetry): Method {
  return function _emit(name, ...rest) {
    let watched: WatchedSocket | undefined;
    safely(() => {
      watched = find(this, telemetry);
      watched.onEmit(this as Emitter, name, rest[0]);
    });
    const emit = (): unknown => original.call(this, name, ...rest);
    // Where the handshake went without baggage, what listeners do goes with it all the same.
    return watched?.isElsewhere ? context.with(watched.origin, emit) : emit();
  };
}

function observeSend(original: Method, telemetry: () => Telemetry): Method {
  return function send(event, ...rest) {
    let watched: WatchedSocket | undefined;
    safely(() => {
      watched = find(this, telemetry);
      watched.onSend(this as Emitter, event);
    });
    try {
      return original.call(this, event, ...rest);
    } catch (error) {
      safely(() => watched?.onRefused());
      throw error;
    } finally {
      safely(() => watched?.onTaken(this as Emitter));
    }
  };
}

/** What becomes of events that are not sent at once. */
const QUEUE: Readonly<Record<string, (original: Method, telemetry: () => Telemetry) => Method>> = {
  // The client tells errors by it, those of an event that it is given before it comes back.
  _onError: (original, telemetry) =>
    function _onError(...args) {
      safely(() => find(this, telemetry).onRefused());
      return original.apply(this, args);
    },
  // openai 7, of realtime sockets that are connected anew.
  flushPending: (original, telemetry) =>
    function flushPending(...args) {
      safely(() => find(this, telemetry).onFlush(this as Emitter));
      return original.apply(this, args);
    },
  takePending: (original, telemetry) =>
    function takePending(...args) {
      safely(() => find(this, telemetry).onTakenBack());
      return original.apply(this, args);
    },
};

/** Of a class that was compiled for older engines, objects are first seen when they do something. */
function find(socket: object, telemetry: () => Telemetry): WatchedSocket {
  let watched = sockets.get(socket);
  if (!watched) {
    noteSeenSocket();
    watched = new WatchedSocket(telemetry);
    sockets.set(socket, watched);
  }
  return watched;
}

function makeOutside(Class: SocketClass, telemetry: () => Telemetry): SocketClass {
  const outside: SocketClass = new Proxy(Class, {
    construct: (target, args, newTarget) =>
      runOpening(args, telemetry, () =>
        Reflect.construct(target, args, newTarget === outside ? target : newTarget),
      ) as object,
  });
  outsides.set(Class, outside);
  insides.set(outside, Class);
  replaceMethod(Class.prototype as { constructor: unknown }, 'constructor', outside);
  return outside;
}

const insides = new WeakMap<object, SocketClass>();

function insideOf(Class: SocketClass): SocketClass {
  return insides.get(Class) ?? Class;
}
