import type { ContractCase, Expected, ExpectedSpan, World } from './contract-case.ts';
import {
  type ClientSocket,
  type Next,
  plainly,
  type SocketEvent,
  type SocketKind,
  talk,
  withPlainWebSocket,
} from './sockets.ts';

const MODEL = 'gpt-realtime';
const TRANSCRIBER = 'gpt-4o-mini-transcribe';
const NONE_BEFORE_5 = { 4: 'openai 4 has it beneath `openai/beta` alone' };

/** Twelve characters of text. */
const WRITTEN: SocketEvent = { type: 'input_text', text: 'Hello there.' };
/** Two thousand of base64. */
const SPOKEN: SocketEvent = { type: 'input_audio', audio: 'A'.repeat(2000) };

/** A response of a session to so many tokens of text and sound: four of text, and sixteen of sound, answer them. */
function answered(text: number, audio: number): ExpectedSpan {
  return {
    name: `realtime ${MODEL}`,
    attributes: {
      'gen_ai.operation.name': 'realtime',
      'openai.api.type': 'realtime',
      'gen_ai.request.model': MODEL,
      'gen_ai.request.stream': true,
      'gen_ai.output.type': 'speech',
      'gen_ai.conversation.id': /^conv_/,
      'gen_ai.response.id': /^resp_/,
      'gen_ai.response.model': MODEL,
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.response.time_to_first_chunk': Number,
      ...used({ text, audio, output: 20 }),
      'gen_ai.usage.cache_read.input_tokens': 0,
      'gen_ai.usage.audio.cache_read.input_tokens': 0,
      'gen_ai.usage.image.input_tokens': 0,
      'gen_ai.usage.audio.output_tokens': 16,
    },
  };
}

function used({ text, audio, output }: { readonly text: number; readonly audio: number; readonly output: number }) {
  return {
    'gen_ai.usage.input_tokens': text + audio,
    'gen_ai.usage.text.input_tokens': text,
    'gen_ai.usage.audio.input_tokens': audio,
    'gen_ai.usage.output_tokens': output,
    'llm.usage.status': 'reported',
  } satisfies Readonly<Record<string, Expected>>;
}

function open(world: World, kind: SocketKind, speak: Parameters<typeof talk>[3]): Promise<void> {
  return talk(world, kind, (Socket) => new Socket({ model: MODEL, ...plainly(world) }, world.client), speak);
}

async function ask(socket: ClientSocket, next: Next, content: SocketEvent): Promise<void> {
  socket.send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content: [content] } });
  socket.send({ type: 'response.create' });
  await next('response.done');
}

function listKind(kind: SocketKind, lacks?: ContractCase['lacks']): ContractCase {
  const speak = (world: World): Promise<void> =>
    open(world, kind, async (socket, next) => {
      await next('session.created');
      await ask(socket, next, WRITTEN);
    });
  return {
    title: `${kind.name} of ${kind.entry}`,
    operation: 'realtime',
    entry: kind.entry,
    ...(lacks && { lacks }),
    call: (world) => (kind.entry.endsWith('/ws') ? speak(world) : withPlainWebSocket(world, () => speak(world))),
    spans: [answered(3, 0)],
  };
}

const BETA: SocketKind = { entry: 'openai/beta/realtime/ws', name: 'OpenAIRealtimeWS' };

/** Realtime sessions: a span for each response, and for what was heard and written down. */
export const realtimeSocketsCases: readonly ContractCase[] = [
  listKind({ entry: 'openai/realtime/ws', name: 'OpenAIRealtimeWS' }, NONE_BEFORE_5),
  listKind({ entry: 'openai/realtime/websocket', name: 'OpenAIRealtimeWebSocket' }, NONE_BEFORE_5),
  listKind(BETA),
  listKind({ entry: 'openai/beta/realtime/websocket', name: 'OpenAIRealtimeWebSocket' }),
  {
    title: `${BETA.name} of ${BETA.entry}, heard and written down`,
    operation: 'realtime.transcription',
    entry: BETA.entry,
    call: (world) =>
      open(world, BETA, async (socket, next) => {
        await next('session.created');
        const transcription = { model: TRANSCRIBER };
        socket.send({ type: 'session.update', session: { type: 'realtime', audio: { input: { transcription } } } });
        await next('session.updated');
        await ask(socket, next, SPOKEN);
      }),
    spans: [
      {
        name: `transcription ${TRANSCRIBER}`,
        attributes: {
          'gen_ai.operation.name': 'transcription',
          'gen_ai.request.model': TRANSCRIBER,
          ...used({ text: 0, audio: 2, output: 8 }),
        },
      },
      answered(0, 2),
    ],
  },
];
