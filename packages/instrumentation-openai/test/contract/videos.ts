import type { ContractCase, Expected } from './contract-case.ts';

const LACKS = { 4: 'the client has no videos', 5: 'the client has no videos' };
const ORDER = { model: 'sora-2', prompt: 'A paper boat in the rain.', seconds: '8', size: '1280x720' } as const;
const ORDERED: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'video_generation',
  'gen_ai.response.model': 'sora-2',
  'gen_ai.response.id': /^video_/,
  'llm.usage.video_seconds': 8,
  'llm.usage.image_size': '1280x720',
  'llm.usage.status': 'reported',
};
const CREATED = { name: 'video_generation sora-2', attributes: { ...ORDERED, 'gen_ai.request.model': 'sora-2' } };
const CHANGED = { name: 'video_generation', attributes: ORDERED };
/** A look at it: no usage, and no second bill. */
const LOOKED = {
  name: 'fetch_response',
  attributes: {
    'gen_ai.operation.name': 'fetch_response',
    'gen_ai.response.model': 'sora-2',
    'gen_ai.response.id': /^video_/,
  },
};

/** `POST /videos` and what is made from one: by the second and the size, when it is ordered. */
export const videosCases: readonly ContractCase[] = [
  {
    title: 'videos.create, polled until it is done',
    operation: 'videos.create',
    lacks: LACKS,
    async call({ client }) {
      const { id } = await client.videos.create(ORDER);
      while ((await client.videos.retrieve(id)).status !== 'completed');
    },
    spans: [CREATED, LOOKED, LOOKED],
  },
  {
    title: 'videos.create with nothing but a prompt',
    operation: 'videos.create',
    lacks: LACKS,
    call: ({ client }) => client.videos.create({ prompt: ORDER.prompt }),
    spans: [
      {
        name: 'video_generation',
        attributes: { ...ORDERED, 'llm.usage.video_seconds': 4, 'llm.usage.image_size': '720x1280' },
      },
    ],
  },
  {
    title: 'videos.retrieve',
    operation: 'videos.retrieve',
    lacks: LACKS,
    call: async ({ client }) => client.videos.retrieve((await client.videos.create(ORDER)).id),
    spans: [CREATED, LOOKED],
  },
  {
    title: 'videos.remix',
    operation: 'videos.remix',
    lacks: LACKS,
    call: async ({ client }) =>
      client.videos.remix((await client.videos.create(ORDER)).id, { prompt: 'The same, at night.' }),
    spans: [CREATED, CHANGED],
  },
  {
    title: 'videos.edit',
    operation: 'videos.edit',
    lacks: LACKS,
    call: async ({ client }) =>
      client.videos.edit({ prompt: 'Without the rain.', video: { id: (await client.videos.create(ORDER)).id } }),
    spans: [CREATED, CHANGED],
  },
  {
    title: 'videos.extend, billed by what is new',
    operation: 'videos.extend',
    lacks: LACKS,
    call: async ({ client }) =>
      client.videos.extend({
        prompt: 'It drifts on.',
        seconds: '4',
        video: { id: (await client.videos.create(ORDER)).id },
      }),
    spans: [CREATED, { name: 'video_generation', attributes: { ...ORDERED, 'llm.usage.video_seconds': 4 } }],
  },
];
