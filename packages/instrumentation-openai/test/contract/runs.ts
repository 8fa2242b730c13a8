import type OpenAI from 'openai';
import { type ContractCase, drain, type Expected, type ExpectedSpan, isBefore5, usage } from './contract-case.ts';

const USAGE = usage({ prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 });
const RUN = { assistant_id: 'asst_1', model: 'gpt-4.1' } as const;
const TOOLS = [{ type: 'function', function: { name: 'look_up', parameters: {} } }] as const;
const OUTPUTS = { tool_outputs: [{ tool_call_id: 'call_1', output: '42' }] };

const SAID: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.request.model': 'gpt-4.1',
  'gen_ai.response.model': 'gpt-4.1-2025-04-14',
  'gen_ai.response.id': /^run_/,
};
const USED: Readonly<Record<string, Expected>> = {
  'gen_ai.response.finish_reasons': ['stop'],
  'gen_ai.usage.input_tokens': 120,
  'gen_ai.usage.output_tokens': 30,
  'llm.usage.status': 'reported',
};
const STREAM: Readonly<Record<string, Expected>> = {
  'gen_ai.request.stream': true,
  'gen_ai.response.time_to_first_chunk': Number,
};
const WAITS: Readonly<Record<string, Expected>> = { 'llm.usage.status': 'missing', 'llm.usage.reason': 'background' };
const CREATED: ExpectedSpan = { name: 'chat gpt-4.1', attributes: { ...SAID, ...WAITS } };
const STREAMED: ExpectedSpan = { name: 'chat gpt-4.1', attributes: { ...SAID, ...STREAM, ...USED } };
/** What the run used, once. */
const BILL: ExpectedSpan = { name: 'chat gpt-4.1', attributes: { ...SAID, ...USED } };
const { 'gen_ai.request.model': _, ...SEEN } = SAID;
const LOOKED: ExpectedSpan = {
  name: 'fetch_response',
  attributes: { ...SEEN, 'gen_ai.operation.name': 'fetch_response' },
};
const FOUND: ExpectedSpan = {
  name: 'fetch_response',
  attributes: { ...LOOKED.attributes, 'gen_ai.response.finish_reasons': ['stop'] },
};
const LISTED: ExpectedSpan = { name: 'fetch_response', attributes: { 'gen_ai.operation.name': 'fetch_response' } };

/** Asks something of a run. Its thread is a parameter of its own before openai 5. */
function askOf(
  client: OpenAI,
  id: string,
  method: 'retrieve' | 'update' | 'cancel' | 'submitToolOutputs',
  parameters: object = {},
): PromiseLike<unknown> {
  const { runs } = client.beta.threads;
  const ask = runs[method].bind(runs) as unknown as (...args: unknown[]) => PromiseLike<unknown>;
  if (isBefore5(client)) return ask('thread_1', id, parameters);
  return ask(id, { thread_id: 'thread_1', ...parameters });
}

/** Runs of assistants: billed at the end of their stream, or when they are first seen done. */
export const runsCases: readonly ContractCase[] = [
  {
    title: 'beta.threads.runs.createAndPoll',
    operation: 'beta.threads.runs.create',
    call: ({ client }) => client.beta.threads.runs.createAndPoll('thread_1', RUN, { ...USAGE, pollIntervalMs: 1 }),
    spans: [CREATED, LOOKED, BILL, FOUND],
  },
  {
    title: 'beta.threads.runs.create with stream',
    operation: 'beta.threads.runs.create',
    call: async ({ client }) =>
      drain(await client.beta.threads.runs.create('thread_1', { ...RUN, stream: true }, USAGE)),
    spans: [STREAMED],
  },
  {
    title: 'beta.threads.runs.stream, read as events and looked at later',
    operation: 'beta.threads.runs.retrieve',
    async call({ client }) {
      const stream = client.beta.threads.runs.stream('thread_1', RUN, USAGE);
      const { id } = await stream.finalRun();
      await askOf(client, id, 'retrieve');
    },
    spans: [STREAMED, FOUND],
  },
  {
    title: 'beta.threads.createAndRunPoll',
    operation: 'beta.threads.createAndRun',
    call: ({ client }) => client.beta.threads.createAndRunPoll(RUN, { ...USAGE, pollIntervalMs: 1 }),
    spans: [CREATED, LOOKED, BILL, FOUND],
  },
  {
    title: 'beta.threads.runs.submitToolOutputs, streamed after a stream that waits for them',
    operation: 'beta.threads.runs.submitToolOutputs',
    async call({ client }) {
      const { runs } = client.beta.threads;
      const waiting = await runs.create('thread_1', { ...RUN, tools: [...TOOLS], stream: true }, USAGE);
      const events = await drain(waiting);
      const { id = '' } =
        events.flatMap(({ data }) => ('object' in data && data.object === 'thread.run' ? data : []))[0] ?? {};
      await drain(
        (await askOf(client, id, 'submitToolOutputs', { ...OUTPUTS, stream: true })) as AsyncIterable<unknown>,
      );
    },
    spans: [
      { name: 'chat gpt-4.1', attributes: { ...SAID, ...STREAM, ...WAITS } },
      BILL,
      { name: 'fetch_response', attributes: { ...FOUND.attributes, ...STREAM } },
    ],
  },
  {
    title: 'beta.threads.runs.cancel, update and list',
    operation: 'beta.threads.runs.cancel',
    async call({ client }) {
      const { runs } = client.beta.threads;
      const { id } = await runs.create('thread_1', RUN, USAGE);
      await askOf(client, id, 'update', { metadata: {} });
      await askOf(client, id, 'cancel');
      for await (const run of runs.list('thread_1')) if (run.id === id) break;
    },
    spans: [CREATED, LOOKED, BILL, FOUND, LISTED],
  },
  {
    title: 'beta.threads.runs.update',
    operation: 'beta.threads.runs.update',
    async call({ client }) {
      const { runs } = client.beta.threads;
      const { id } = await runs.create('thread_1', RUN, USAGE);
      await askOf(client, id, 'update', { metadata: {} });
    },
    spans: [CREATED, LOOKED],
  },
  {
    title: 'beta.threads.runs.list, of a run that its stream has billed',
    operation: 'beta.threads.runs.list',
    async call({ client }) {
      const { runs } = client.beta.threads;
      const stream = await runs.create('thread_1', { ...RUN, stream: true }, USAGE);
      await drain(stream);
      await runs.list('thread_1', { limit: 1 });
    },
    spans: [STREAMED, LISTED],
  },
];
