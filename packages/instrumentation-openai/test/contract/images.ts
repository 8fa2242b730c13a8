import type OpenAI from 'openai';
import { type ContractCase, drain, type Expected } from './contract-case.ts';

const PROMPT = 'A lighthouse at dawn, drawn in ink.';
/** A file that a request can send; what is in it is nobody's business. */
const picture = (): File => new File([new Uint8Array([137, 80, 78, 71])], 'lighthouse.png', { type: 'image/png' });

const DRAWN: Readonly<Record<string, Expected>> = {
  'gen_ai.operation.name': 'image_generation',
  'gen_ai.output.type': 'image',
  'gen_ai.request.model': 'gpt-image-1.5',
  'gen_ai.usage.input_tokens': 9,
  'gen_ai.usage.text.input_tokens': 9,
  'gen_ai.usage.image.input_tokens': 0,
  'llm.usage.image_size': '1024x1024',
  'llm.usage.status': 'reported',
};
const EDITED: Readonly<Record<string, Expected>> = {
  ...DRAWN,
  'gen_ai.operation.name': 'image_edit',
  'gen_ai.usage.input_tokens': 209,
  'gen_ai.usage.image.input_tokens': 200,
};
const STREAMED: Readonly<Record<string, Expected>> = {
  'gen_ai.request.stream': true,
  'gen_ai.response.time_to_first_chunk': Number,
};
const NO_STREAMS = { 4: 'its images.generate() and images.edit() know no streams' };

/** `POST /images/generations`, `/images/edits` and `/images/variations`, by tokens and by the picture. */
export const imagesCases: readonly ContractCase[] = [
  {
    title: 'images.generate, by tokens',
    operation: 'images.generate',
    call: ({ client }) =>
      client.images.generate({
        model: 'gpt-image-1.5',
        prompt: PROMPT,
        n: 2,
        size: '1536x1024',
        quality: 'high',
      }),
    spans: [
      {
        name: 'image_generation gpt-image-1.5',
        attributes: {
          ...DRAWN,
          'gen_ai.request.choice.count': 2,
          'gen_ai.usage.output_tokens': 2 * 6240,
          'gen_ai.usage.image.output_tokens': 2 * 6240,
          'llm.usage.images': 2,
          'llm.usage.image_size': '1536x1024',
          'llm.usage.image_quality': 'high',
        },
      },
    ],
  },
  {
    title: 'images.generate, streamed with partial images',
    operation: 'images.generate',
    lacks: NO_STREAMS,
    call: async ({ client }) =>
      drain(
        await client.images.generate({
          model: 'gpt-image-1.5',
          prompt: PROMPT,
          quality: 'low',
          partial_images: 2,
          stream: true,
        }),
      ),
    spans: [
      {
        name: 'image_generation gpt-image-1.5',
        attributes: {
          ...DRAWN,
          ...STREAMED,
          'gen_ai.usage.output_tokens': 272 + 2 * 100,
          'llm.usage.images': 1,
          'llm.usage.image_quality': 'low',
        },
      },
    ],
  },
  {
    title: 'images.generate, by the picture',
    operation: 'images.generate',
    call: ({ client }) =>
      client.images.generate({ model: 'dall-e-3', prompt: PROMPT, size: '1792x1024', quality: 'hd' }),
    spans: [
      {
        name: 'image_generation dall-e-3',
        attributes: {
          'gen_ai.operation.name': 'image_generation',
          'gen_ai.output.type': 'image',
          'gen_ai.request.model': 'dall-e-3',
          'llm.usage.images': 1,
          'llm.usage.image_size': '1792x1024',
          'llm.usage.image_quality': 'hd',
          'llm.usage.status': 'reported',
        },
      },
    ],
  },
  {
    title: 'images.edit',
    operation: 'images.edit',
    call: ({ client }) =>
      client.images.edit({ model: 'gpt-image-1.5', prompt: PROMPT, image: picture(), quality: 'medium' }),
    spans: [
      {
        name: 'image_edit gpt-image-1.5',
        attributes: {
          ...EDITED,
          'gen_ai.usage.output_tokens': 1056,
          'gen_ai.usage.image.output_tokens': 1056,
          'llm.usage.images': 1,
          'llm.usage.image_quality': 'medium',
        },
      },
    ],
  },
  {
    title: 'images.edit, streamed',
    operation: 'images.edit',
    lacks: NO_STREAMS,
    call: async ({ client }) =>
      drain(
        await client.images.edit({
          model: 'gpt-image-1.5',
          prompt: PROMPT,
          image: [picture()],
          quality: 'low',
          partial_images: 1,
          stream: true,
        }),
      ),
    spans: [
      {
        name: 'image_edit gpt-image-1.5',
        attributes: {
          ...EDITED,
          ...STREAMED,
          'gen_ai.usage.output_tokens': 272 + 100,
          'llm.usage.images': 1,
          'llm.usage.image_quality': 'low',
        },
      },
    ],
  },
  {
    title: 'images.createVariation',
    operation: 'images.createVariation',
    call: ({ client }) => client.images.createVariation({ model: 'dall-e-2', image: picture(), n: 2, size: '512x512' }),
    spans: [
      {
        name: 'image_variation dall-e-2',
        attributes: {
          'gen_ai.operation.name': 'image_variation',
          'gen_ai.output.type': 'image',
          'gen_ai.request.model': 'dall-e-2',
          'gen_ai.request.choice.count': 2,
          'llm.usage.images': 2,
          'llm.usage.image_size': '512x512',
          'llm.usage.status': 'reported',
        },
      },
    ],
  },
  {
    title: "client.post('/images/edits') with a form",
    operation: 'images.edit',
    lacks: { 4: 'it takes its own forms only' },
    call: ({ client }) => postForm(client),
    spans: [
      {
        name: 'image_edit gpt-image-1.5',
        attributes: {
          ...EDITED,
          'gen_ai.usage.output_tokens': 1056,
          'gen_ai.usage.image.output_tokens': 1056,
          'llm.usage.images': 1,
          'llm.usage.image_quality': 'medium',
        },
      },
    ],
  },
];

function postForm(client: OpenAI): PromiseLike<unknown> {
  const form = new FormData();
  for (const [name, value] of [
    ['model', 'gpt-image-1.5'],
    ['prompt', PROMPT],
    ['image', picture()],
  ] as const) {
    form.append(name, value);
  }
  return client.post('/images/edits', { body: form });
}
