import type { ContractCase } from './contract-case.ts';

/** `POST /moderations`, which is free and says nothing of usage. */
export const moderationsCases: readonly ContractCase[] = [
  {
    title: 'moderations.create',
    operation: 'moderations',
    call: ({ client }) => client.moderations.create({ model: 'omni-moderation-latest', input: 'Hello.' }),
    spans: [
      {
        name: 'moderation omni-moderation-latest',
        attributes: {
          'gen_ai.operation.name': 'moderation',
          'gen_ai.request.model': 'omni-moderation-latest',
          'gen_ai.response.model': 'omni-moderation-latest',
          'gen_ai.response.id': /^modr-/,
          'llm.usage.status': 'missing',
          'llm.usage.reason': 'provider_silent',
        },
      },
    ],
  },
];
