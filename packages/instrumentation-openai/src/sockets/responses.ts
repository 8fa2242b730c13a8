import { isObject, type Json, text } from '../json.ts';
import type { ModelCall } from '../model-call.ts';
import { readBodyFailure } from '../operations/body-failure.ts';
import { responses } from '../operations/responses.ts';
import type { Conversation, SocketProtocol } from './conversation.ts';
import type { Asked, SocketSite, Way } from './socket-site.ts';

/** https://platform.openai.com/docs/guides/websocket-mode */
export const responsesProtocol: SocketProtocol = {
  id: 'responses',
  path: /\/responses\/?$/,
  operations: [responses],
  listen: (site) => new ResponsesConversation(site),
};

/** Requests that are made one after the other. */
interface Lane {
  /** Those of which the provider has said nothing. */
  waiting: readonly Waiting[];
  /** The one that is answered. */
  answered?: ModelCall | undefined;
  /** Id of the answer that came last. */
  last?: string | undefined;
  /** `error.type` of it, which may be followed by its end. */
  failure?: string | undefined;
}

/** A request; one without a call is not watched. */
interface Waiting {
  readonly asked: Asked;
  readonly call: ModelCall | undefined;
}

/** Of one socket. */
const MAX_LANES = 64;
/** Of one lane; what is more belongs to who made the socket. */
const MAX_WAITING = 64;
/** `error.type` of a request that the client refused, or could not send. */
const NOT_SENT = 'not_sent';
const TERMINAL = /^response\.(?:completed|incomplete|failed|cancelled)$/;

class ResponsesConversation implements Conversation {
  readonly #site: SocketSite;
  readonly #lanes = new Map<string, Lane>();

  constructor(site: SocketSite) {
    this.#site = site;
  }

  onSend(event: Json, way: Way): Asked | undefined {
    if (event['type'] !== 'response.create') return undefined;
    const lane = this.#laneOf(event);
    if (lane.waiting.length >= MAX_WAITING) return undefined;
    const asked = this.#site.ask(way);
    lane.waiting = [...lane.waiting, { asked, call: this.#site.start(responses, { ...event, stream: true }, asked) }];
    return asked;
  }

  onDrop(): void {
    this.#letGo('dropped', (call) => call.end(NOT_SENT, 'provider_silent'));
  }

  onEvent(event: Json): void {
    const { type } = event;
    if (typeof type !== 'string') return;
    const lane = this.#laneOf(event);
    if (type === 'error') fail(lane, readFailure(event));
    else {
      const ends = TERMINAL.test(type);
      if (type === 'response.created' || ends) this.#begin(lane, event['response'], ends);
      lane.answered?.onChunk(event);
      if (ends) finish(lane);
    }
  }

  onClose(): void {
    for (const lane of this.#lanes.values()) finish(lane, true);
    this.#letGo('sent', (call) => call.onStreamAborted());
  }

  /** Ends the requests that went that way, and the lanes in which there is nothing any more. */
  #letGo(way: Way, end: (call: ModelCall) => void): void {
    for (const [id, lane] of this.#lanes) {
      for (const { asked, call } of lane.waiting) if (call && asked.way === way) end(call);
      lane.waiting = lane.waiting.filter(({ asked }) => asked.way !== way);
      if (lane.waiting.length === 0 && !lane.answered) this.#lanes.delete(id);
    }
  }

  #laneOf(event: Json): Lane {
    const id = text(event['stream_id']) ?? '';
    const known = this.#lanes.get(id);
    if (known) return known;
    if (this.#lanes.size >= MAX_LANES) this.#giveUpLane();
    const lane: Lane = { waiting: [] };
    this.#lanes.set(id, lane);
    return lane;
  }

  /** One in which nothing is under way, else the oldest. */
  #giveUpLane(): void {
    const lanes = [...this.#lanes];
    const [id = '', lane] =
      lanes.find(([, { waiting, answered }]) => !answered && waiting.length === 0) ?? lanes[0] ?? [];
    lane?.answered?.onAbandoned();
    for (const { call } of lane?.waiting ?? []) call?.onAbandoned();
    this.#lanes.delete(id);
  }

  /** @param ends whether all that is said of the answer is its end. */
  #begin(lane: Lane, response: unknown, ends: boolean): void {
    const id = isObject(response) ? text(response['id']) : undefined;
    const isSame = id !== undefined && id === lane.last;
    // What is said twice is one answer.
    if (ends ? lane.answered || id === undefined || isSame : lane.answered && isSame) return;
    finish(lane, true);
    lane.last = id;
    // The provider may go on by itself after an answer, and the helper for lanes of openai 7 sends past the socket.
    const asked = takeSent(lane);
    const call = asked
      ? asked.call
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
  else takeSent(lane)?.call?.end(failure, 'provider_silent');
}

/** The request that is next, of those that the provider can know of. */
function takeSent(lane: Lane): Waiting | undefined {
  const next = lane.waiting.find(({ asked }) => asked.way === 'sent');
  lane.waiting = lane.waiting.filter((each) => each !== next);
  return next;
}

function readFailure(event: Json): string {
  return readBodyFailure(event) ?? text(event['code']) ?? '_OTHER';
}
