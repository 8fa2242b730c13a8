import { type ContractCase, drain, type Expected } from './contract-case.ts';

/** 1,500 characters of sound beside one token of text. */
const SPOKEN = {
  model: 'gpt-audio',
  modalities: ['text', 'audio'] as ('text' | 'audio')[],
  audio: { voice: 'alloy' as const, format: 'pcm16' as const },
  messages: [
    {
      role: 'user' as const,
      content: [
        { type: 'text' as const, text: 'Say.' },
        { type: 'input_audio' as const, input_audio: { data: 'A'.repeat(1500), format: 'wav' as const } },
      ],
    },
  ],
};
/** "A local answer to: Say." is six tokens of text and four times as many of sound. */
const HEARD: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'chat',
  'openai.api.type': 'chat_completions',
  'gen_ai.output.type': 'speech',
  'gen_ai.request.model': 'gpt-audio',
  'gen_ai.response.model': 'gpt-audio',
  'gen_ai.response.id': /^chatcmpl-/,
  'gen_ai.response.finish_reasons': ['stop'],
  'openai.response.service_tier': 'default',
  'openai.response.system_fingerprint': /^fp_/,
  'gen_ai.usage.input_tokens': 3,
  'gen_ai.usage.audio.input_tokens': 2,
  'gen_ai.usage.cache_read.input_tokens': 0,
  'gen_ai.usage.output_tokens': 30,
  'gen_ai.usage.audio.output_tokens': 24,
  'gen_ai.usage.reasoning.output_tokens': 0,
  'llm.usage.accepted_prediction_tokens': 0,
  'llm.usage.rejected_prediction_tokens': 0,
  'llm.usage.status': 'reported',
};

/** `POST /chat/completions` with sound in the request and in the answer. */
export const spokenChatCases: readonly ContractCase[] = [
  {
    title: 'chat.completions.create, heard and spoken',
    operation: 'chat.completions',
    call: ({ client }) => client.chat.completions.create(SPOKEN),
    spans: [{ name: 'chat gpt-audio', attributes: HEARD }],
  },
  {
    title: 'chat.completions.create, heard and spoken, streamed',
    operation: 'chat.completions',
    call: async ({ client }) => drain(await client.chat.completions.create({ ...SPOKEN, stream: true })),
    spans: [
      {
        name: 'chat gpt-audio',
        attributes: { ...HEARD, 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': Number },
      },
    ],
  },
];
