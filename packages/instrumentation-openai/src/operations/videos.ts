import type { Answer } from '../answer.ts';
import { isObject, type Json, text } from '../json.ts';
import { readFormat, seconds } from '../media-usage.ts';
import { readProviderCost } from '../provider-cost.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/**
 * What making videos has in common: they are made in the background, and what they will be, by which they are billed, is
 * known when they are ordered. To look whether one is done is no second bill.
 */
const videos = {
  name: 'video_generation',
  method: 'post',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: () => ({}),
  readAsked: (body: Json) => ({ ...readSize(body), videoSeconds: seconds(body['seconds']) }),
  readBody: readOrder,
  readChunk() {},
} as const satisfies Partial<Operation>;

/** https://platform.openai.com/docs/api-reference/videos/create */
export const createVideo: Operation = { ...videos, id: 'videos.create', path: '/videos' };

/** https://platform.openai.com/docs/api-reference/videos/remix */
export const remixVideo: Operation = { ...videos, id: 'videos.remix', path: '/videos/{id}/remix' };

/** https://platform.openai.com/docs/api-reference/videos/edit */
export const editVideo: Operation = { ...videos, id: 'videos.edit', path: '/videos/edits' };

/** https://platform.openai.com/docs/api-reference/videos/extend: the answer tells the length of the whole, the request that of what is new. */
export const extendVideo: Operation = {
  ...videos,
  id: 'videos.extend',
  path: '/videos/extensions',
  readBody(body, answer) {
    readOrder(body, answer);
    if (answer.usage) answer.usage.videoSeconds = answer.asked?.videoSeconds;
  },
};

/** https://platform.openai.com/docs/api-reference/videos/retrieve */
export const retrieveVideo: Operation = {
  ...videos,
  id: 'videos.retrieve',
  name: 'fetch_response',
  method: 'get',
  path: '/videos/{id}',
  billed: false,
};

function readOrder(video: Json, answer: Answer): void {
  answer.failure = readBodyFailure(video);
  answer.id = text(video['id']);
  answer.model = text(video['model']);
  answer.providerCostUsd = readProviderCost(video['usage']);
  if (video['status'] === 'failed') {
    answer.failure = (isObject(video['error']) && text(video['error']['code'])) || 'video_failed';
    return;
  }
  const videoSeconds = seconds(video['seconds']) ?? answer.asked?.videoSeconds;
  if (videoSeconds !== undefined) answer.usage = { ...answer.asked, ...readSize(video), videoSeconds };
}

/** Size only, and only where it is said: it goes over that of the request. */
function readSize(from: Json): { imageSize?: string } {
  const { imageSize } = readFormat(from);
  return imageSize === undefined ? {} : { imageSize };
}
