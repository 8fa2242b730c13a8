import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Span, trace } from '@opentelemetry/api';
import { hasEsmHook } from './esm-hook.ts';
import { countOpenCalls } from './open-calls.ts';
import { ATTR_GEN_AI_OPERATION_NAME } from './semconv.ts';
import { warn } from './warn.ts';

/** The header by which the client makes itself known; its other headers can be replaced by the application. */
const CLIENT_HEADER = 'x-stainless-lang';
const MODEL_CALL_PATH =
  /\/(chat\/completions|completions|embeddings|responses|decisions|images\/(generations|edits|variations)|audio\/(speech|transcriptions|translations)|videos|batches|threads\/([^/]+\/)?runs|evals\/[^/]+\/runs|fine_tuning\/jobs|agents\/sessions)(\?|$)/;

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

/** An instrumentation that should see the calls. */
interface Watcher {
  isEnabled(): boolean;
}

/** Shared by every copy of this package in the process: one word about it is enough for whoever reads it. */
const TOLD = Symbol.for('spendspan.instrumentation-openai.told-unseen');
type Told = { [TOLD]?: boolean };

const watchers = new Set<Watcher>();
let tell = (): void => warn(hasEsmHook() ? HOOKED : UNHOOKED);
let watching = false;

/** Whether it is the first time that something is said of calls that are not seen; says that it is said now. */
export function tellUnseen(): boolean {
  const told = (globalThis as Told)[TOLD] === true;
  (globalThis as Told)[TOLD] = true;
  return !told;
}

/** Has this done, in place of a warning, once a call was found to go out unseen. */
export function onUnseenCall(listener: () => void): void {
  tell = listener;
}

/**
 * Watches the requests that leave the process for a model call of the client that no instrumentation sees, and says so
 * once.
 */
export function watchUnseenCalls(watcher: Watcher): void {
  watchers.add(watcher);
  if (watching) return;
  watching = true;
  subscribe('undici:request:create', onFetch);
  subscribe('http.client.request.start', onHttp);
}

function onFetch(message: unknown): void {
  const { request } = message as { request: FetchRequest };
  if (isModelCall(request) && hasHeader(request.headers)) check();
}

function onHttp(message: unknown): void {
  const { request } = message as { request: HttpRequest };
  if (isModelCall(request) && request.getHeader(CLIENT_HEADER) !== undefined) check();
}

function check(): void {
  if (countOpenCalls() > 0 || isOfModelCall(trace.getActiveSpan())) return;
  if (![...watchers].some((watcher) => watcher.isEnabled())) return;
  unsubscribe('undici:request:create', onFetch);
  unsubscribe('http.client.request.start', onHttp);
  if (tellUnseen()) tell();
}

const HOOKED =
  'a call of openai went out unseen: the client is part of a bundle, or was loaded past the module hooks; call instrument(client) from @spendspan/instrumentation-openai';
const UNHOOKED =
  "a call of openai went out unseen: the client was imported as an ES module without a hook, or before the instrumentation was made, or is part of a bundle; import '@spendspan/instrumentation-openai/hook' first in the file that starts OpenTelemetry and give that file to node --import, or call instrument(client)";

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
