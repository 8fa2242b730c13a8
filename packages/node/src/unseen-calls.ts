import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { diag, type Span, trace } from '@opentelemetry/api';
import { countOpenCalls } from '@spendspan/instrumentation-openai';
import { ATTR_GEN_AI_OPERATION_NAME } from './semconv.ts';

/** The header by which the client makes itself known; its other headers can be replaced by the application. */
const CLIENT_HEADER = 'x-stainless-lang';
const MODEL_CALL_PATH = /\/(chat\/completions|completions|embeddings|responses)(\?|$)/;

/** Of `undici:request:create` (fetch): https://undici.nodejs.org/#/docs/api/DiagnosticsChannel */
interface FetchRequest {
  readonly method: string;
  readonly path: string;
  /** Names and values in turns, or, in older versions, as one text. */
  readonly headers: readonly unknown[] | string;
}

/** Of `http.client.request.start`: https://nodejs.org/api/diagnostics_channel.html#http */
interface HttpRequest {
  readonly method: string;
  readonly path: string;
  getHeader(name: string): unknown;
}

/** Says what keeps calls from being seen, and the two ways out. */
export function warnUnseen(): void {
  diag.warn(
    '[@spendspan/node] openai was imported before register(), or is part of a bundle, so that its calls are not all seen; call instrument(client) from @spendspan/instrumentation-openai, or start with node --import @spendspan/node/register',
  );
}

/**
 * Watches the requests that leave the process for a model call that the instrumentation does not see.
 * @param onUnseen called at the first one, after which the watch ends.
 */
export function watchUnseenCalls(onUnseen: () => void): void {
  const onFetch = (message: unknown): void => {
    const { request } = message as { request: FetchRequest };
    if (isModelCall(request) && hasHeader(request.headers)) check();
  };
  const onHttp = (message: unknown): void => {
    const { request } = message as { request: HttpRequest };
    if (isModelCall(request) && request.getHeader(CLIENT_HEADER) !== undefined) check();
  };
  const stop = (): void => {
    unsubscribe('undici:request:create', onFetch);
    unsubscribe('http.client.request.start', onHttp);
  };
  const check = (): void => {
    if (countOpenCalls() > 0 || isOfModelCall(trace.getActiveSpan())) return;
    stop();
    onUnseen();
  };
  subscribe('undici:request:create', onFetch);
  subscribe('http.client.request.start', onHttp);
}

function isModelCall({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'POST' && MODEL_CALL_PATH.test(path);
}

function hasHeader(headers: readonly unknown[] | string): boolean {
  if (typeof headers === 'string') return headers.toLowerCase().includes(CLIENT_HEADER);
  return headers.some((part) => typeof part === 'string' && part.toLowerCase() === CLIENT_HEADER);
}

/** Another instrumentation of the client may have seen it; `attributes` is what the spans of the SDK have. */
function isOfModelCall(span: Span | undefined): boolean {
  const { attributes } = (span ?? {}) as { attributes?: Readonly<Record<string, unknown>> };
  return attributes?.[ATTR_GEN_AI_OPERATION_NAME] !== undefined;
}
