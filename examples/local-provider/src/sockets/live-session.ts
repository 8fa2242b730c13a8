import { createHexId } from '../ids.ts';
import { asObject, readString } from '../text.ts';
import type { JsonObject } from '../types.ts';
import { askStreamed } from './responses-session.ts';
import { type Opening, refuseEvent, type SocketRoute, type SocketSession } from './socket-route.ts';

/** Bytes of a second of sound: 16 bits, 24,000 times. */
const BYTES_PER_SECOND = 48_000;
const MODEL = 'gpt-live-1';

/** `/v1/live/sessions`: it begins with `session.start`. */
export const live: SocketRoute = { path: '/live/sessions', open: (opening) => new LiveSession(opening) };

/** `/v1/live/sessions/:id/fork`: a session of its own. */
export const forkedLive: SocketRoute = { path: '/live/sessions/:id/fork', open: (opening) => new LiveSession(opening) };

/** `/v1/live/sessions/:id/attach`: a session that somebody else speaks, which counts what the one who listens in sends. */
export const sideband: SocketRoute = {
  path: '/live/sessions/:id/attach',
  open: (opening) => new LiveSession(opening, opening.params['id']),
};

/**
 * A live session: it counts the seconds of the sound that is sent to it, `response.create` asks the Responses model that it
 * delegates to, `decision.create` its Decisions model.
 */
class LiveSession implements SocketSession {
  readonly #ask: Opening['ask'];
  readonly #send: (event: JsonObject) => void;
  #session: JsonObject;
  #seconds = 0;

  constructor({ ask, send }: Opening, id: string = createHexId('live_')) {
    this.#ask = ask;
    this.#send = (event) => send({ event_id: createHexId('event_'), ...event });
    this.#session = { id, model: MODEL };
  }

  receive(event: JsonObject): void {
    switch (event['type']) {
      case 'session.start':
        this.#start(asObject(event['session']));
        break;
      case 'session.input_audio.append':
        this.#hear(readString(event['audio']));
        break;
      case 'response.create':
        this.#respond();
        break;
      case 'decision.create':
        this.#decide();
        break;
      case 'session.close':
        this.#close();
        break;
      default:
        this.#send(refuseEvent(event));
    }
  }

  #start(session: JsonObject): void {
    this.#session = { ...this.#session, ...session, status: 'active' };
    this.#send({ type: 'session.started', session: this.#session });
  }

  #hear(audio: string): void {
    this.#seconds += Buffer.byteLength(audio, 'base64') / BYTES_PER_SECOND;
    this.#send({ type: 'session.usage.updated', usage: { seconds: this.#seconds } });
  }

  #respond(): void {
    const { responses } = asObject(this.#session['delegation']);
    for (const event of askStreamed(this.#ask, { ...asObject(responses), input: 'What was said.' })) {
      this.#send({ type: 'response.event', event });
    }
  }

  #decide(): void {
    const { decisions } = asObject(this.#session['delegation']);
    const answer = this.#ask('/v1/decisions', { ...asObject(decisions), input: 'What was said.' });
    if ('body' in answer) {
      this.#send({ type: 'decision.event', event: { type: 'decision.completed', decision: answer.body } });
    }
  }

  #close(): void {
    const usage = { seconds: this.#seconds };
    this.#send({ type: 'session.closed', reason: 'close_requested', session: this.#session, usage });
  }
}
