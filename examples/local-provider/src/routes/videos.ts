import { createError } from '../errors.ts';
import { createHexId, nowSeconds } from '../ids.ts';
import { asObject, readString } from '../text.ts';
import type { Answer, JsonObject, ProviderCall, Route } from '../types.ts';

const DEFAULT_SECONDS = '4';
const DEFAULT_SIZE = '720x1280';

/** `POST /v1/videos` */
export const createVideo: Route = {
  method: 'POST',
  path: '/videos',
  answer(call) {
    const { seconds, size } = call.body;
    return order(call, {
      model: call.requestedModel || 'sora-2',
      seconds: readString(seconds) || DEFAULT_SECONDS,
      size: readString(size) || DEFAULT_SIZE,
      remixed_from_video_id: null,
    });
  },
};

/** `POST /v1/videos/:id/remix`: as long and as large as what it is made from. */
export const remixVideo: Route = {
  method: 'POST',
  path: '/videos/:id/remix',
  answer: (call) => change(call, call.params['id'], {}),
};

/** `POST /v1/videos/edits` */
export const editVideo: Route = {
  method: 'POST',
  path: '/videos/edits',
  answer: (call) => change(call, readSource(call), {}),
};

/** `POST /v1/videos/extensions`: the answer tells the length of the whole. */
export const extendVideo: Route = {
  method: 'POST',
  path: '/videos/extensions',
  answer(call) {
    const id = readSource(call);
    const before = Number(call.memory.videos.get(id)?.video['seconds'] ?? 0);
    return change(call, id, { seconds: String(before + Number(call.body['seconds'] ?? DEFAULT_SECONDS)) });
  },
};

/** `GET /v1/videos/:id`: `queued` when ordered, `in_progress` when first asked for, then `completed`. */
export const retrieveVideo: Route = {
  method: 'GET',
  path: '/videos/:id',
  answer({ memory, params }) {
    const stored = memory.videos.get(params['id'] ?? '');
    if (!stored) return createError(404, `Video with id '${params['id']}' not found.`);
    if (stored.pollsLeft > 0) {
      stored.pollsLeft -= 1;
      return { status: 200, body: { ...stored.video, status: 'in_progress', progress: 50 } };
    }
    return { status: 200, body: { ...stored.video, status: 'completed', progress: 100, completed_at: nowSeconds() } };
  },
};

/** `GET /v1/videos/:id/content`: the bytes, which are nothing. */
export const downloadVideo: Route = {
  method: 'GET',
  path: '/videos/:id/content',
  answer: () => ({ status: 200, bytes: Buffer.alloc(1000), contentType: 'video/mp4' }),
};

function change(call: ProviderCall, id: string | undefined, changes: JsonObject): Answer {
  const source = call.memory.videos.get(id ?? '');
  if (!source) return createError(404, `Video with id '${id}' not found.`);
  const { model, seconds, size } = source.video;
  return order(call, { model, seconds, size, remixed_from_video_id: id ?? null, ...changes });
}

function order({ body, memory }: ProviderCall, what: JsonObject): Answer {
  if (typeof body['prompt'] !== 'string') return createError(400, "Missing required parameter: 'prompt'.", 'prompt');
  const id = createHexId('video_');
  const video = {
    id,
    object: 'video',
    created_at: nowSeconds(),
    completed_at: null,
    expires_at: null,
    error: null,
    prompt: body['prompt'],
    progress: 0,
    status: 'queued',
    ...what,
  };
  memory.videos.set(id, { video, pollsLeft: 1 });
  return { status: 200, body: video };
}

/** Of a form: `video[id]`. */
function readSource({ body }: ProviderCall): string {
  return readString(body['video[id]']) || readString(asObject(body['video'])['id']);
}
