import { diag, type Span } from '@opentelemetry/api';
import { ATTR_GEN_AI_OPERATION_NAME } from './semconv.ts';
import { PACKAGE_NAME } from './version.ts';

/** What the span of an SDK has beyond the API's. */
interface SdkSpan extends Span {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly instrumentationScope?: { readonly name?: string };
}

const said = new Set<string>();
/** Every instrumentation is named once; there are not many. */
const MAX_SAID = 8;

/**
 * Channels on which others that do not stand in our trace are told of calls: who listens makes a record of its own.
 * https://github.com/DataDog/dd-trace-js (datadog-plugin-openai), https://github.com/getsentry/sentry-javascript
 * (server-utils, orchestrion)
 */
const CHANNELS: readonly (readonly [channel: string, name: string])[] = [
  ['tracing:apm:openai:request:start', 'Datadog'],
  ['tracing:orchestrion:openai:chat:start', 'Sentry'],
];

// Looked up, not imported: bundles for other runtimes do not have it. Node 20.16 and newer.
const { channel } = globalThis.process?.getBuiltinModule?.('node:diagnostics_channel') ?? {};
const listened = channel ? CHANNELS.map(([id, name]) => ({ name, channel: channel(id) })) : [];

/** Says once when Datadog or Sentry listens for calls of the client. Theirs are left as they are. */
export function warnOfListeners(): void {
  for (const { channel, name } of listened) {
    if (!channel.hasSubscribers || said.has(name)) continue;
    said.add(name);
    diag.warn(
      `[@spendspan/instrumentation-openai] got ${name} listening for calls of the openai client, expected one instrumentation of it; both tell of every call, each in its own place, and none of the cost is counted twice here; switch one of the two off`,
    );
  }
}

/**
 * Says once when the span around a call is another instrumentation's for the same call. Theirs stays as it is; the cost
 * processor prices one of the two.
 */
export function warnOfSecond(parent: Span | undefined, operation: string): void {
  const { attributes, instrumentationScope } = (parent ?? {}) as Partial<SdkSpan>;
  if (attributes?.[ATTR_GEN_AI_OPERATION_NAME] !== operation) return;
  const name = instrumentationScope?.name;
  if (name === undefined || name === PACKAGE_NAME || said.has(name) || said.size >= MAX_SAID) return;
  said.add(name);
  diag.warn(
    `[@spendspan/instrumentation-openai] got a span of ${name} around a ${operation} call, expected one instrumentation of the client; both spans tell of the call, and its cost is counted once; switch one of the two off`,
  );
}
