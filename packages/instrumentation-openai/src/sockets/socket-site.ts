import { type Context, context, trace } from '@opentelemetry/api';
import { readAttributionAttributes, withoutBaggage } from '@spendspan/attribution';
import { type Instant, readInstant } from '../call-clock.ts';
import { CallStart } from '../call-start.ts';
import { type Json, text } from '../json.ts';
import { ModelCall } from '../model-call.ts';
import type { Operation } from '../operations/operation.ts';
import { readServer, type Server } from '../server.ts';
import type { Telemetry } from '../telemetry.ts';

/** What became of something that the application asked for: it waits for a connection, went over one, or never will. */
export type Way = 'waits' | 'sent' | 'dropped';

/** When and by whom something was asked of the provider. */
export interface Asked extends Instant {
  readonly context: Context;
  way: Way;
}

/** Where the calls of one socket go, and whose they are unless something else is said. */
export class SocketSite {
  readonly server: Server;
  /** The model, or the deployment, that the address names. */
  readonly model: string | undefined;
  /** The session of another connection that the socket listens in on. */
  readonly callId: string | undefined;
  readonly #origin: Context;
  readonly #telemetry: () => Telemetry;

  /** @param origin the context in which the socket was made. */
  constructor(url: URL, origin: Context, telemetry: () => Telemetry) {
    this.server = readServer(url.href.replace(/^ws/, 'http'));
    const { pathname, searchParams } = url;
    this.model = text(searchParams.get('model')) ?? text(searchParams.get('deployment'));
    this.callId = text(searchParams.get('call_id')) ?? /\/live\/sessions\/([^/]+)\/attach$/.exec(pathname)?.[1];
    this.#origin = origin;
    this.#telemetry = telemetry;
  }

  /** Something is asked now: the owner is the socket's, but for what the active context says of it. */
  ask(way: Way): Asked {
    return { ...readInstant(), context: join(this.#origin, context.active()), way };
  }

  /**
   * Starts a call.
   * @param body the parameters of its request, as far as they are known.
   * @param asked without it the provider began by itself, on behalf of who made the socket.
   * @returns undefined while the instrumentation is disabled.
   */
  start(operation: Operation, body: Json, asked?: Asked): ModelCall | undefined {
    const telemetry = this.#telemetry();
    if (!telemetry.enabled) return undefined;
    const start = new CallStart(operation, this.server, telemetry, asked?.context ?? this.#origin);
    const call = new ModelCall(start, asked);
    call.begin(body);
    return call;
  }
}

/** What the active context says goes before what the origin says; one that is in no trace stays in the origin's. */
function join(origin: Context, active: Context): Context {
  if (active === origin) return origin;
  const owned = withoutBaggage(active, { ...readAttributionAttributes(origin), ...readAttributionAttributes(active) });
  const span = trace.getSpan(active) ?? trace.getSpan(origin);
  return span ? trace.setSpan(owned, span) : owned;
}
