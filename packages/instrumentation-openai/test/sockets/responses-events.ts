import type { SocketEvent } from './socket-server.ts';

const USAGE = {
  input_tokens: 8,
  input_tokens_details: { cached_tokens: 4 },
  output_tokens: 3,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 11,
};

export const USAGE_ATTRIBUTES = {
  'gen_ai.usage.input_tokens': 8,
  'gen_ai.usage.cache_read.input_tokens': 4,
  'gen_ai.usage.output_tokens': 3,
  'gen_ai.usage.reasoning.output_tokens': 0,
  'llm.usage.status': 'reported',
};

/** An event about a response, in a lane if it has one. */
export function event(type: string, id: string, lane?: unknown, more: object = {}): SocketEvent {
  const ended = type !== 'response.created';
  const status = ended ? type.slice('response.'.length) : 'in_progress';
  return {
    type,
    sequence_number: 0,
    ...(lane !== undefined && { stream_id: lane }),
    response: {
      id,
      object: 'response',
      created_at: 1_700_000_000,
      status,
      model: 'gpt-4.1-2025-04-14',
      output: [],
      service_tier: ended ? 'default' : 'auto',
      usage: ended ? USAGE : null,
      ...more,
    },
  };
}

/** A response from its beginning to its end. */
export function answer(id: string, lane?: unknown): SocketEvent[] {
  return [
    event('response.created', id, lane),
    {
      type: 'response.output_text.delta',
      item_id: 'msg_1',
      delta: 'Hi',
      ...(lane !== undefined && { stream_id: lane }),
    },
    event('response.completed', id, lane),
  ];
}
