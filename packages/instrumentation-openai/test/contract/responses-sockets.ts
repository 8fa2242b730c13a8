import type { ContractCase } from './contract-case.ts';
import { type SocketKind, talk } from './sockets.ts';

const LACKS = { 4: 'the client has no sockets of it', 5: 'the client has no sockets of it' };

function listKind(kind: SocketKind): ContractCase {
  return {
    title: `${kind.name} of ${kind.entry}`,
    operation: 'responses',
    entry: kind.entry,
    lacks: LACKS,
    call: (world) =>
      talk(
        world,
        kind,
        (Socket) => new Socket(world.client),
        async (socket, next) => {
          socket.send({ type: 'response.create', model: 'gpt-4.1-mini', input: 'Hello there.' });
          await next('response.completed');
        },
      ),
    spans: [
      {
        name: 'chat gpt-4.1-mini',
        attributes: {
          'gen_ai.operation.name': 'chat',
          'openai.api.type': 'responses',
          'gen_ai.request.model': 'gpt-4.1-mini',
          'gen_ai.request.stream': true,
          'gen_ai.response.model': 'gpt-4.1-mini-2025-04-14',
          'gen_ai.response.id': /^resp_/,
          'gen_ai.response.finish_reasons': ['stop'],
          'gen_ai.response.time_to_first_chunk': Number,
          'openai.response.service_tier': 'default',
          // Twelve characters; "A local answer to: Hello there." is 31.
          'gen_ai.usage.input_tokens': 3,
          'gen_ai.usage.cache_read.input_tokens': 0,
          'gen_ai.usage.output_tokens': 8,
          'gen_ai.usage.reasoning.output_tokens': 0,
          'llm.usage.status': 'reported',
        },
      },
    ],
  };
}

/** Responses over a socket: a span for each. */
export const responsesSocketsCases: readonly ContractCase[] = [
  listKind({ entry: 'openai/resources/responses/ws', name: 'ResponsesWS' }),
  listKind({ entry: 'openai/resources/beta/responses/ws', name: 'ResponsesWS' }),
];
