import { isObject, type Json, text } from '../json.ts';
import type { ModelCall } from '../model-call.ts';
import { decisions } from '../operations/decisions.ts';
import { live } from '../operations/live.ts';
import { responses } from '../operations/responses.ts';
import { RecentIds } from '../recent-ids.ts';
import type { Conversation, SocketProtocol } from './conversation.ts';
import { MAX_TOLD, OpenAnswers } from './open-answers.ts';
import type { Asked, SocketSite, Way } from './socket-site.ts';
import { isTeller, leaveSession } from './tellers.ts';

/** https://developers.openai.com/api/docs/guides/live: sessions, their forks, and those of others listened in on. */
export const liveProtocol: SocketProtocol = {
  id: 'live',
  path: /\/live\/sessions(?:\/.*)?$/,
  operations: [live, responses, decisions],
  listen: (site) => new LiveConversation(site),
};

/** Of one socket; the oldest beyond it is forgotten. */
const MAX_ASKED = 32;
const TERMINAL = /^response\.(?:completed|incomplete|failed|cancelled)$/;

class LiveConversation implements Conversation {
  readonly #site: SocketSite;
  /** Answers of the models that the session asks. */
  readonly #open = new OpenAnswers();
  readonly #told = new RecentIds(MAX_TOLD);
  /** What the application itself asks the session to ask, by the ids of its events, which the provider repeats. */
  readonly #asks = new Map<string, Asked>();
  #asked: Asked | undefined;
  #session: string | undefined;
  #call: ModelCall | undefined;
  #closed = false;

  constructor(site: SocketSite) {
    this.#site = site;
    this.#session = site.callId;
  }

  onSend(event: Json, way: Way): Asked | undefined {
    const { type } = event;
    const id = text(event['event_id']);
    if (type === 'session.start') {
      this.#asked = this.#site.ask(way);
      return this.#asked;
    }
    if (type !== 'response.create' || id === undefined) return undefined;
    const asked = this.#site.ask(way);
    this.#asks.set(id, asked);
    if (this.#asks.size > MAX_ASKED) this.#asks.delete(this.#asks.keys().next().value as string);
    return asked;
  }

  onDrop(): void {
    if (this.#asked?.way === 'dropped') this.#asked = undefined;
    this.#forget('dropped');
  }

  #forget(way: Way): void {
    for (const [id, asked] of this.#asks) if (asked.way === way) this.#asks.delete(id);
  }

  onEvent(event: Json): void {
    const { type, session } = event;
    if (isObject(session)) this.#session = text(session['id']) ?? this.#session;
    if (this.#session !== undefined && !isTeller(this.#session, this)) return;
    if (type === 'session.started') this.#begin(session);
    else if (type === 'session.usage.updated') this.#count(event);
    else if (type === 'session.closed') this.#end(event);
    else if (type === 'response.event' && isObject(event['event'])) this.#respond(event['event'], event);
    else if (type === 'decision.event' && isObject(event['event'])) this.#decide(event['event']['decision']);
    else if (type === 'session.output_audio.delta') this.#call?.onPiece();
  }

  onClose(): void {
    this.#open.abort();
    this.#forget('sent');
    this.#call?.onStreamAborted();
    this.#call = undefined;
    if (this.#session !== undefined) leaveSession(this.#session, this);
    this.#session = this.#site.callId;
  }

  #begin(session: unknown): void {
    if (!isObject(session)) return;
    // A connection that was made anew starts a session anew.
    this.#call?.onStreamAborted();
    this.#closed = false;
    const { id, model } = session;
    this.#call = this.#site.start(live, { id, model, stream: true }, this.#asked);
    this.#call?.onAnnounced({ session });
    this.#asked = undefined;
  }

  /** Who listens in on a session may come after its beginning. */
  #count(event: Json): void {
    if (this.#closed) return;
    if (!this.#call) this.#begin(isObject(event['session']) ? event['session'] : { id: this.#session });
    this.#call?.onAnnounced(event);
  }

  #end(event: Json): void {
    this.#count(event);
    this.#call?.onStreamEnd();
    this.#call = undefined;
    this.#closed = true;
  }

  #respond(event: Json, { client_event_id: asking }: Json): void {
    const { type, response } = event;
    if (typeof type !== 'string' || !isObject(response)) return;
    const id = text(response['id']);
    // What is said twice is one answer.
    if (id === undefined || this.#told.has(id)) return;
    const call = this.#open.get(id) ?? this.#delegate(id, response, text(asking));
    call?.onChunk(event);
    if (!TERMINAL.test(type)) return;
    this.#told.add(id);
    this.#open.take(id)?.onStreamEnd();
  }

  #delegate(id: string, { model }: Json, asking = ''): ModelCall | undefined {
    const call = this.#site.start(responses, { model, stream: true }, this.#asks.get(asking));
    this.#asks.delete(asking);
    call?.onStream();
    if (call) this.#open.add(id, call);
    return call;
  }

  #decide(decision: unknown): void {
    if (!isObject(decision)) return;
    const id = text(decision['id']);
    if (this.#told.has(id)) return;
    if (id !== undefined) this.#told.add(id);
    this.#site.start(decisions, { model: decision['model'] })?.onBody(decision);
  }
}
