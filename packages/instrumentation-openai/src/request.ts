import { context, propagation } from '@opentelemetry/api';
import { readAttributionAttributes } from '@spendspan/attribution';
import type { Tracked } from './attempts.ts';
import { CallStart } from './call-start.ts';
import { DeferredSpan } from './deferred-span.ts';
import { isObject } from './json.ts';
import { ModelCall } from './model-call.ts';
import { findOperation } from './operations/index.ts';
import { report } from './report.ts';
import { requestContext } from './request-context.ts';
import { readServer, type Server } from './server.ts';
import { askForStreamUsage, isSilent } from './stream-usage.ts';
import type { Telemetry } from './telemetry.ts';

/** The parts of a client that are read at its door. */
export interface Client {
  readonly baseURL?: unknown;
  /** AzureOpenAI only. */
  readonly apiVersion?: unknown;
}

/** A request as it comes to a door. What a door does not know yet is undefined. */
export interface ClientRequest {
  readonly method: unknown;
  /** Below the client's base URL, or a whole URL. */
  readonly path: unknown;
  /** The client's request options, or a promise of them. */
  readonly options: unknown;
}

/** A request that is ours to make. */
export interface PreparedRequest extends Tracked {
  /** What the door is given in place of the client's own options: the same, a promise of the same, or with usage asked for. */
  readonly options: unknown;
}

/** Starts a call for a request that is one; undefined when the request is made as if we were not there. */
export function prepareRequest(
  client: Client,
  { method, path, options }: ClientRequest,
  telemetry: Telemetry,
): PreparedRequest | undefined {
  if (!telemetry.enabled) return undefined;
  const operation = findOperation(method, path);
  const server = serverOf(client, path);
  if (!operation) return withoutOwner(options, server, telemetry);
  const start = new CallStart(operation, server, telemetry);
  const call = new ModelCall(start);
  if (isThenable(options)) {
    return {
      call,
      context: start.requestContext(new DeferredSpan(() => call.span)),
      options: Promise.resolve(options).then((known) => beginCallSafely(call, start, known, client)),
    };
  }
  const sent = beginCallSafely(call, start, options, client);
  return { call, context: start.requestContext(call.span), options: sent };
}

/** Who pays is not the provider's business in requests that are no model call, either. */
function withoutOwner(options: unknown, server: Server, { settings }: Telemetry): PreparedRequest {
  const active = context.active();
  const owned = propagation.getBaggage(active) !== undefined;
  return {
    call: undefined,
    context: owned ? requestContext(active, readAttributionAttributes(active), server, settings) : active,
    options,
  };
}

function beginCallSafely(call: ModelCall, start: CallStart, options: unknown, client: Client): unknown {
  try {
    return beginCall(call, start, options, client);
  } catch (error) {
    report(error);
    return options;
  }
}

/** Starts the span by the request's parameters, and asks for usage where that is wanted. Returns the options to send. */
function beginCall(call: ModelCall, start: CallStart, options: unknown, client: Client): unknown {
  if (!isObject(options)) return options;
  const body = isObject(options['body']) ? options['body'] : {};
  // Without `stream` in the options the client parses the answer as one body, whatever the request says.
  const streaming = options['stream'] === true;
  call.begin(streaming && body['stream'] !== true ? { ...body, stream: true } : body);
  if (!streaming) return options;
  const asked = askForStreamUsage(body, start.operation, start.server, start.telemetry.settings, client.apiVersion);
  if (!asked) return options;
  call.hidesUsage = true;
  call.silentHost = isSilent(start.server, start.telemetry.settings);
  return { ...options, body: asked };
}

const servers = new WeakMap<Client, { readonly baseURL: unknown; readonly server: Server }>();

/** Where this request goes. Parsed once per client and base URL. */
function serverOf(client: Client, path: unknown): Server {
  if (typeof path === 'string' && /^https?:/i.test(path)) return readServer(path);
  const { baseURL } = client;
  const known = servers.get(client);
  if (known && known.baseURL === baseURL) return known.server;
  const server = readServer(baseURL);
  servers.set(client, { baseURL, server });
  return server;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as Partial<PromiseLike<unknown>>).then === 'function'
  );
}
