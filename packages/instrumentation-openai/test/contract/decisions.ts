import { type ContractCase, usage } from './contract-case.ts';
import { RESPONSES_USAGE, RESPONSES_USAGE_ATTRIBUTES } from './usages.ts';

const LACKS = {
  4: 'the client has no decisions',
  5: 'the client has no decisions',
  6: 'the client has no decisions',
};

/** `POST /decisions`: the answer has tokens, and no id. */
export const decisionsCases: readonly ContractCase[] = [
  {
    title: 'decisions.create',
    operation: 'decisions',
    lacks: LACKS,
    call: ({ client }) =>
      client.decisions.create(
        { model: 'gpt-6-luna', input: 'Hello.', questions: [{ type: 'predicate', instructions: 'Is it a greeting?' }] },
        usage(RESPONSES_USAGE),
      ),
    spans: [
      {
        name: 'decision gpt-6-luna',
        attributes: {
          'gen_ai.operation.name': 'decision',
          'gen_ai.request.model': 'gpt-6-luna',
          'gen_ai.response.model': 'gpt-6-luna',
          ...RESPONSES_USAGE_ATTRIBUTES,
        },
      },
    ],
  },
];
