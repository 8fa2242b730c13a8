import { createError } from '../errors.ts';
import { nowSeconds } from '../ids.ts';
import { countInputTokens, countOutputTokens, isBilledByTokens, readWish, type Wish } from '../pictures.ts';
import type { Answer, JsonObject, ProviderCall, Route, ServerEvent } from '../types.ts';
import { chooseUsage } from '../usage.ts';

/** A picture of one white point, as base64. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAusB9Y9nI8EAAAAASUVORK5CYII=';

/** `POST /v1/images/generations`, plain and streamed. */
export const generateImages: Route = {
  method: 'POST',
  path: '/images/generations',
  answer: (call) => draw(call, 'image_generation'),
};

/** `POST /v1/images/edits`, plain and streamed. */
export const editImages: Route = {
  method: 'POST',
  path: '/images/edits',
  answer: (call) => draw(call, 'image_edit'),
};

/** `POST /v1/images/variations` */
export const varyImages: Route = {
  method: 'POST',
  path: '/images/variations',
  answer: (call) => draw(call, 'image_variation'),
};

function draw(call: ProviderCall, kind: string): Answer {
  const { body } = call;
  if (kind !== 'image_variation' && typeof body['prompt'] !== 'string') {
    return createError(400, "Missing required parameter: 'prompt'.", 'prompt');
  }
  const wish = readWish(call);
  const usage = isBilledByTokens(call.requestedModel) ? createUsage(wish) : null;
  if (wish.stream) return { events: stream(call, kind, wish, usage) };
  const said = chooseUsage(call, usage);
  return {
    status: 200,
    body: {
      created: nowSeconds(),
      data: Array.from({ length: wish.n }, () => ({ b64_json: PICTURE })),
      ...(usage && { background: 'opaque', output_format: 'png', quality: wish.quality, size: wish.size }),
      ...(said === null ? {} : { usage: said }),
    },
  };
}

/** One event for each partial picture, one for the picture. */
function stream(call: ProviderCall, kind: string, wish: Wish, usage: JsonObject | null): readonly ServerEvent[] {
  const event = (type: string, rest: JsonObject): ServerEvent => ({
    event: `${kind}.${type}`,
    data: {
      type: `${kind}.${type}`,
      b64_json: PICTURE,
      created_at: nowSeconds(),
      size: wish.size,
      quality: wish.quality,
      background: 'opaque',
      output_format: 'png',
      ...rest,
    },
  });
  return [
    ...Array.from({ length: wish.partials }, (_, index) => event('partial_image', { partial_image_index: index })),
    event('completed', { usage: chooseUsage(call, usage) }),
  ];
}

function createUsage(wish: Wish): JsonObject {
  const input = countInputTokens(wish);
  const output = countOutputTokens(wish);
  return {
    total_tokens: input.text + input.image + output,
    input_tokens: input.text + input.image,
    output_tokens: output,
    input_tokens_details: { text_tokens: input.text, image_tokens: input.image },
    ...(wish.stream ? {} : { output_tokens_details: { image_tokens: output, text_tokens: 0 } }),
  };
}
