import { isObject, type Json, text } from '../json.ts';
import { realtime } from '../operations/realtime.ts';
import { transcriptions } from '../operations/transcriptions.ts';
import { RecentIds } from '../recent-ids.ts';
import { AskedResponses } from './asked-responses.ts';
import type { Conversation, SocketProtocol } from './conversation.ts';
import { MAX_TOLD, OpenAnswers } from './open-answers.ts';
import type { Asked, SocketSite, Way } from './socket-site.ts';
import { isTeller, leaveSession } from './tellers.ts';

/** What was said to a session, written down by a model of its own beside the one that answers. */
const hearing = { ...transcriptions, id: 'realtime.transcription', path: realtime.path } as const;

/** https://platform.openai.com/docs/guides/realtime-conversations */
export const realtimeProtocol: SocketProtocol = {
  id: 'realtime',
  path: /\/realtime\/?$/,
  operations: [realtime, hearing],
  listen: (site) => new RealtimeConversation(site),
};

class RealtimeConversation implements Conversation {
  readonly #site: SocketSite;
  readonly #asked = new AskedResponses();
  readonly #open = new OpenAnswers();
  readonly #told = new RecentIds(MAX_TOLD);
  #model: string | undefined;
  #transcriber: string | undefined;

  constructor(site: SocketSite) {
    this.#site = site;
  }

  onSend(event: Json, way: Way): Asked | undefined {
    if (event['type'] !== 'response.create') return undefined;
    const asked = this.#site.ask(way);
    this.#asked.add(event, asked);
    return asked;
  }

  onDrop(): void {
    this.#asked.forget('dropped');
  }

  onEvent(event: Json): void {
    const { type } = event;
    if (typeof type !== 'string' || !this.#tells()) return;
    if (type.endsWith('.delta')) this.#open.get(event['response_id'])?.onPiece();
    else if (type === 'response.created') this.#begin(event['response']);
    else if (type === 'response.done') this.#end(event['response']);
    else if (type.startsWith('conversation.item.input_audio_transcription.')) this.#hear(type, event);
    else if (/^(?:transcription_)?session\.(?:created|updated)$/.test(type)) this.#configure(event['session']);
    else if (type === 'error' && isObject(event['error'])) this.#asked.refuse(event['error']);
  }

  onClose(): void {
    this.#open.abort();
    this.#asked.forget('sent');
    if (this.#site.callId !== undefined) leaveSession(this.#site.callId, this);
  }

  #tells(): boolean {
    const { callId } = this.#site;
    return callId === undefined || isTeller(callId, this);
  }

  #configure(session: unknown): void {
    if (!isObject(session)) return;
    this.#model = text(session['model']) ?? this.#model;
    const { audio } = session;
    const input = isObject(audio) && isObject(audio['input']) ? audio['input'] : {};
    // Before the API became general, transcription stood at the top.
    const transcription = input['transcription'] ?? session['input_audio_transcription'];
    if (isObject(transcription)) this.#transcriber = text(transcription['model']) ?? this.#transcriber;
  }

  #begin(response: unknown): void {
    const id = isObject(response) ? text(response['id']) : undefined;
    // What is said twice is one response.
    if (!isObject(response) || id === undefined || this.#open.get(id)) return;
    this.#told.delete(id);
    const call = this.#start(response, this.#asked.take(response));
    if (call) this.#open.add(id, call);
  }

  #start(response: Json, asked?: Asked) {
    const model = this.#site.model ?? this.#model;
    const call = this.#site.start(realtime, { ...response, model, stream: true }, asked);
    call?.onAnnounced({ response, model: this.#model });
    return call;
  }

  #end(response: unknown): void {
    if (!isObject(response)) return;
    // Of one that began before anybody listened, the end alone is known.
    const id = text(response['id']);
    const begun = this.#open.take(id);
    if (!begun && this.#told.has(id)) return;
    if (id !== undefined) this.#told.add(id);
    const call = begun ?? this.#start(response);
    call?.onChunk({ response, model: this.#model });
    call?.onStreamEnd();
  }

  #hear(type: string, event: Json): void {
    if (!type.endsWith('.completed') && !type.endsWith('.failed')) return;
    this.#site.start(hearing, { model: this.#transcriber })?.onBody(event);
  }
}
