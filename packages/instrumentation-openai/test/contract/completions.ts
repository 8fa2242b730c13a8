import { type ContractCase, drain, usage } from './contract-case.ts';

const ASKED = { model: 'gpt-3.5-turbo-instruct', prompt: 'Once', max_tokens: 9 };
const USAGE = usage({ prompt_tokens: 1, completion_tokens: 9, total_tokens: 10 });
const ATTRIBUTES = {
  'gen_ai.operation.name': 'text_completion',
  'gen_ai.request.model': 'gpt-3.5-turbo-instruct',
  'gen_ai.request.max_tokens': 9,
  'gen_ai.response.model': /^gpt-3\.5-turbo-instruct/,
  'gen_ai.response.id': /^cmpl-/,
  'gen_ai.response.finish_reasons': [/^(stop|length)$/],
  'gen_ai.usage.input_tokens': 1,
  'gen_ai.usage.output_tokens': 9,
  'llm.usage.status': 'reported',
} as const;

/** `POST /completions`, the legacy one. */
export const completionsCases: readonly ContractCase[] = [
  {
    title: 'completions.create',
    operation: 'completions',
    call: ({ client }) => client.completions.create(ASKED, USAGE),
    spans: [{ name: 'text_completion gpt-3.5-turbo-instruct', attributes: ATTRIBUTES }],
  },
  {
    title: 'completions.create, streamed',
    operation: 'completions',
    call: async ({ client }) => drain(await client.completions.create({ ...ASKED, stream: true }, USAGE)),
    spans: [
      {
        name: 'text_completion gpt-3.5-turbo-instruct',
        attributes: { ...ATTRIBUTES, 'gen_ai.request.stream': true, 'gen_ai.response.time_to_first_chunk': Number },
      },
    ],
  },
];
