import type { ContractCase } from './contract-case.ts';

const EMBED = { model: 'text-embedding-3-small', input: ['one', 'two'], dimensions: 8 };
const ATTRIBUTES = {
  'gen_ai.operation.name': 'embeddings',
  'gen_ai.request.model': 'text-embedding-3-small',
  'gen_ai.embeddings.dimension.count': 8,
  'gen_ai.response.model': 'text-embedding-3-small',
  'gen_ai.usage.input_tokens': 2,
  'llm.usage.status': 'reported',
} as const;

/** `POST /embeddings`. */
export const embeddingsCases: readonly ContractCase[] = [
  {
    title: 'embeddings.create, as floats',
    operation: 'embeddings',
    call: ({ client }) => client.embeddings.create({ ...EMBED, encoding_format: 'float' }),
    spans: [
      {
        name: 'embeddings text-embedding-3-small',
        attributes: { ...ATTRIBUTES, 'gen_ai.request.encoding_formats': ['float'] },
      },
    ],
  },
  {
    title: 'embeddings.create, decoded from base64',
    operation: 'embeddings',
    call: ({ client }) => client.embeddings.create(EMBED),
    spans: [
      {
        name: 'embeddings text-embedding-3-small',
        attributes: { ...ATTRIBUTES, 'gen_ai.request.encoding_formats': ['base64'] },
      },
    ],
  },
];
