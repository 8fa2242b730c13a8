import { randomUUID } from 'node:crypto';
import type { ContractCase, Expected, ExpectedSpan } from './contract-case.ts';
import { type ClientSocket, type Next, plainly, type SocketEvent, type SocketKind, talk } from './sockets.ts';

const SINCE_7 = 'older clients do not have it';
const LACKS = { 4: SINCE_7, 5: SINCE_7, 6: SINCE_7 };
const MODEL = 'gpt-live-1';

/** A session with half a second of sound. */
function spoken(name: string, more: Readonly<Record<string, Expected>> = {}): ExpectedSpan {
  return {
    name,
    attributes: {
      'gen_ai.operation.name': 'realtime',
      'openai.api.type': 'live',
      'gen_ai.output.type': 'speech',
      'gen_ai.conversation.id': /^live_/,
      'gen_ai.request.stream': true,
      'gen_ai.response.model': MODEL,
      'gen_ai.response.finish_reasons': ['stop'],
      'llm.usage.audio_seconds': 0.5,
      'llm.usage.status': 'reported',
      ...more,
    },
  };
}

async function speakAndEnd(socket: ClientSocket, next: Next): Promise<void> {
  socket.send({ type: 'session.input_audio.append', audio: Buffer.alloc(24_000).toString('base64') });
  await next('session.usage.updated');
  socket.send({ type: 'session.close' });
  await next('session.closed');
}

type Speak = typeof speakAndEnd;

/** @param asked what the session asks of another model meanwhile, and how it does. */
function startAndEnd(asked?: {
  readonly delegation: object;
  readonly event: SocketEvent;
  readonly end: string;
}): Speak {
  return async (socket, next) => {
    socket.send({ type: 'session.start', session: { model: MODEL, ...(asked && { delegation: asked.delegation }) } });
    await next('session.started');
    if (asked) {
      socket.send(asked.event);
      await next(asked.end);
    }
    await speakAndEnd(socket, next);
  };
}

interface Told {
  /** Whether the socket is about a session that is there. */
  readonly ofSession?: true;
  readonly asks?: string;
  readonly speak: Speak;
  readonly spans: readonly ExpectedSpan[];
}

function listKind(kind: SocketKind, { ofSession, asks, speak, spans }: Told): ContractCase {
  return {
    title: `${kind.name} of ${kind.entry}${asks === undefined ? '' : `, which asks a model of ${asks}`}`,
    operation: 'live',
    entry: kind.entry,
    lacks: LACKS,
    call: (world) => {
      const parameters = ofSession ? [{ session_id: `live_${randomUUID()}` }] : [];
      return talk(world, kind, (Socket) => new Socket(world.client, ...parameters), speak);
    },
    spans,
  };
}

const TRANSLATOR = 'gpt-realtime-translate';
const TRANSLATION: SocketKind = { entry: 'openai/realtime/translations/ws', name: 'OpenAIRealtimeTranslationWS' };

const ASKED = 'gpt-4.1-mini';
const DECIDER = 'gpt-6-luna';
const WHOLE: ExpectedSpan = spoken(`realtime ${MODEL}`, { 'gen_ai.request.model': MODEL });
/** The session sends fourteen characters; each question is answered in a token. */
const USED: Readonly<Record<string, Expected>> = {
  'gen_ai.usage.input_tokens': 4,
  'gen_ai.usage.cache_read.input_tokens': 0,
  'gen_ai.usage.reasoning.output_tokens': 0,
  'llm.usage.status': 'reported',
};
const LIVE: SocketKind = { entry: 'openai/resources/live/ws', name: 'LiveWS' };

/** Live sessions, the models that they ask, and sessions of spoken translation. */
export const liveSocketsCases: readonly ContractCase[] = [
  listKind(LIVE, { speak: startAndEnd(), spans: [WHOLE] }),
  listKind(LIVE, {
    asks: 'responses',
    speak: startAndEnd({
      delegation: { type: 'responses', responses: { model: ASKED } },
      event: { type: 'response.create' },
      end: 'response.event',
    }),
    spans: [
      {
        name: `chat ${ASKED}-2025-04-14`,
        attributes: {
          'gen_ai.operation.name': 'chat',
          'openai.api.type': 'responses',
          'gen_ai.request.model': `${ASKED}-2025-04-14`,
          'gen_ai.request.stream': true,
          'gen_ai.response.model': `${ASKED}-2025-04-14`,
          'gen_ai.response.id': /^resp_/,
          'gen_ai.response.finish_reasons': ['stop'],
          'gen_ai.response.time_to_first_chunk': Number,
          'openai.response.service_tier': 'default',
          ...USED,
          // "A local answer to: What was said."
          'gen_ai.usage.output_tokens': 9,
        },
      },
      WHOLE,
    ],
  }),
  listKind(LIVE, {
    asks: 'decisions',
    speak: startAndEnd({
      delegation: {
        type: 'decisions',
        decisions: { model: DECIDER, questions: [{ type: 'predicate', instructions: '' }] },
      },
      event: { type: 'decision.create', event_id: 'event_asked' },
      end: 'decision.event',
    }),
    spans: [
      {
        name: `decision ${DECIDER}`,
        attributes: {
          'gen_ai.operation.name': 'decision',
          'gen_ai.request.model': DECIDER,
          'gen_ai.response.model': DECIDER,
          ...USED,
          'gen_ai.usage.cache_creation.input_tokens': 0,
          'gen_ai.usage.output_tokens': 1,
        },
      },
      WHOLE,
    ],
  }),
  listKind(
    { entry: 'openai/resources/live/forks/ws', name: 'ForksWS' },
    { ofSession: true, speak: startAndEnd(), spans: [WHOLE] },
  ),
  // Of a session that others began the model is known at its end.
  listKind(
    { entry: 'openai/resources/live/sideband/ws', name: 'SidebandWS' },
    { ofSession: true, speak: speakAndEnd, spans: [spoken('realtime')] },
  ),
  {
    title: `${TRANSLATION.name} of ${TRANSLATION.entry}`,
    operation: 'realtime.translations',
    entry: TRANSLATION.entry,
    lacks: LACKS,
    call: (world) => {
      const { adopt, module, url } = world;
      // It insists on TLS from the start.
      const client = adopt(new module.OpenAI({ apiKey: 'sk-local', baseURL: `${url.replace('http:', 'https:')}/v1` }));
      return talk(
        world,
        TRANSLATION,
        (Socket) => Socket.create(client, { model: TRANSLATOR, ...plainly(world) }),
        async (socket, next) => {
          await next('session.created');
          socket.send({ type: 'session.close' });
          await next('session.closed');
        },
      );
    },
    spans: [
      {
        name: `translation ${TRANSLATOR}`,
        attributes: {
          'gen_ai.operation.name': 'translation',
          'gen_ai.output.type': 'speech',
          'gen_ai.request.model': TRANSLATOR,
          'gen_ai.request.stream': true,
          'llm.usage.status': 'missing',
          'llm.usage.reason': 'provider_silent',
        },
      },
    ],
  },
];
