import type OpenAI from 'openai';
import { events } from '../scripted-server.ts';
import { CHAT, CHUNKS, type ClientCase, COMPLETION, chunk, outcome } from './client-case.ts';

/** The resource with the helpers: under `beta` in openai 4. */
function helpersOf(client: OpenAI): OpenAI['chat']['completions'] {
  return (client.beta as unknown as { chat?: OpenAI['chat'] }).chat?.completions ?? client.chat.completions;
}

const CALL = { index: 0, id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{"city":"Rome"}' } };
const ASKS = {
  ...COMPLETION,
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: null, refusal: null, tool_calls: [CALL] },
      finish_reason: 'tool_calls',
    },
  ],
};
const ASKS_CHUNKS = [
  chunk({ role: 'assistant', content: null, tool_calls: [{ ...CALL, function: { name: 'weather', arguments: '' } }] }),
  chunk({ tool_calls: [{ index: 0, function: { arguments: '{"city":' } }] }),
  chunk({ tool_calls: [{ index: 0, function: { arguments: '"Rome"}' } }] }),
  chunk({}, 'tool_calls'),
];
const weather = (result: () => unknown) => ({
  type: 'function' as const,
  function: {
    name: 'weather',
    description: 'Weather.',
    parameters: { type: 'object' },
    parse: JSON.parse,
    function: result,
  },
});
const FORMAT = { type: 'json_schema' as const, json_schema: { name: 'a', strict: true, schema: { type: 'object' } } };
const REFUSED = {
  ...COMPLETION,
  choices: [{ index: 0, message: { role: 'assistant', content: null, refusal: 'I will not.' }, finish_reason: 'stop' }],
};
const CUT_OFF = { ...COMPLETION, choices: [{ ...COMPLETION.choices[0], finish_reason: 'length' }] };

interface Emitter {
  on(name: string, listener: (...args: unknown[]) => void): unknown;
  done(): Promise<void>;
}

/** Notes every event that a runner or a stream emits, until it is done. */
async function watch(emitter: unknown, see: (...values: unknown[]) => void): Promise<void> {
  const names = [
    'connect',
    'chunk',
    'content',
    'message',
    'chatCompletion',
    'finalContent',
    'finalMessage',
    'finalChatCompletion',
    'functionCall',
    'functionToolCall',
    'toolCall',
    'tool_calls.function.arguments.delta',
    'tool_calls.function.arguments.done',
    'content.delta',
    'content.done',
    'refusal.delta',
    'totalUsage',
    'error',
    'abort',
    'end',
  ];
  for (const name of names) (emitter as Emitter).on(name, (...args) => see(name, ...args));
  see(await outcome((emitter as Emitter).done()));
}

/** The client's own helpers on chat completions. */
export const helperCases: readonly ClientCase[] = [
  {
    title: 'streams a chat by its helper, with all its events',
    answers: [{ pieces: events(...CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      const stream = helpersOf(client).stream(CHAT);
      await watch(stream, see);
      see(await stream.finalChatCompletion(), await stream.finalContent(), await stream.totalUsage());
    },
  },
  {
    title: 'streams a call of a tool by its helper',
    answers: [{ pieces: events(...ASKS_CHUNKS) }],
    spans: 1,
    async run({ client, see }) {
      await watch(
        helpersOf(client).stream({ ...CHAT, tools: [{ ...weather(() => ''), function: { name: 'weather' } }] }),
        see,
      );
    },
  },
  {
    title: 'leaves the helper of a stream in the middle',
    answers: [{ pieces: events(...CHUNKS).slice(0, 2), fails: 'stall' }],
    spans: 1,
    async run({ client, see }) {
      const stream = helpersOf(client).stream(CHAT);
      for await (const each of stream) {
        see(each);
        break;
      }
      see(await outcome(stream.done()), stream.aborted, stream.ended);
    },
  },
  {
    title: 'aborts the helper of a stream',
    answers: [{ pieces: events(...CHUNKS).slice(0, 2), fails: 'stall' }],
    spans: 1,
    async run({ client, see }) {
      const stream = helpersOf(client).stream(CHAT);
      stream.on('chunk', () => stream.abort());
      see(await outcome(stream.finalChatCompletion()), stream.aborted, stream.errored, stream.ended);
    },
  },
  {
    title: 'fails within the helper of a stream',
    answers: [{ status: 401, body: { error: { message: 'No.' } } }],
    spans: 1,
    async run({ client, see }) {
      await watch(helpersOf(client).stream(CHAT), see);
    },
  },
  ...[
    ['an answer', COMPLETION],
    ['a refusal', REFUSED],
    ['an answer that was cut off', CUT_OFF],
    ['a call of a tool', ASKS],
  ].map(
    ([title, body]) =>
      ({
        title: `parses ${title}`,
        answers: [{ body }],
        spans: 1,
        async run({ client, see }) {
          see(await outcome(helpersOf(client).parse({ ...CHAT, response_format: FORMAT })));
        },
      }) satisfies ClientCase,
  ),
  {
    title: 'parses and gives the response with it',
    answers: [{ body: COMPLETION }],
    spans: 1,
    async run({ client, see }) {
      const { data, response } = await helpersOf(client)
        .parse({ ...CHAT, response_format: FORMAT })
        .withResponse();
      see(data, response.status);
    },
  },
  {
    title: 'runs tools until there is an answer, with all events',
    answers: [{ body: ASKS }, { body: COMPLETION }],
    spans: 2,
    async run({ client, see }) {
      const runner = helpersOf(client).runTools({ ...CHAT, tools: [weather(() => 'sunny')] });
      await watch(runner, see);
      see(await runner.finalContent(), runner.messages, await runner.totalUsage());
    },
  },
  {
    title: 'runs tools over streams',
    answers: [{ pieces: events(...ASKS_CHUNKS) }, { pieces: events(...CHUNKS) }],
    spans: 2,
    async run({ client, see }) {
      const runner = helpersOf(client).runTools({ ...CHAT, stream: true, tools: [weather(() => 'sunny')] });
      await watch(runner, see);
      see(await runner.finalContent());
    },
  },
  {
    title: 'runs a tool that throws',
    answers: [{ body: ASKS }],
    spans: 1,
    async run({ client, see }) {
      const tool = weather(() => {
        throw new Error('of the tool');
      });
      const runner = helpersOf(client).runTools({ ...CHAT, tools: [tool] });
      see(await outcome(runner.finalContent()), runner.messages);
    },
  },
  {
    title: 'runs tools no further than it may',
    answers: [{ body: ASKS }],
    spans: 2,
    async run({ client, see, server }) {
      const runner = helpersOf(client).runTools({ ...CHAT, tools: [weather(() => '')] }, { maxChatCompletions: 2 });
      see(await outcome(runner.done()), server.requests.length);
    },
  },
];
