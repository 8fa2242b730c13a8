import type OpenAI from 'openai';
import type { ContractCase, Expected, ExpectedSpan } from './contract-case.ts';

const LINES = ['Hello there.', 'And hello again.'].map((content, index) =>
  JSON.stringify({
    custom_id: `line-${index}`,
    method: 'POST',
    url: '/v1/chat/completions',
    body: { model: 'gpt-4.1', messages: [{ role: 'user', content }] },
  }),
);

const ID: Readonly<Record<string, Expected>> = { 'gen_ai.response.id': /^batch_/ };
const CREATED: ExpectedSpan = {
  name: 'batch',
  attributes: {
    'gen_ai.operation.name': 'batch',
    'llm.batch': true,
    'llm.usage.status': 'missing',
    'llm.usage.reason': 'background',
    'gen_ai.response.model': 'gpt-4.1-2025-04-14',
    ...ID,
  },
};
/** A look at it: no usage, and no second bill. */
const LOOKED: ExpectedSpan = {
  name: 'fetch_response',
  attributes: { 'gen_ai.operation.name': 'fetch_response', 'gen_ai.response.model': 'gpt-4.1-2025-04-14', ...ID },
};
const LISTED: ExpectedSpan = { name: 'fetch_response', attributes: { 'gen_ai.operation.name': 'fetch_response' } };
/** What both lines used, once. */
const BILL: ExpectedSpan = {
  name: 'chat gpt-4.1-2025-04-14',
  attributes: {
    'gen_ai.operation.name': 'chat',
    'openai.api.type': 'chat_completions',
    'llm.batch': true,
    'gen_ai.request.model': 'gpt-4.1-2025-04-14',
    'gen_ai.response.model': 'gpt-4.1-2025-04-14',
    'gen_ai.usage.input_tokens': 7,
    'gen_ai.usage.output_tokens': 17,
    'gen_ai.usage.cache_read.input_tokens': 0,
    'gen_ai.usage.reasoning.output_tokens': 0,
    'llm.usage.requests': 2,
    'llm.usage.status': 'reported',
    ...ID,
  },
};

async function create(client: OpenAI): Promise<string> {
  const file = new File([LINES.join('\n')], 'lines.jsonl', { type: 'application/jsonl' });
  const { id } = await client.files.create({ file, purpose: 'batch' });
  const batch = { input_file_id: id, endpoint: '/v1/chat/completions', completion_window: '24h' } as const;
  return (await client.batches.create(batch)).id;
}

/** `POST /batches` and what is done with one: billed when it is first seen done, by whatever door. */
export const batchesCases: readonly ContractCase[] = [
  {
    title: 'batches.create, polled until it is done and longer',
    operation: 'batches.create',
    async call({ client }) {
      const id = await create(client);
      while ((await client.batches.retrieve(id)).status !== 'completed');
      await client.batches.retrieve(id);
    },
    spans: [CREATED, LOOKED, BILL, LOOKED, LOOKED],
  },
  {
    title: 'batches.retrieve, whose output file is read by the application',
    operation: 'batches.retrieve',
    async call({ client }) {
      const id = await create(client);
      await client.batches.retrieve(id);
      const { output_file_id: file } = await client.batches.retrieve(id);
      if (!file) throw new Error('the batch has no output file');
      await (await client.files.content(file)).text();
    },
    spans: [CREATED, LOOKED, BILL, LOOKED],
  },
  {
    title: 'batches.list, whose pages are read to their end',
    operation: 'batches.list',
    async call({ client }) {
      const ids = [await create(client)];
      await client.batches.retrieve(ids[0] ?? '');
      for await (const { id } of client.batches.list({ limit: 1 })) if (ids.includes(id)) break;
      await client.batches.list({ limit: 1 }).withResponse();
    },
    spans: [CREATED, LOOKED, BILL, LISTED, LISTED],
  },
  {
    title: 'batches.cancel, before anything was done',
    operation: 'batches.cancel',
    async call({ client }) {
      const id = await create(client);
      await client.batches.cancel(id);
      await client.batches.retrieve(id);
    },
    spans: [
      CREATED,
      {
        name: 'chat gpt-4.1-2025-04-14',
        attributes: {
          'gen_ai.operation.name': 'chat',
          'openai.api.type': 'chat_completions',
          'llm.batch': true,
          'gen_ai.request.model': 'gpt-4.1-2025-04-14',
          'gen_ai.response.model': 'gpt-4.1-2025-04-14',
          'llm.usage.status': 'missing',
          'llm.usage.reason': 'provider_silent',
          ...ID,
        },
      },
      LOOKED,
      LOOKED,
    ],
  },
];
