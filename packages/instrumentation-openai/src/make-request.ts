import { diag } from '@opentelemetry/api';
import { track } from './attempts.ts';
import { shareResponse, withInner } from './inner-promise.ts';
import { isInside, runInside } from './inside.ts';
import type { ModelCall } from './model-call.ts';
import { isApiPromise, observePromise } from './observe-promise.ts';
import { report, safely } from './report.ts';
import { type ClientRequest, type PreparedRequest, prepareRequest } from './request.ts';
import type { Telemetry } from './telemetry.ts';

/**
 * Makes a request that came to a door of the client: a model call becomes a span, anything else merely loses its
 * baggage. Returns and throws exactly what `send` does.
 * @param send the door itself, given the options to send.
 */
export function makeRequest(
  client: object,
  request: ClientRequest,
  telemetry: () => Telemetry,
  send: (options: unknown) => unknown,
): unknown {
  if (isInside(client)) return send(request.options);
  let prepared: PreparedRequest | undefined;
  try {
    prepared = prepareRequest(client, request, telemetry());
  } catch (error) {
    report(error);
  }
  if (!prepared) return track(undefined, () => runInside(client, () => send(request.options)));
  const { sent, call, options } = prepared;
  const make = (): unknown => track(sent, () => runInside(client, () => send(options)));
  let promise: unknown;
  let inner: unknown;
  try {
    promise =
      call && request.inPages
        ? withInner(make, (made) => {
            inner = made;
            observe(made, call);
          })
        : make();
  } catch (error) {
    call?.onError(error);
    throw error;
  }
  if (!call) return promise;
  if (inner === undefined) observe(promise, call);
  else if (inner !== promise) safely(() => shareResponse(promise, inner));
  return promise;
}

function observe(promise: unknown, call: ModelCall): void {
  try {
    if (isApiPromise(promise)) observePromise(promise, call);
    else {
      warnUnknownPromise();
      call.end(undefined, 'body_unread');
    }
  } catch (error) {
    report(error);
  }
}

let warned = false;

function warnUnknownPromise(): void {
  if (warned) return;
  warned = true;
  diag.warn(
    '[@spendspan/instrumentation-openai] got a client whose requests return something other than an APIPromise; its calls are counted without usage; check for a newer version of this package',
  );
}
