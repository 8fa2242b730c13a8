import { metrics, trace } from '@opentelemetry/api';
import { findDoor, isWrapped, wrapDoors } from './door.ts';
import { replaceMethod } from './replace-method.ts';
import { readSettings } from './settings.ts';
import { isSocketClass, watchSocketClass } from './sockets/socket-class.ts';
import { createMetrics, type Telemetry } from './telemetry.ts';
import type { OpenAIInstrumentationConfig } from './types.ts';
import { tellUnseen } from './unseen-calls.ts';
import { wrapUploads } from './upload-parameters.ts';
import { PACKAGE_NAME, PACKAGE_VERSION } from './version.ts';
import { warn } from './warn.ts';

/**
 * Instruments one client object, or one class of sockets (`OpenAIRealtimeWS`, `ResponsesWS` …), where module hooks cannot
 * reach it: in bundles, or when it was imported before the instrumentation. Clones by `client.withOptions()` are
 * instrumented with it. What is instrumented already is left as it is.
 * @returns the same client; of a class, the one to make sockets of: its objects are of the same class.
 * @throws TypeError when an option is malformed. A client whose request method is not found is returned as it is, with
 * one warning.
 * @example const client = instrument(new OpenAI());
 * @example const RealtimeWS = instrument(OpenAIRealtimeWS);
 */
export function instrument<T extends object>(client: T, config: OpenAIInstrumentationConfig = {}): T {
  const settings = readSettings(config);
  let made: Telemetry | undefined;
  const telemetry = (): Telemetry => {
    // The providers may be registered after the client was made; a proxy tracer finds the one in force.
    made ??= {
      enabled: config.enabled ?? true,
      tracer: trace.getTracer(PACKAGE_NAME, PACKAGE_VERSION),
      metrics: createMetrics(metrics.getMeter(PACKAGE_NAME, PACKAGE_VERSION)),
      settings,
    };
    return made;
  };
  if (isSocketClass(client)) return watchSocketClass(client, telemetry) as T;
  watchClient(client, telemetry);
  return client;
}

interface Watched {
  withOptions?: (...args: unknown[]) => object;
}

function watchClient(client: object, telemetry: () => Telemetry): void {
  const what = findObstacle(client);
  if (what !== undefined) {
    tellUnseen();
    warn(
      `got ${what}, expected a client of openai 4.19 or newer; its calls are not seen; pass the client itself, before it is frozen`,
    );
    return;
  }
  if (isWrapped(client)) return;
  const watched = client as Watched;
  const { withOptions } = watched;
  wrapDoors(watched, telemetry);
  wrapUploads(watched.constructor);
  if (typeof withOptions !== 'function') return;
  replaceMethod(watched, 'withOptions', function observedWithOptions(this: object, ...args: unknown[]): object {
    const clone = withOptions.apply(this, args);
    watchClient(clone, telemetry);
    return clone;
  });
}

/** What of a value keeps it from being instrumented; undefined when nothing does. */
function findObstacle(client: unknown): string | undefined {
  if (typeof client !== 'object' || client === null) return client === null ? 'null' : typeof client;
  if (!findDoor(client)) return 'a client without methodRequest()';
  if (!Object.isExtensible(client)) return 'a client that is frozen or sealed';
  return undefined;
}
