import { onAsResponse } from './as-response.ts';
import type { ModelCall } from './model-call.ts';
import { observeMade } from './observe-made.ts';
import { observeResponse, type Reading } from './observe-response.ts';
import { isStream, observeStream } from './observe-stream.ts';
import type { Reader } from './reader.ts';
import { replaceMethod } from './replace-method.ts';
import { safely } from './report.ts';

/** The parts of the client's APIPromise that are the same in openai 4 to 7. */
interface ApiPromise {
  responsePromise: Promise<unknown>;
  parseResponse: (...args: unknown[]) => Promise<unknown>;
  _thenUnwrap: (transform: (data: unknown, ...rest: unknown[]) => unknown) => ApiPromise;
  asResponse: () => Promise<unknown>;
}

/** Whether a value is an APIPromise whose inside we know. */
export function isApiPromise(value: unknown): value is ApiPromise {
  if (typeof value !== 'object' || value === null) return false;
  const { responsePromise, parseResponse, _thenUnwrap, asResponse } = value as Partial<ApiPromise>;
  return (
    typeof (responsePromise as Promise<unknown> | undefined)?.then === 'function' &&
    typeof parseResponse === 'function' &&
    typeof _thenUnwrap === 'function' &&
    typeof asResponse === 'function'
  );
}

/**
 * Watches what the application does with the promise of a call, without doing anything with it: subscribing to an
 * APIPromise would parse the body, and a body can be read only once.
 * The promise stays the same object. Its methods are replaced on the instance, because openai 7 gives every promise
 * a `_thenUnwrap` of its own that does not pass by `parseResponse`.
 */
export function observePromise(promise: ApiPromise, call: ModelCall): void {
  const reader = call.createReader();
  const { answersBytes = false } = call.start.operation;
  // Another promise takes the place of the one that failed, so that a failure which nobody handles stays unhandled.
  const response = promise.responsePromise.then(
    (value) => {
      reader.call.onResponse(responseOf(value));
      if (answersBytes) safely(() => observeMade(responseOf(value), reader));
      return value;
    },
    (error) => {
      reader.call.onError(error);
      throw error;
    },
  );
  const state = { parsing: answersBytes, seen: answersBytes };
  const onData = (data: unknown): void => {
    // In openai 4 to 6 what `_thenUnwrap` derives is parsed by the promise it came from.
    if (state.seen) return;
    state.seen = true;
    if (isStream(data)) observeStream(data, reader);
    else reader.call.onBody(data);
  };
  observeParsing(promise, response, reader, state, onData);
}

function observeParsing(
  promise: ApiPromise,
  response: Promise<unknown>,
  reader: Reader,
  state: Reading,
  onData: (data: unknown) => void,
): void {
  const { parseResponse, _thenUnwrap } = promise;
  promise.responsePromise = response;

  replaceMethod(promise, 'parseResponse', function observedParseResponse(this: unknown, ...args) {
    state.parsing = true;
    reader.call.clock.startWaiting();
    return parseResponse.apply(this, args).then(
      (data) => {
        reader.call.clock.stopWaiting();
        safely(() => onData(data));
        return data;
      },
      (error) => {
        reader.call.clock.stopWaiting();
        reader.call.onError(error);
        throw error;
      },
    );
  });

  replaceMethod(promise, '_thenUnwrap', function observedThenUnwrap(this: ApiPromise, transform) {
    const derived = _thenUnwrap.call(this, (data, ...rest) => {
      safely(() => onData(data));
      return transform(data, ...rest);
    });
    // What is derived gets the data before it does: here only its failures are new.
    if (isApiPromise(derived)) observeParsing(derived, response, reader, state, () => {});
    return derived;
  });

  onAsResponse(promise, () => {
    // Not on what the application gets: a failure of it that nobody handles must stay unhandled.
    response.then(
      (value) => {
        // `withResponse()` of openai 4 to 6 comes by here, too, and parses.
        if (state.parsing) return;
        observeResponse(responseOf(value), reader, state);
      },
      () => {},
    );
  });
}

/** What a `responsePromise` resolves to has the response inside. */
function responseOf(value: unknown): unknown {
  return (value as { readonly response?: unknown } | undefined)?.response;
}
