import { isObject, type Json } from './json.ts';
import type { Operation } from './operations/operation.ts';
import { isListed, type Server } from './server.ts';
import type { Settings } from './settings.ts';

/** First stable Azure API version that knows `stream_options` (older ones answer 400). */
const AZURE_STREAM_OPTIONS_SINCE = '2024-09-01';

/**
 * The request body with its stream asked for usage, or undefined when the body stays as it is: not a stream, the
 * application decided itself, or the host is not known to support it.
 */
export function askForStreamUsage(
  body: Json,
  operation: Operation,
  server: Server,
  settings: Settings,
  apiVersion: unknown,
): Json | undefined {
  if (!isUndecided(body, operation, settings)) return undefined;
  if (settings.streamUsage === 'auto' && !isKnown(server, settings, apiVersion)) return undefined;
  // A copy of an object with a class or a JSON form of its own would be another request.
  if (!isPlain(body)) return undefined;
  return { ...body, stream_options: { ...(body['stream_options'] as Json | undefined), include_usage: true } };
}

/** Whether nothing but the host, of which nobody knows, keeps a stream from being asked. */
export function couldBeAsked(body: Json, operation: Operation, server: Server, settings: Settings): boolean {
  if (settings.streamUsage !== 'auto' || isSilent(server, settings) || settings.estimateUsage) return false;
  return isUndecided(body, operation, settings);
}

/** Whether the body is a stream of which neither the application nor the settings say that it is not asked. */
function isUndecided(body: Json, operation: Operation, settings: Settings): boolean {
  if (!operation.asksForStreamUsage || body['stream'] !== true || settings.streamUsage === 'off') return false;
  const options = body['stream_options'];
  if (options === undefined || options === null) return true;
  return isObject(options) && options['include_usage'] === undefined;
}

/** Whether a host is known to say nothing of usage unless it is asked. */
export function isSilent(server: Server, settings: Settings): boolean {
  return server.streamUsage || isListed(server, settings.streamUsageHosts);
}

function isPlain(body: Json): boolean {
  const prototype = Object.getPrototypeOf(body);
  return (prototype === Object.prototype || prototype === null) && typeof body['toJSON'] !== 'function';
}

function isKnown(server: Server, settings: Settings, apiVersion: unknown): boolean {
  if (isListed(server, settings.streamUsageHosts)) return true;
  if (!server.streamUsage) return false;
  return typeof apiVersion !== 'string' || !/^\d{4}/.test(apiVersion) || apiVersion >= AZURE_STREAM_OPTIONS_SINCE;
}

/**
 * Whether a chunk exists only because usage was asked for: it has no choices, and usage, or at least the place for it
 * once every choice is finished. (The first chunk of Azure has no choices either.)
 */
export function isUsageChunk(chunk: unknown, finished: boolean): boolean {
  if (!isObject(chunk) || !Array.isArray(chunk['choices']) || chunk['choices'].length > 0) return false;
  return isObject(chunk['usage']) || (finished && chunk['usage'] === null);
}
