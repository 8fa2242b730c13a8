import { isObject, type Json } from '../json.ts';
import type { ModelCall } from '../model-call.ts';
import type { Operation } from '../operations/operation.ts';
import { translations } from '../operations/transcriptions.ts';
import { ATTR_GEN_AI_OUTPUT_TYPE } from '../semconv.ts';
import type { Conversation, SocketProtocol } from './conversation.ts';
import type { SocketSite } from './socket-site.ts';

/** A session of spoken translation (openai 7), which is billed by the minute, and does not say how many. */
const translation: Operation = {
  ...translations,
  id: 'realtime.translations',
  method: 'get',
  path: '/realtime/translations',
  constant: { [ATTR_GEN_AI_OUTPUT_TYPE]: 'speech' },
};

export const translationProtocol: SocketProtocol = {
  id: 'realtime.translations',
  path: /\/realtime\/translations\/?$/,
  operations: [translation],
  typedOnly: true,
  listen: (site) => new TranslationConversation(site),
};

class TranslationConversation implements Conversation {
  readonly #site: SocketSite;
  #call: ModelCall | undefined;

  constructor(site: SocketSite) {
    this.#site = site;
  }

  onSend(): undefined {}

  onDrop(): void {}

  onEvent(event: Json): void {
    const { type, session } = event;
    if (type === 'session.created') {
      const { model = this.#site.model } = isObject(session) ? session : {};
      this.#call ??= this.#site.start(translation, { model, stream: true });
      this.#call?.onStream();
    } else if (type === 'session.output_audio.delta') this.#call?.onPiece();
    else if (type === 'session.closed') this.#end();
  }

  onClose(): void {
    this.#call?.onStreamAborted();
    this.#call = undefined;
  }

  #end(): void {
    this.#call?.onStreamEnd();
    this.#call = undefined;
  }
}
