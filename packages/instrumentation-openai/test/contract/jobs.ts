import type OpenAI from 'openai';
import { type ContractCase, type Expected, type ExpectedSpan, isBefore5 } from './contract-case.ts';

const WAITS: Readonly<Record<string, Expected>> = { 'llm.usage.status': 'missing', 'llm.usage.reason': 'background' };
const span = (name: string, attributes: ExpectedSpan['attributes']): ExpectedSpan => ({
  name,
  attributes: { 'gen_ai.operation.name': name.split(' ')[0] ?? '', ...attributes },
});
const LISTED = span('fetch_response', {});

const EVALUATION: Readonly<Record<string, Expected>> = { 'gen_ai.response.id': /^evalrun_/ };
const EVAL_CREATED = span('evaluation', { 'gen_ai.response.model': 'gpt-4.1', ...EVALUATION, ...WAITS });
const EVAL_LOOKED = span('fetch_response', { 'gen_ai.response.model': 'gpt-4.1', ...EVALUATION });
const evalBill = (model: string, input: number, output: number, more: ExpectedSpan['attributes']): ExpectedSpan =>
  span(`evaluation ${model}`, {
    'gen_ai.request.model': model,
    'gen_ai.response.model': model,
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
    'gen_ai.usage.cache_read.input_tokens': 0,
    'llm.usage.status': 'reported',
    ...more,
    ...EVALUATION,
  });
const EVAL_BILLS = [
  evalBill('gpt-4.1', 300, 60, { 'llm.usage.requests': 3 }),
  evalBill('o3-mini-2025-01-31', 120, 30, {}),
];
const EVAL_RUN = {
  data_source: { type: 'completions', model: 'gpt-4.1', source: { type: 'file_id', id: 'file-1' } },
} as const;

const TRAINING = { model: 'gpt-4.1-mini', training_file: 'file-1' } as const;
const TRAINED: Readonly<Record<string, Expected>> = {
  'gen_ai.response.model': 'gpt-4.1-mini-2025-04-14',
  'gen_ai.response.id': /^ftjob-/,
};
const TRAINING_CREATED = span('fine_tuning gpt-4.1-mini', {
  'gen_ai.request.model': 'gpt-4.1-mini',
  ...TRAINED,
  ...WAITS,
});
const TRAINING_LOOKED = span('fetch_response', TRAINED);
const trainingBill = (tokens: number): ExpectedSpan =>
  span('fine_tuning gpt-4.1-mini', {
    'gen_ai.request.model': 'gpt-4.1-mini',
    'llm.usage.trained_tokens': tokens,
    'llm.usage.status': 'reported',
    ...TRAINED,
  });

type Ask = (...args: unknown[]) => PromiseLike<unknown>;

/** Before openai 5, the evaluation is a parameter of its own. */
async function askForRun(client: OpenAI, method: 'retrieve' | 'cancel', id: string): Promise<unknown> {
  const { runs } = client.evals;
  const ask = runs[method] as unknown as Ask;
  return isBefore5(client) ? ask.call(runs, 'eval_1', id) : ask.call(runs, id, { eval_id: 'eval_1' });
}

const evalCases: readonly ContractCase[] = [
  {
    title: 'evals.runs.create, polled until it is done',
    operation: 'evals.runs.create',
    async call({ client }) {
      const { id } = await client.evals.runs.create('eval_1', EVAL_RUN);
      for (let polls = 0; polls < 3; polls++) await askForRun(client, 'retrieve', id);
    },
    spans: [EVAL_CREATED, EVAL_LOOKED, ...EVAL_BILLS, EVAL_LOOKED, EVAL_LOOKED],
  },
  {
    title: 'evals.runs.retrieve and list',
    operation: 'evals.runs.retrieve',
    async call({ client }) {
      const { id } = await client.evals.runs.create('eval_1', EVAL_RUN);
      await askForRun(client, 'retrieve', id);
      for await (const run of client.evals.runs.list('eval_1')) if (run.id === id) break;
    },
    spans: [EVAL_CREATED, EVAL_LOOKED, ...EVAL_BILLS, LISTED],
  },
  {
    title: 'evals.runs.list',
    operation: 'evals.runs.list',
    async call({ client }) {
      await client.evals.runs.create('eval_1', EVAL_RUN);
      await client.evals.runs.list('eval_1', { limit: 1 });
    },
    spans: [EVAL_CREATED, LISTED],
  },
  {
    title: 'evals.runs.cancel',
    operation: 'evals.runs.cancel',
    async call({ client }) {
      const { id } = await client.evals.runs.create('eval_1', EVAL_RUN);
      await askForRun(client, 'cancel', id);
    },
    spans: [
      EVAL_CREATED,
      span('evaluation gpt-4.1', {
        'gen_ai.request.model': 'gpt-4.1',
        'gen_ai.response.model': 'gpt-4.1',
        'llm.usage.status': 'missing',
        'llm.usage.reason': 'provider_silent',
        ...EVALUATION,
      }),
      EVAL_LOOKED,
    ],
  },
];

const trainingCases: readonly ContractCase[] = [
  {
    title: 'fineTuning.jobs.create, paused, resumed and polled until it is done',
    operation: 'fineTuning.jobs.create',
    async call({ client }) {
      const { jobs } = client.fineTuning;
      const { id } = await jobs.create(TRAINING);
      await jobs.pause(id);
      await jobs.resume(id);
      while ((await jobs.retrieve(id)).status !== 'succeeded');
    },
    spans: [TRAINING_CREATED, TRAINING_LOOKED, TRAINING_LOOKED, TRAINING_LOOKED, trainingBill(12_000), TRAINING_LOOKED],
  },
  ...(['pause', 'resume', 'retrieve'] as const).map(
    (method): ContractCase => ({
      title: `fineTuning.jobs.${method}`,
      operation: `fineTuning.jobs.${method}`,
      async call({ client }) {
        const { jobs } = client.fineTuning;
        await jobs[method]((await jobs.create(TRAINING)).id);
      },
      spans: [TRAINING_CREATED, TRAINING_LOOKED],
    }),
  ),
  {
    title: 'fineTuning.jobs.cancel and list',
    operation: 'fineTuning.jobs.cancel',
    async call({ client }) {
      const { jobs } = client.fineTuning;
      await jobs.cancel((await jobs.create(TRAINING)).id);
      await jobs.list({ limit: 1 });
    },
    spans: [TRAINING_CREATED, trainingBill(4000), TRAINING_LOOKED, LISTED],
  },
  {
    title: 'fineTuning.jobs.list',
    operation: 'fineTuning.jobs.list',
    async call({ client }) {
      const { jobs } = client.fineTuning;
      const { id } = await jobs.create(TRAINING);
      await jobs.retrieve(id);
      await jobs.list({ limit: 1 });
    },
    spans: [TRAINING_CREATED, TRAINING_LOOKED, trainingBill(12_000), LISTED],
  },
  {
    title: 'fineTuning.alpha.graders.run',
    operation: 'fineTuning.alpha.graders.run',
    call: ({ client }) =>
      client.fineTuning.alpha.graders.run({
        model_sample: 'It is blue.',
        ...{ grader: { type: 'score_model', name: 'tone', model: 'gpt-4.1-mini', input: [] }, reference_answer: '' },
      }),
    spans: [
      span('grading', {
        'gen_ai.request.model': 'gpt-4.1-mini',
        'gen_ai.response.model': 'gpt-4.1-mini',
        'gen_ai.usage.input_tokens': 3,
        'gen_ai.usage.output_tokens': 1,
        'llm.usage.status': 'reported',
      }),
    ],
  },
];

/** What the provider does in its own time, and what is done with it. */
export const jobsCases: readonly ContractCase[] = [...evalCases, ...trainingCases];
