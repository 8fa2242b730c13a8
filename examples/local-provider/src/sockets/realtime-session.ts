import { createHexId } from '../ids.ts';
import { findServedModel } from '../models.ts';
import { asList, asObject, readString } from '../text.ts';
import type { JsonObject } from '../types.ts';
import { countTokens } from '../usage.ts';
import { type Opening, refuseEvent, type SocketRoute, type SocketSession } from './socket-route.ts';

/** Characters of base64 that are one token of sound that is heard. */
const BASE64_PER_TOKEN = 1000;
/** What is said in every answer, and its tokens of sound for each of text. */
const SAID = 'A local answer.';
const SOUND_PER_TEXT_TOKEN = 4;
/** Tokens of everything that is written down of what was heard. */
const WRITTEN_TOKENS = 8;

/** Tokens of a conversation by what they are of. */
interface Spoken {
  readonly text: number;
  readonly audio: number;
}

const NOTHING: Spoken = { text: 0, audio: 0 };

/** `/v1/realtime` */
export const realtime: SocketRoute = { path: '/realtime', open: (opening) => new RealtimeSession(opening) };

/**
 * A realtime session: what is said to it counts as of chats, every answer is the same sentence, and all that the model has
 * heard before comes from the cache.
 */
class RealtimeSession implements SocketSession {
  readonly #id: string = createHexId('sess_');
  readonly #model: string;
  readonly #send: (event: JsonObject) => void;
  #instructions = '';
  #transcriber = '';
  #conversation = NOTHING;
  #cached = NOTHING;

  constructor({ query, send }: Opening) {
    this.#model = findServedModel(query.get('model') ?? '', false);
    this.#send = (event) => send({ event_id: createHexId('event_'), ...event });
    this.#send({ type: 'session.created', session: this.#describe() });
  }

  /** Answers an event of the client's; those that it does not know are refused. */
  receive(event: JsonObject): void {
    switch (event['type']) {
      case 'session.update':
        this.#configure(asObject(event['session']));
        break;
      case 'conversation.item.create':
        this.#hear(asObject(event['item']));
        break;
      case 'response.create':
        this.#respond(asObject(event['response']));
        break;
      default:
        this.#send(refuseEvent(event));
    }
  }

  #describe(): JsonObject {
    const transcription = this.#transcriber === '' ? null : { model: this.#transcriber };
    return {
      type: 'realtime',
      object: 'realtime.session',
      id: this.#id,
      model: this.#model,
      audio: { input: { transcription } },
    };
  }

  #configure(session: JsonObject): void {
    this.#instructions = readString(session['instructions']) || this.#instructions;
    const input = asObject(asObject(session['audio'])['input']);
    this.#transcriber = readString(asObject(input['transcription'])['model']) || this.#transcriber;
    this.#send({ type: 'session.updated', session: this.#describe() });
  }

  #hear(item: JsonObject): void {
    const parts = asList(item['content']).map(asObject);
    const text = countTokens(parts.map((part) => readString(part['text'])).join(''));
    const audio = parts.reduce((sum, part) => sum + Math.ceil(readString(part['audio']).length / BASE64_PER_TOKEN), 0);
    this.#conversation = add(this.#conversation, { text, audio });
    this.#send({ type: 'conversation.item.done', item });
    if (audio > 0 && this.#transcriber !== '') this.#write(audio);
  }

  #write(audio: number): void {
    this.#send({
      type: 'conversation.item.input_audio_transcription.completed',
      transcript: SAID,
      usage: {
        type: 'tokens',
        input_tokens: audio,
        input_token_details: { text_tokens: 0, audio_tokens: audio },
        output_tokens: WRITTEN_TOKENS,
        total_tokens: audio + WRITTEN_TOKENS,
      },
    });
  }

  #respond(asked: JsonObject): void {
    const apart = asked['conversation'] === 'none';
    const spoken = !asList(asked['output_modalities']).includes('text');
    const instructions = readString(asked['instructions']) || this.#instructions;
    const input = add(this.#conversation, { text: countTokens(instructions), audio: 0 });
    const text = countTokens(SAID);
    const output = { text, audio: spoken ? text * SOUND_PER_TEXT_TOKEN : 0 };
    const response = {
      object: 'realtime.response',
      id: createHexId('resp_'),
      conversation_id: apart ? null : `conv_${this.#id.slice(5)}`,
      output_modalities: [spoken ? 'audio' : 'text'],
      metadata: asked['metadata'] ?? null,
    };
    this.#send({ type: 'response.created', response: { ...response, status: 'in_progress', usage: null } });
    this.#send({ type: 'response.output_text.delta', response_id: response.id, delta: SAID });
    const usage = createUsage(input, this.#cached, output);
    this.#send({ type: 'response.done', response: { ...response, status: 'completed', usage } });
    this.#cached = this.#conversation;
    if (!apart) this.#conversation = add(this.#conversation, output);
  }
}

function add(one: Spoken, other: Spoken): Spoken {
  return { text: one.text + other.text, audio: one.audio + other.audio };
}

function createUsage(input: Spoken, cached: Spoken, output: Spoken): JsonObject {
  const [read, written] = [input.text + input.audio, output.text + output.audio];
  return {
    total_tokens: read + written,
    input_tokens: read,
    output_tokens: written,
    input_token_details: {
      text_tokens: input.text,
      audio_tokens: input.audio,
      image_tokens: 0,
      cached_tokens: cached.text + cached.audio,
      cached_tokens_details: { text_tokens: cached.text, audio_tokens: cached.audio, image_tokens: 0 },
    },
    output_token_details: { text_tokens: output.text, audio_tokens: output.audio },
  };
}
