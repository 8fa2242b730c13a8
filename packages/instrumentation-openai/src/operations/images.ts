import type { Attributes } from '@opentelemetry/api';
import type { Answer } from '../answer.ts';
import { isObject, type Json, text } from '../json.ts';
import { readFormat } from '../media-usage.ts';
import { readProviderCost } from '../provider-cost.ts';
import { ATTR_GEN_AI_OUTPUT_TYPE, ATTR_GEN_AI_REQUEST_CHOICE_COUNT } from '../semconv.ts';
import { readUsage, type Usage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/** What making pictures has in common, whatever they are made from. */
const images = {
  method: 'post',
  billed: true,
  constant: { [ATTR_GEN_AI_OUTPUT_TYPE]: 'image' },
  asksForStreamUsage: false,
  readRequest,
  readAsked: readFormat,
  readBody,
  readChunk,
} as const satisfies Partial<Operation>;

/** https://platform.openai.com/docs/api-reference/images/create */
export const generateImage: Operation = {
  ...images,
  id: 'images.generate',
  name: 'image_generation',
  path: '/images/generations',
};

/** https://platform.openai.com/docs/api-reference/images/createEdit */
export const editImage: Operation = { ...images, id: 'images.edit', name: 'image_edit', path: '/images/edits' };

/** https://platform.openai.com/docs/api-reference/images/createVariation */
export const varyImage: Operation = {
  ...images,
  id: 'images.createVariation',
  name: 'image_variation',
  path: '/images/variations',
};

function readRequest({ n }: Json): Attributes {
  return typeof n === 'number' && n !== 1 ? { [ATTR_GEN_AI_REQUEST_CHOICE_COUNT]: n } : {};
}

function readBody(body: Json, answer: Answer): void {
  answer.failure = readBodyFailure(body);
  const { data } = body;
  if (Array.isArray(data)) addPictures(body, data.length, answer);
}

/** Of the events of a stream, those of pictures that are done: a partial one is billed within the one it becomes. */
function readChunk(event: Json, answer: Answer): void {
  const { type } = event;
  if (typeof type === 'string' && type.endsWith('.completed')) addPictures(event, 1, answer);
}

function addPictures(from: Json, made: number, answer: Answer): void {
  const { asked, usage: before } = answer;
  // Some gateways name the model.
  answer.model ??= text(from['model']);
  answer.providerCostUsd = readProviderCost(from['usage']) ?? answer.providerCostUsd;
  const { imageSize, imageQuality } = readFormat(from);
  const tokens = readTokens(from);
  answer.usage = {
    ...(tokens ?? before),
    // Whether the tokens of a stream's second picture are those of all is not published.
    ...(tokens && before?.inputTokens !== undefined && { doesNotAddUp: true }),
    images: (before?.images ?? 0) + made,
    imageSize: imageSize ?? before?.imageSize ?? asked?.imageSize,
    imageQuality: imageQuality ?? before?.imageQuality ?? asked?.imageQuality,
  };
}

/** The tokens of a picture; where a model of its own has drawn it (SVG), its tokens are other ones, which have no place here. */
function readTokens(from: Json): Usage | undefined {
  const usage = readUsage(from['usage']);
  return usage && isObject(from['svg_usage']) ? { ...usage, doesNotAddUp: true } : usage;
}
