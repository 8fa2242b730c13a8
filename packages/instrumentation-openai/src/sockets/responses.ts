import { isObject, type Json, text } from '../json.ts';
import type { ModelCall } from '../model-call.ts';
import { readBodyFailure } from '../operations/body-failure.ts';
import { responses } from '../operations/responses.ts';
import type { Conversation, SocketProtocol } from './conversation.ts';
import type { SocketSite } from './socket-site.ts';

/** https://platform.openai.com/docs/guides/websocket-mode */
export const responsesProtocol: SocketProtocol = {
  id: 'responses',
  path: /\/responses\/?$/,
  operations: [responses],
  listen: (site) => new ResponsesConversation(site),
};

/** Requests that are made one after the other. */
interface Lane {
  /** Those that were sent, and of which the provider has said nothing; undefined ones are not watched. */
  readonly waiting: (ModelCall | undefined)[];
  /** The one that is answered. */
  answered?: ModelCall | undefined;
  /** `error.type` of it, which may be followed by its end. */
  failure?: string | undefined;
}

/** Of one socket; what is more is not watched. */
const MAX_LANES = 64;
const MAX_WAITING = 64;
const TERMINAL = /^response\.(?:completed|incomplete|failed|cancelled)$/;

class ResponsesConversation implements Conversation {
  readonly #site: SocketSite;
  readonly #lanes = new Map<string, Lane>();

  constructor(site: SocketSite) {
    this.#site = site;
  }

  onSend(event: Json): void {
    if (event['type'] !== 'response.create') return;
    const lane = this.#laneOf(event);
    if (!lane || lane.waiting.length >= MAX_WAITING) return;
    lane.waiting.push(this.#site.start(responses, { ...event, stream: true }, this.#site.ask()));
  }

  onEvent(event: Json): void {
    const { type } = event;
    const lane = typeof type === 'string' ? this.#laneOf(event) : undefined;
    if (!lane) return;
    if (type === 'error') fail(lane, readFailure(event));
    else {
      if (type === 'response.created') this.#begin(lane, event['response']);
      lane.answered?.onChunk(event);
      if (TERMINAL.test(type as string)) finish(lane);
    }
  }

  onClose(): void {
    for (const lane of this.#lanes.values()) {
      finish(lane, true);
      for (const call of lane.waiting) call?.onStreamAborted();
    }
    this.#lanes.clear();
  }

  #laneOf(event: Json): Lane | undefined {
    const id = text(event['stream_id']) ?? '';
    const known = this.#lanes.get(id);
    if (known || this.#lanes.size >= MAX_LANES) return known;
    const lane: Lane = { waiting: [] };
    this.#lanes.set(id, lane);
    return lane;
  }

  #begin(lane: Lane, response: unknown): void {
    finish(lane, true);
    // The provider may go on by itself after an answer, and the helper for lanes of openai 7 sends past the socket.
    const call =
      lane.waiting.length > 0
        ? lane.waiting.shift()
        : this.#site.start(responses, { ...(isObject(response) && { model: response['model'] }), stream: true });
    call?.onStream();
    lane.answered = call;
  }
}

/** The answer of a lane is over, by its own end or because something else came. */
function finish(lane: Lane, early = false): void {
  const { answered, failure } = lane;
  lane.answered = undefined;
  lane.failure = undefined;
  if (!early) answered?.onStreamEnd();
  else if (failure === undefined) answered?.onStreamAborted();
  else answered?.end(failure, 'provider_silent');
}

/** An error is about the answer that is made, whose end may still come, or about the request that is next. */
function fail(lane: Lane, failure: string): void {
  if (lane.answered) lane.failure = failure;
  else lane.waiting.shift()?.end(failure, 'provider_silent');
}

function readFailure(event: Json): string {
  return readBodyFailure(event) ?? text(event['code']) ?? '_OTHER';
}
