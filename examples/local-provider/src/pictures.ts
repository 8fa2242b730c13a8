import { asList, readString } from './text.ts';
import type { ProviderCall } from './types.ts';
import { countTokens } from './usage.ts';

/** What a request for pictures asks for, with what the API does where it does not say. */
export interface Wish {
  readonly prompt: string;
  readonly n: number;
  readonly size: string;
  readonly quality: string;
  readonly stream: boolean;
  readonly partials: number;
  /** Pictures that it is to be made from, the mask among them. */
  readonly sources: number;
}

/** Output tokens of a square picture and of an oblong one (https://developers.openai.com/api/docs/guides/image-generation). */
const TOKENS: Readonly<Record<string, readonly [square: number, oblong: number]>> = {
  low: [272, 408],
  medium: [1056, 1584],
  high: [4160, 6240],
};
/** Output tokens of a partial picture. */
const PARTIAL_TOKENS = 100;
/** Input tokens of a picture that another is made from. */
const SOURCE_TOKENS = 200;

/** Whether the model is billed by tokens, and tells them; the older ones are billed by the picture. */
export function isBilledByTokens(model: string): boolean {
  return /^(?:chatgpt-image|gpt-image)/.test(model.slice(model.lastIndexOf('/') + 1));
}

/** Fields of a form are texts. */
export function readWish({ body, requestedModel }: ProviderCall): Wish {
  const { n, size, quality, stream, partial_images: partials } = body;
  return {
    prompt: readString(body['prompt']),
    n: Math.max(Number(n ?? 1), 1),
    size: named(size) ?? '1024x1024',
    quality: named(quality) ?? (isBilledByTokens(requestedModel) ? 'medium' : 'standard'),
    stream: stream === true || stream === 'true',
    partials: Number(partials ?? 0),
    sources: ['image', 'image[]', 'mask', 'images'].reduce((sum, name) => sum + countFiles(body[name]), 0),
  };
}

/** Tokens of the prompt, and of the pictures that it comes with. */
export function countInputTokens({ prompt, sources }: Wish): { readonly text: number; readonly image: number } {
  return { text: countTokens(prompt), image: sources * SOURCE_TOKENS };
}

/** Tokens of all that is drawn, partial pictures included. */
export function countOutputTokens({ n, size, quality, partials }: Wish): number {
  const [square, oblong] = TOKENS[quality] ?? [1056, 1584];
  return n * (size === '1024x1024' ? square : oblong) + partials * PARTIAL_TOKENS;
}

function named(value: unknown): string | undefined {
  const name = readString(value);
  return name === '' || name === 'auto' ? undefined : name;
}

function countFiles(value: unknown): number {
  return value === undefined ? 0 : Math.max(asList(value).length, 1);
}
