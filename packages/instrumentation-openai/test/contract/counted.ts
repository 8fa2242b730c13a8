import type { ContractCase, Expected, ExpectedSpan } from './contract-case.ts';

const SILENT: Readonly<Record<string, Expected>> = {
  'llm.usage.status': 'missing',
  'llm.usage.reason': 'provider_silent',
};
const counted = (name: string, id?: RegExp): ExpectedSpan => ({
  name,
  attributes: { 'gen_ai.operation.name': name, ...(id && { 'gen_ai.response.id': id }), ...SILENT },
});
const BEFORE_6 = { 4: 'the client has none', 5: 'the client has none' };
const BEFORE_7 = { ...BEFORE_6, 6: 'the client has none' };

/** Calls of which nobody tells what they cost: a span each, without usage. */
export const countedCases: readonly ContractCase[] = [
  {
    title: 'containers.create',
    operation: 'containers.create',
    call: ({ client }) => client.containers.create({ name: 'work' }),
    spans: [counted('container', /^cntr_/)],
  },
  {
    title: 'vectorStores.create',
    operation: 'vectorStores.create',
    call: ({ client }) => client.vectorStores.create({ name: 'handbook' }),
    spans: [counted('vector_store', /^vs_/)],
  },
  {
    title: 'vectorStores.search',
    operation: 'vectorStores.search',
    call: ({ client }) => client.vectorStores.search('vs_1', { query: 'How many days off?' }),
    spans: [counted('vector_store_search')],
  },
  {
    title: 'beta.agents.automations.invocations.create',
    operation: 'beta.agents.automations.invocations.create',
    lacks: BEFORE_7,
    call: ({ client }) => client.beta.agents.automations.invocations.create('auto_1', {} as never),
    spans: [counted('agent', /^inv_/)],
  },
  {
    title: 'beta.chatkit.sessions.create',
    operation: 'beta.chatkit.sessions.create',
    lacks: BEFORE_6,
    call: ({ client }) => client.beta.chatkit.sessions.create({ user: 'u-1', workflow: { id: 'wf_1' } }),
    spans: [counted('agent', /^cksess_/)],
  },
  {
    title: 'videos.createCharacter',
    operation: 'videos.createCharacter',
    lacks: BEFORE_6,
    call: ({ client }) =>
      client.videos.createCharacter({
        name: 'Ada',
        video: new File([new Uint8Array(9)], 'ada.mp4', { type: 'video/mp4' }),
      }),
    spans: [counted('video_character', /^char_/)],
  },
  {
    title: 'contentProvenanceChecks.create',
    operation: 'contentProvenanceChecks.create',
    lacks: BEFORE_7,
    call: ({ client }) =>
      client.contentProvenanceChecks.create({
        file: new File([new Uint8Array(9)], 'ada.png', { type: 'image/png' }),
      } as never),
    spans: [counted('provenance_check', /^cpc_/)],
  },
];
