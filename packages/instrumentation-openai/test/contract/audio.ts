import type OpenAI from 'openai';
import { type ContractCase, drain, type Expected, usage } from './contract-case.ts';

/** Three seconds and a quarter of silence, as the local provider counts them. */
const sound = (): File => new File([new Uint8Array(104_000)], 'standup.wav', { type: 'audio/wav' });

const HEARD: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'transcription',
  'gen_ai.request.model': 'gpt-4o-transcribe',
  // Two of the prompt, ten a second.
  'gen_ai.usage.input_tokens': 2 + 33,
  'gen_ai.usage.text.input_tokens': 2,
  'gen_ai.usage.audio.input_tokens': 33,
  'gen_ai.usage.output_tokens': 8,
  'llm.usage.status': 'reported',
};
const SECONDS: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'transcription',
  'gen_ai.request.model': 'whisper-1',
  'llm.usage.audio_seconds': 4,
  'llm.usage.status': 'reported',
};

/** `POST /audio/transcriptions` and `/audio/translations`, by tokens and by the second. */
const heardCases: readonly ContractCase[] = [
  {
    title: 'audio.transcriptions.create, by tokens',
    operation: 'audio.transcriptions',
    call: ({ client }) =>
      client.audio.transcriptions.create({ model: 'gpt-4o-transcribe', prompt: 'Standup', file: sound() }),
    spans: [{ name: 'transcription gpt-4o-transcribe', attributes: HEARD }],
  },
  {
    title: 'audio.transcriptions.create, streamed',
    operation: 'audio.transcriptions',
    call: async ({ client }) =>
      drain(
        await client.audio.transcriptions.create({
          model: 'gpt-4o-transcribe',
          prompt: 'Standup',
          file: sound(),
          stream: true,
        }),
      ),
    spans: [
      {
        name: 'transcription gpt-4o-transcribe',
        attributes: { ...HEARD, 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': Number },
      },
    ],
  },
  {
    title: 'audio.transcriptions.create, by the second',
    operation: 'audio.transcriptions',
    call: ({ client }) => client.audio.transcriptions.create({ model: 'whisper-1', file: sound() }),
    spans: [{ name: 'transcription whisper-1', attributes: SECONDS }],
  },
  {
    title: 'audio.transcriptions.create as text, which tells no usage',
    operation: 'audio.transcriptions',
    call: ({ client }) =>
      client.audio.transcriptions.create({ model: 'whisper-1', file: sound(), response_format: 'srt' }),
    spans: [
      {
        name: 'transcription whisper-1',
        attributes: {
          'gen_ai.operation.name': 'transcription',
          'gen_ai.request.model': 'whisper-1',
          'llm.usage.status': 'missing',
          'llm.usage.reason': 'provider_silent',
        },
      },
    ],
  },
  {
    title: 'audio.translations.create',
    operation: 'audio.translations',
    call: ({ client }) => client.audio.translations.create({ model: 'whisper-1', file: sound() }),
    spans: [{ name: 'translation whisper-1', attributes: { ...SECONDS, 'gen_ai.operation.name': 'translation' } }],
  },
  {
    title: 'audio.translations.create, of which only the length is told',
    operation: 'audio.translations',
    call: ({ client }) =>
      client.audio.translations.create(
        { model: 'whisper-1', file: sound(), response_format: 'verbose_json' },
        usage(null),
      ),
    spans: [
      {
        name: 'translation whisper-1',
        attributes: {
          'gen_ai.operation.name': 'translation',
          'gen_ai.request.model': 'whisper-1',
          'llm.usage.audio_seconds': 3.25,
          'llm.usage.status': 'estimated',
          'llm.usage.reason': 'duration_only',
        },
      },
    ],
  },
];

const SPOKEN: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'speech',
  'gen_ai.output.type': 'speech',
  'gen_ai.request.model': 'tts-1',
  'llm.usage.input_characters': 18,
  'llm.usage.status': 'reported',
};
const SAY = { model: 'tts-1', voice: 'alloy' as const, input: 'The deploy is done' };
const STREAM = { ...SAY, model: 'gpt-4o-mini-tts', stream_format: 'sse' as const };
const STREAMED: Readonly<Record<string, Expected>> = {
  ...SPOKEN,
  'gen_ai.request.model': 'gpt-4o-mini-tts',
  'gen_ai.request.stream': true,
  'gen_ai.response.time_to_first_chunk': Number,
  'gen_ai.usage.input_tokens': 5,
  'gen_ai.usage.output_tokens': 20,
};

/** `POST /audio/speech`: bytes, or a stream of events that the application reads itself. */
const spokenCases: readonly ContractCase[] = [
  {
    title: 'audio.speech.create',
    operation: 'audio.speech',
    call: async ({ client }) => (await client.audio.speech.create(SAY)).arrayBuffer(),
    spans: [{ name: 'speech tts-1', attributes: SPOKEN }],
  },
  {
    title: 'audio.speech.create().asResponse()',
    operation: 'audio.speech',
    call: async ({ client }) => (await client.audio.speech.create(SAY).asResponse()).blob(),
    spans: [{ name: 'speech tts-1', attributes: SPOKEN }],
  },
  {
    title: 'audio.speech.create as events, read piece by piece',
    operation: 'audio.speech',
    call: async ({ client }) => drain(await readBody(client)),
    spans: [{ name: 'speech gpt-4o-mini-tts', attributes: STREAMED }],
  },
  {
    title: 'audio.speech.create as events, read as text',
    operation: 'audio.speech',
    call: async ({ client }) => (await client.audio.speech.create(STREAM)).text(),
    spans: [
      {
        name: 'speech gpt-4o-mini-tts',
        attributes: Object.fromEntries(
          Object.entries(STREAMED).filter(([name]) => name !== 'gen_ai.response.time_to_first_chunk'),
        ),
      },
    ],
  },
];

async function readBody(client: OpenAI): Promise<AsyncIterable<unknown>> {
  const { body } = await client.audio.speech.create(STREAM);
  return body as unknown as AsyncIterable<unknown>;
}

/** All that is heard or said. */
export const audioCases: readonly ContractCase[] = [...heardCases, ...spokenCases];
