import type { SocketEvent } from './socket-server.ts';

/** The model that a session says it is of, for one that was asked by its short name. */
export const MODEL = 'gpt-realtime-2025-08-28';

export const SESSION_CREATED: SocketEvent = {
  type: 'session.created',
  event_id: 'event_1',
  session: {
    type: 'realtime',
    object: 'realtime.session',
    id: 'sess_1',
    model: MODEL,
    output_modalities: ['audio'],
    audio: { input: { transcription: { model: 'gpt-4o-mini-transcribe' } } },
  },
};

/** 410 tokens in, 300 of them cached; 75 out. */
export const USAGE = {
  total_tokens: 485,
  input_tokens: 410,
  output_tokens: 75,
  input_token_details: {
    text_tokens: 130,
    audio_tokens: 280,
    image_tokens: 0,
    cached_tokens: 300,
    cached_tokens_details: { text_tokens: 100, audio_tokens: 200, image_tokens: 0 },
  },
  output_token_details: { text_tokens: 15, audio_tokens: 60 },
};

export const USAGE_ATTRIBUTES = {
  'gen_ai.usage.input_tokens': 410,
  'gen_ai.usage.output_tokens': 75,
  'gen_ai.usage.cache_read.input_tokens': 300,
  'gen_ai.usage.audio.cache_read.input_tokens': 200,
  'gen_ai.usage.text.input_tokens': 130,
  'gen_ai.usage.audio.input_tokens': 280,
  'gen_ai.usage.image.input_tokens': 0,
  'gen_ai.usage.audio.output_tokens': 60,
  'llm.usage.status': 'reported',
};

export function response(id: string, more: object = {}): object {
  return {
    object: 'realtime.response',
    id,
    status: 'in_progress',
    status_details: null,
    output: [],
    conversation_id: 'conv_1',
    output_modalities: ['audio'],
    max_output_tokens: 'inf',
    usage: null,
    metadata: null,
    ...more,
  };
}

export const created = (id: string, more: object = {}): SocketEvent => ({
  type: 'response.created',
  event_id: `event_${id}_created`,
  response: response(id, more),
});
export const delta = (id: string): SocketEvent => ({
  type: 'response.output_audio.delta',
  event_id: `event_${id}_delta`,
  response_id: id,
  item_id: 'item_1',
  output_index: 0,
  content_index: 0,
  delta: 'AAAA',
});
export const done = (id: string, more: object = {}): SocketEvent => ({
  type: 'response.done',
  event_id: `event_${id}_done`,
  response: response(id, { status: 'completed', usage: USAGE, ...more }),
});

/** What somebody said, written down. */
export const heard = (usage: object): SocketEvent => ({
  type: 'conversation.item.input_audio_transcription.completed',
  event_id: 'event_heard',
  item_id: 'item_0',
  content_index: 0,
  transcript: 'Where is my parcel?',
  usage,
});
