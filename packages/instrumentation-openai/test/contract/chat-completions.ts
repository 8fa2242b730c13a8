import type OpenAI from 'openai';
import { type ContractCase, drain, type Expected, usage } from './contract-case.ts';
import { ANSWERED, CHAT } from './local-chat.ts';
import { CHAT_USAGE } from './usages.ts';

const STREAMED: Readonly<Record<string, Expected>> = {
  ...ANSWERED,
  'gen_ai.request.stream': true,
  'gen_ai.response.time_to_first_chunk': Number,
};
const spansOf = (...attributes: readonly Readonly<Record<string, Expected>>[]) =>
  attributes.map((each) => ({ name: 'chat gpt-4.1', attributes: each }));

const BENEATH_BETA = { 4: 'openai 4 has it beneath `client.beta`: `beta.chat.completions`' };

/** The resource with the helpers: under `beta` in openai 4. */
function helpersOf(client: OpenAI): OpenAI['chat']['completions'] {
  return (client.beta as unknown as { chat?: OpenAI['chat'] }).chat?.completions ?? client.chat.completions;
}

const FORMAT = {
  type: 'json_schema' as const,
  json_schema: {
    name: 'weather',
    strict: true,
    schema: {
      type: 'object',
      properties: { city: { type: 'string' } },
      required: ['city'],
      additionalProperties: false,
    },
  },
};

const TOOL = {
  type: 'function' as const,
  function: {
    name: 'weather',
    description: 'The weather of a city.',
    strict: true,
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};
const RUNNABLE = { ...TOOL, function: { ...TOOL.function, parse: JSON.parse, function: () => 'sunny' } };
const TOOL_ROUNDS = [
  { 'gen_ai.response.finish_reasons': ['tool_calls'] },
  { 'gen_ai.response.finish_reasons': ['stop'] },
];

/** `POST /chat/completions`, by every helper that the client has for it. */
export const chatCompletionCases: readonly ContractCase[] = [
  {
    title: 'chat.completions.create',
    operation: 'chat.completions',
    call: ({ client }) =>
      client.chat.completions.create(
        {
          ...CHAT,
          temperature: 0.5,
          top_p: 0.9,
          max_completion_tokens: 50,
          seed: 7,
          stop: ['END'],
          n: 2,
        },
        usage(CHAT_USAGE),
      ),
    spans: spansOf({
      ...ANSWERED,
      'gen_ai.request.temperature': 0.5,
      'gen_ai.request.top_p': 0.9,
      'gen_ai.request.max_tokens': 50,
      'gen_ai.request.seed': 7,
      'gen_ai.request.stop_sequences': ['END'],
      'gen_ai.request.choice.count': 2,
      'gen_ai.response.finish_reasons': ['stop', 'stop'],
    }),
  },
  {
    title: 'chat.completions.create, streamed',
    operation: 'chat.completions',
    call: async ({ client }) =>
      drain(await client.chat.completions.create({ ...CHAT, stream: true }, usage(CHAT_USAGE))),
    spans: spansOf(STREAMED),
  },
  {
    title: 'chat.completions.create, streamed, n = 2',
    operation: 'chat.completions',
    call: async ({ client }) =>
      drain(await client.chat.completions.create({ ...CHAT, n: 2, stream: true }, usage(CHAT_USAGE))),
    spans: spansOf({
      ...STREAMED,
      'gen_ai.request.choice.count': 2,
      'gen_ai.response.finish_reasons': ['stop', 'stop'],
    }),
  },
  {
    title: 'chat.completions.create with tools, streamed',
    operation: 'chat.completions',
    call: async ({ client }) =>
      drain(await client.chat.completions.create({ ...CHAT, tools: [TOOL], stream: true }, usage(CHAT_USAGE))),
    spans: spansOf({ ...STREAMED, 'gen_ai.response.finish_reasons': ['tool_calls'] }),
  },
  {
    title: 'chat.completions.stream()',
    operation: 'chat.completions',
    elsewhere: BENEATH_BETA,
    call: ({ client }) => helpersOf(client).stream(CHAT, usage(CHAT_USAGE)).finalChatCompletion(),
    spans: spansOf(STREAMED),
  },
  {
    title: 'chat.completions.parse()',
    operation: 'chat.completions',
    elsewhere: BENEATH_BETA,
    call: ({ client }) => helpersOf(client).parse({ ...CHAT, response_format: FORMAT }, usage(CHAT_USAGE)),
    spans: spansOf({ ...ANSWERED, 'gen_ai.output.type': 'json' }),
  },
  {
    title: 'chat.completions.runTools()',
    operation: 'chat.completions',
    elsewhere: BENEATH_BETA,
    call: ({ client }) =>
      helpersOf(client)
        .runTools({ ...CHAT, tools: [RUNNABLE] }, usage(CHAT_USAGE))
        .finalContent(),
    spans: spansOf(...TOOL_ROUNDS.map((round) => ({ ...ANSWERED, ...round }))),
  },
  {
    title: 'chat.completions.runTools(), streamed',
    operation: 'chat.completions',
    elsewhere: BENEATH_BETA,
    call: ({ client }) =>
      helpersOf(client)
        .runTools({ ...CHAT, tools: [RUNNABLE], stream: true }, usage(CHAT_USAGE))
        .finalContent(),
    spans: spansOf(...TOOL_ROUNDS.map((round) => ({ ...STREAMED, ...round }))),
  },
  {
    title: "client.post('/chat/completions')",
    operation: 'chat.completions',
    call: ({ client }) => client.post('/chat/completions', { body: CHAT, ...usage(CHAT_USAGE) }),
    spans: spansOf(ANSWERED),
  },
];
