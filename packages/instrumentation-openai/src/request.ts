import { context, propagation, type Span } from '@opentelemetry/api';
import { readAttributionAttributes } from '@spendspan/attribution';
import { CallStart } from './call-start.ts';
import { DeferredSpan } from './deferred-span.ts';
import { isObject, type Json } from './json.ts';
import { ModelCall } from './model-call.ts';
import { findOperation, findPages } from './operations/index.ts';
import { report, safely } from './report.ts';
import { requestContext } from './request-context.ts';
import { SentRequest } from './sent-options.ts';
import { readServer, type Server } from './server.ts';
import type { Telemetry } from './telemetry.ts';
import { givenParameters, readParameters } from './upload-parameters.ts';

/** The parts of a client that are read at its door. */
export interface Client {
  readonly baseURL?: unknown;
}

/** A request as it comes to a door. What a door does not know yet is undefined. */
export interface ClientRequest {
  readonly method: unknown;
  /** Below the client's base URL, or a whole URL. */
  readonly path: unknown;
  /** The client's request options, or a promise of them. */
  readonly options: unknown;
  /** Whether it is for a page of a list. */
  readonly inPages?: boolean;
}

/** A request that is ours to make. */
export interface PreparedRequest {
  readonly sent: SentRequest;
  /** The model call that it is, if it is one. */
  readonly call: ModelCall | undefined;
  /** What the door is given in place of the client's own options: the same, or a promise of the same. */
  readonly options: unknown;
}

/** Starts a call for a request that is one; undefined when the request is made as if we were not there. */
export function prepareRequest(
  client: Client,
  { method, path, options, inPages }: ClientRequest,
  telemetry: Telemetry,
): PreparedRequest | undefined {
  if (!telemetry.enabled) return undefined;
  const operation = inPages ? findPages(path) : findOperation(method, path);
  const server = serverOf(client, path);
  if (!operation) return withoutOwner(options, server, telemetry);
  const start = new CallStart(operation, server, telemetry);
  const call = new ModelCall(start);
  const given = givenParameters();
  if (given) {
    safely(() => call.begin(given));
    return prepare(call, call.span, options);
  }
  if (isThenable(options)) {
    const span = new DeferredSpan(() => call.span);
    const begun = Promise.resolve(options).then((known) => {
      beginCallSafely(call, known);
      span.settle();
      return known;
    });
    return prepare(call, span, begun);
  }
  beginCallSafely(call, options);
  return prepare(call, call.span, options);
}

function prepare(call: ModelCall, span: Span, options: unknown): PreparedRequest {
  return { sent: new SentRequest(call.start.requestContext(span), call), call, options };
}

/** Who pays is not the provider's business in requests that are no model call, either. */
function withoutOwner(options: unknown, server: Server, { settings }: Telemetry): PreparedRequest {
  const active = context.active();
  const owned = propagation.getBaggage(active) !== undefined;
  const own = owned ? requestContext(active, readAttributionAttributes(active), server, settings) : active;
  return { sent: new SentRequest(own, undefined), call: undefined, options };
}

function beginCallSafely(call: ModelCall, options: unknown): void {
  try {
    if (isObject(options)) beginCall(call, options);
  } catch (error) {
    report(error);
  }
}

/** Starts the span by the request's parameters. */
function beginCall(call: ModelCall, options: Json): void {
  const body = readParameters(options);
  call.begin(options['stream'] === true && body['stream'] !== true ? { ...body, stream: true } : body);
}

const servers = new WeakMap<Client, { readonly baseURL: unknown; readonly server: Server }>();

/** Where this request goes. Parsed once per client and base URL. */
function serverOf(client: Client, path: unknown): Server {
  // Nearly all begin so, and stand below the base URL.
  if (typeof path === 'string' && path[0] !== '/' && /^https?:/i.test(path)) return readServer(path);
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
