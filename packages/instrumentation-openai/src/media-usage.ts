import type { Attributes } from '@opentelemetry/api';
import { count, isObject, type Json, text } from './json.ts';
import {
  ATTR_LLM_USAGE_AUDIO_SECONDS,
  ATTR_LLM_USAGE_IMAGE_QUALITY,
  ATTR_LLM_USAGE_IMAGE_SIZE,
  ATTR_LLM_USAGE_IMAGES,
  ATTR_LLM_USAGE_INPUT_CHARACTERS,
  ATTR_LLM_USAGE_VIDEO_SECONDS,
} from './semconv.ts';

/** What one call used of that which is not billed by tokens. */
export interface MediaUsage {
  /** Pictures that were made. */
  images?: number | undefined;
  /** Of a picture or a video: `1024x1024` … */
  imageSize?: string | undefined;
  /** `low`, `hd` … */
  imageQuality?: string | undefined;
  /** Seconds of the sound that was heard, as far as they are billed. */
  audioSeconds?: number | undefined;
  /** Seconds of the video that is made. */
  videoSeconds?: number | undefined;
  /** Characters of the text that is spoken. */
  inputCharacters?: number | undefined;
}

/** Size and quality of a picture or video, as a request or an answer names them; `auto` leaves it to the provider. */
export function readFormat({ size, quality }: Json): MediaUsage {
  return { imageSize: named(size), imageQuality: named(quality) };
}

/** An amount of seconds as the wire may have it, a number or its text; anything else counts as not said. */
export function seconds(value: unknown): number | undefined {
  const amount = typeof value === 'string' && /^\d{1,9}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}

/**
 * The seconds of sound that a usage says were billed; undefined where it says none. OpenAI:
 * `{ type: 'duration', seconds }`; Mistral has them beside its tokens.
 */
export function readAudioSeconds(usage: unknown): number | undefined {
  if (!isObject(usage)) return undefined;
  return usage['type'] === 'duration' ? seconds(usage['seconds']) : count(usage['prompt_audio_seconds']);
}

/** Adds media to span attributes, and returns these. */
export function addMedia(usage: MediaUsage, attributes: Attributes): Attributes {
  const { images, imageSize, imageQuality, audioSeconds, videoSeconds, inputCharacters } = usage;
  if (images !== undefined) attributes[ATTR_LLM_USAGE_IMAGES] = images;
  if (imageSize !== undefined) attributes[ATTR_LLM_USAGE_IMAGE_SIZE] = imageSize;
  if (imageQuality !== undefined) attributes[ATTR_LLM_USAGE_IMAGE_QUALITY] = imageQuality;
  if (audioSeconds !== undefined) attributes[ATTR_LLM_USAGE_AUDIO_SECONDS] = audioSeconds;
  if (videoSeconds !== undefined) attributes[ATTR_LLM_USAGE_VIDEO_SECONDS] = videoSeconds;
  if (inputCharacters !== undefined) attributes[ATTR_LLM_USAGE_INPUT_CHARACTERS] = inputCharacters;
  return attributes;
}

/** Longer ones are no names. */
const MAX_NAME = 64;

function named(value: unknown): string | undefined {
  const name = text(value);
  return name === undefined || name === 'auto' || name.length > MAX_NAME ? undefined : name;
}
