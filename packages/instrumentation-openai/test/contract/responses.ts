import { type ContractCase, drain, type Expected, usage, type World } from './contract-case.ts';
import { RESPONSES_USAGE, RESPONSES_USAGE_ATTRIBUTES } from './usages.ts';

const ASKED = { model: 'gpt-4.1-mini', input: 'Hello there.' };

/** What every answer of gpt-4.1-mini by the local provider has. */
const ANSWERED: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'chat',
  'openai.api.type': 'responses',
  'gen_ai.request.model': 'gpt-4.1-mini',
  'gen_ai.response.model': 'gpt-4.1-mini-2025-04-14',
  'gen_ai.response.id': /^resp_/,
  'gen_ai.response.finish_reasons': ['stop'],
  'openai.response.service_tier': 'default',
  ...RESPONSES_USAGE_ATTRIBUTES,
};
const STREAMED: Readonly<Record<string, Expected>> = {
  ...ANSWERED,
  'gen_ai.request.stream': true,
  'gen_ai.response.time_to_first_chunk': Number,
};
/** A request that reads or ends what another one made: no usage, no status of it. */
const FETCHED: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'fetch_response',
  'openai.api.type': 'responses',
  'gen_ai.response.model': 'gpt-4.1-mini-2025-04-14',
  'gen_ai.response.id': /^resp_/,
  // Not known before it is done.
  'openai.response.service_tier': 'auto',
};
const DONE = { 'gen_ai.response.finish_reasons': ['stop'], 'openai.response.service_tier': 'default' };
const { 'gen_ai.response.finish_reasons': _, ...OPEN } = ANSWERED;
const CREATED: Readonly<Record<string, Expected>> = {
  ...Object.fromEntries(Object.entries(OPEN).filter(([name]) => !(name in RESPONSES_USAGE_ATTRIBUTES))),
  'openai.response.service_tier': 'auto',
  'llm.usage.status': 'missing',
  'llm.usage.reason': 'background',
};
/** A compaction names neither model nor tier, and has no end to speak of. */
const COMPACTED: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'chat',
  'openai.api.type': 'responses',
  'gen_ai.request.model': 'gpt-4.1-mini',
  'gen_ai.response.id': /^resp_/,
  ...RESPONSES_USAGE_ATTRIBUTES,
};
const spanOf = (attributes: Readonly<Record<string, Expected>>, name = 'chat gpt-4.1-mini') => ({ name, attributes });

const FORMAT = {
  format: {
    type: 'json_schema' as const,
    name: 'weather',
    strict: true,
    schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

async function create({ client }: World): Promise<string> {
  const { id } = await client.responses.create({ ...ASKED, background: true }, usage(RESPONSES_USAGE));
  return id;
}

/** `POST /responses` and what is done with a response afterwards, by every helper that the client has for it. */
export const responsesCases: readonly ContractCase[] = [
  {
    title: 'responses.create',
    operation: 'responses',
    call: ({ client }) =>
      client.responses.create({ ...ASKED, max_output_tokens: 200, temperature: 0 }, usage(RESPONSES_USAGE)),
    spans: [spanOf({ ...ANSWERED, 'gen_ai.request.temperature': 0, 'gen_ai.request.max_tokens': 200 })],
  },
  {
    title: 'beta.responses.create',
    operation: 'responses',
    lacks: { 4: 'the client has no beta.responses', 5: 'the client has no beta.responses' },
    call: ({ client }) => client.beta.responses.create(ASKED, usage(RESPONSES_USAGE)),
    spans: [spanOf(ANSWERED)],
  },
  {
    title: 'responses.create, streamed',
    operation: 'responses',
    call: async ({ client }) =>
      drain(await client.responses.create({ ...ASKED, stream: true }, usage(RESPONSES_USAGE))),
    spans: [spanOf(STREAMED)],
  },
  {
    title: 'responses.stream()',
    operation: 'responses',
    call: ({ client }) => client.responses.stream(ASKED, usage(RESPONSES_USAGE)).finalResponse(),
    spans: [spanOf(STREAMED)],
  },
  {
    title: 'responses.parse()',
    operation: 'responses',
    call: ({ client }) => client.responses.parse({ ...ASKED, text: FORMAT }, usage(RESPONSES_USAGE)),
    spans: [spanOf({ ...ANSWERED, 'gen_ai.output.type': 'json' })],
  },
  {
    title: 'responses.create with built-in tools',
    operation: 'responses',
    call: ({ client }) =>
      client.responses.create(
        {
          ...ASKED,
          tools: [
            { type: 'web_search' } as never,
            { type: 'file_search', vector_store_ids: ['vs_1'] },
            { type: 'code_interpreter', container: { type: 'auto' } },
          ],
        },
        usage(RESPONSES_USAGE),
      ),
    spans: [
      spanOf({
        ...ANSWERED,
        'llm.usage.web_search_calls': 1,
        'llm.usage.file_search_calls': 1,
        'llm.usage.code_interpreter_sessions': 1,
      }),
    ],
  },
  {
    title: 'responses.create in background, polled until it is done',
    operation: 'responses.retrieve',
    async call(world) {
      const id = await create(world);
      await world.client.responses.retrieve(id);
      await world.client.responses.retrieve(id);
    },
    spans: [
      spanOf(CREATED),
      spanOf(FETCHED, 'fetch_response'),
      spanOf(ANSWERED),
      spanOf({ ...FETCHED, ...DONE }, 'fetch_response'),
    ],
  },
  {
    title: 'responses.retrieve, streamed',
    operation: 'responses.retrieve',
    async call(world) {
      const id = await create(world);
      await drain(await world.client.responses.retrieve(id, { stream: true }));
    },
    spans: [
      spanOf(CREATED),
      spanOf(ANSWERED),
      spanOf(
        {
          ...FETCHED,
          'gen_ai.request.stream': true,
          'gen_ai.response.time_to_first_chunk': Number,
          ...DONE,
        },
        'fetch_response',
      ),
    ],
  },
  {
    title: 'responses.cancel',
    operation: 'responses.cancel',
    async call(world) {
      const id = await create(world);
      await world.client.responses.cancel(id);
    },
    spans: [
      spanOf(CREATED),
      spanOf({
        ...CREATED,
        'gen_ai.response.finish_reasons': ['error'],
        'llm.usage.reason': 'provider_silent',
      }),
      spanOf({ ...FETCHED, 'gen_ai.response.finish_reasons': ['error'] }, 'fetch_response'),
    ],
  },
  {
    title: 'responses.compact',
    operation: 'responses.compact',
    lacks: { 4: 'the client has no responses.compact()', 5: 'the client has no responses.compact()' },
    call: ({ client }) => client.responses.compact(ASKED, usage(RESPONSES_USAGE)),
    spans: [spanOf(COMPACTED)],
  },
  {
    title: "client.post('/responses/compact')",
    operation: 'responses.compact',
    call: ({ client }) => client.post('/responses/compact', { body: ASKED, ...usage(RESPONSES_USAGE) }),
    spans: [spanOf(COMPACTED)],
  },
];
