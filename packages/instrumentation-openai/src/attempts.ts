import { context } from '@opentelemetry/api';
import { isObject, type Json } from './json.ts';
import type { ModelCall } from './model-call.ts';
import { safely } from './report.ts';
import { findSent, outsideRequests, rememberSent, type SentRequest } from './sent-options.ts';
import { askForStreamUsage, type BuiltRequest, couldBeAsked, isSilent, mayBeAsked } from './stream-usage.ts';
import { type Method, unwrapMethod, wrapMethod } from './wrapped-method.ts';

/** The request whose synchronous part runs right now: what comes to `makeRequest` is its. */
let entering: SentRequest | undefined;

/** Runs the synchronous part of a request that came in at a door; undefined is one that is none of ours. */
export function track<T>(request: SentRequest | undefined, send: () => T): T {
  const outer = entering;
  entering = request;
  try {
    return runIn(request, send);
  } finally {
    entering = outer;
  }
}

function runIn<T>(request: SentRequest | undefined, send: () => T): T {
  if (request) return context.with(request.context, send);
  // A `fetch` of the application's own may make requests in the midst of another.
  const active = context.active();
  const outside = outsideRequests(active);
  return outside === active ? send() : context.with(outside, send);
}

/** Methods of the client beneath its doors, the same in openai 4 to 7. */
const OBSERVERS: Readonly<Record<string, (original: Method) => Method>> = {
  makeRequest: (original) =>
    function makeRequest(options, ...rest) {
      const request = entering ?? findSent(options);
      if (request) rememberSent(options, request);
      // Each attempt is built, and decided on, anew.
      if (request?.call) request.call.hidesUsage = false;
      return original.call(this, options, ...rest);
    },
  buildRequest: (original) =>
    function buildRequest(options, ...rest) {
      const built = original.call(this, options, ...rest);
      if (!isObject(options) || options['stream'] !== true) return built;
      const sent = findSent(options);
      if (!sent?.call) return built;
      sent.call.couldBeAsked = false;
      if (!mayBeAsked(options, sent.call.start)) return built;
      // AzureOpenAI only.
      const { apiVersion } = this as { readonly apiVersion?: unknown };
      const ask = (request: unknown): unknown => {
        const { call } = sent;
        // One that was ended meanwhile would not hide what it was asked for.
        if (call) safely(() => askForUsage(call, request, options, apiVersion));
        return request;
      };
      return built instanceof Promise ? onceBuilt(built, ask) : ask(built);
    },
  retryRequest: (original) =>
    function retryRequest(options, ...rest) {
      const request = findSent(options);
      if (!request) return original.call(this, options, ...rest);
      safely(() => request.call?.attempts.fail());
      return runIn(request, () => original.call(this, options, ...rest));
    },
  fetchWithTimeout: (original) =>
    function fetchWithTimeout(url, init, ...rest) {
      const call = findSent(init)?.call;
      if (!call) return original.call(this, url, init, ...rest);
      safely(() => call.attempts.begin());
      const response = original.call(this, url, init, ...rest);
      // The client handles what it rejects with.
      if (response instanceof Promise)
        response.then(
          (answer) => safely(() => call.attempts.answer(answer)),
          () => {},
        );
      return response;
    },
};

function askForUsage(call: ModelCall, built: unknown, options: Json, apiVersion: unknown): void {
  if (!askForStreamUsage(built as BuiltRequest, options, call.start, apiVersion)) {
    call.couldBeAsked = couldBeAsked(options, call.start);
    return;
  }
  call.hidesUsage = true;
  call.silentHost = isSilent(call.start.server, call.start.telemetry.settings);
}

/** Not by `then`: an error's stack goes on to who awaits. */
async function onceBuilt(built: Promise<unknown>, ask: (request: unknown) => unknown): Promise<unknown> {
  return ask(await built);
}

/**
 * Watches the attempts that the client makes of a request, which happen beneath its door. A client without these
 * methods is watched as well, its attempts uncounted.
 */
export function wrapAttempts(owner: object): void {
  for (const [name, wrap] of Object.entries(OBSERVERS)) wrapMethod(owner, name, wrap);
}

/** Gives the client's own methods back. */
export function unwrapAttempts(owner: object): void {
  for (const name of Object.keys(OBSERVERS)) unwrapMethod(owner, name);
}
