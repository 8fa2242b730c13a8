import type { CallStart } from './call-start.ts';
import { isObject, type Json } from './json.ts';
import type { Operation } from './operations/operation.ts';
import { isListed, type Server } from './server.ts';
import type { Settings } from './settings.ts';

/** First stable Azure API version that knows `stream_options` (older ones answer 400). */
const AZURE_STREAM_OPTIONS_SINCE = '2024-09-01';

/** A request that the client has built and is about to sign and send. */
export interface BuiltRequest {
  readonly req: { body?: unknown; readonly headers?: unknown };
}

/** What is appended to a body that says nothing of stream options. */
const ASKED = ',"stream_options":{"include_usage":true}';

/**
 * Asks for usage in a request that is built, so that the last word is that of the application's hooks and the objects
 * it made stay what they are. Only what is sent changes; what is signed is what is sent.
 * @returns whether usage was asked for.
 */
export function askForStreamUsage(built: BuiltRequest, options: Json, start: CallStart, apiVersion: unknown): boolean {
  const { operation, server, telemetry } = start;
  const { body } = options;
  // Without `stream` in the options the client parses the answer as one body, whatever the request says.
  if (options['stream'] !== true || !isObject(body)) return false;
  if (!wantsStreamUsage(body, operation, server, telemetry.settings, apiVersion)) return false;
  const { req } = built;
  const { headers } = req;
  if (typeof req.body !== 'string' || (headers instanceof Headers && headers.has('content-length'))) return false;
  const asked = withStreamUsage(req.body, body['stream_options']);
  if (asked === undefined) return false;
  // openai 4 counts the bytes itself; those added are one a character.
  if (isObject(headers) && headers['content-length'] !== undefined) {
    const length = Number(headers['content-length']) + asked.length - req.body.length;
    (headers as Record<string, unknown>)['content-length'] = String(length);
  }
  req.body = asked;
  return true;
}

/**
 * Whether a request is to be asked for usage: not where it is no stream, the application decided itself, or the host is
 * not known to support it.
 */
export function wantsStreamUsage(
  body: Json,
  operation: Operation,
  server: Server,
  settings: Settings,
  apiVersion: unknown,
): boolean {
  if (!isUndecided(body, operation, settings)) return false;
  if (settings.streamUsage === 'auto' && !isKnown(server, settings, apiVersion)) return false;
  // What an object with a class or a JSON form of its own sends is not what it looks like.
  return isPlain(body);
}

/** Whether a request is a stream that may be asked once it is built; of others the built request need not be awaited. */
export function mayBeAsked(options: Json, { operation, telemetry }: CallStart): boolean {
  const { body } = options;
  return options['stream'] === true && isObject(body) && isUndecided(body, operation, telemetry.settings);
}

/** Whether nothing but the host, of which nobody knows, keeps a stream from being asked. */
export function couldBeAsked(options: Json, start: CallStart): boolean {
  const { server, telemetry } = start;
  const { settings } = telemetry;
  if (settings.streamUsage !== 'auto' || isSilent(server, settings) || settings.estimateUsage) return false;
  return mayBeAsked(options, start);
}

/** Whether the body is a stream of which neither the application nor the settings say that it is not asked. */
function isUndecided(body: Json, operation: Operation, settings: Settings): boolean {
  if (!operation.asksForStreamUsage || body['stream'] !== true || settings.streamUsage === 'off') return false;
  const options = body['stream_options'];
  if (options === undefined || options === null) return true;
  return isObject(options) && options['include_usage'] === undefined;
}

/**
 * The JSON of a request with its stream asked for usage; undefined where it cannot be had without changing the rest.
 * @param options the stream options that are in it.
 */
export function withStreamUsage(json: string, options: unknown): string | undefined {
  if (options === undefined && json.endsWith('}') && !json.includes('"stream_options"')) {
    return `${json.slice(0, -1)}${ASKED}}`;
  }
  const parsed = JSON.parse(json);
  // As openai 4 writes it, or as the others do.
  const indent = json.startsWith('{\n') ? 2 : undefined;
  if (!isObject(parsed) || parsed['stream'] !== true || JSON.stringify(parsed, null, indent) !== json) return undefined;
  const known = parsed['stream_options'];
  if (isObject(known) && known['include_usage'] !== undefined) return undefined;
  return JSON.stringify(
    { ...parsed, stream_options: { ...(isObject(known) && known), include_usage: true } },
    null,
    indent,
  );
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
