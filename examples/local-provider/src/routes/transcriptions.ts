import { createError } from '../errors.ts';
import { asObject, createOutput, readString, splitWords } from '../text.ts';
import type { Answer, JsonObject, ProviderCall, Route, ServerEvent } from '../types.ts';
import { chooseUsage, countTokens } from '../usage.ts';

/** Bytes of a second of sound: 16 bits, 16,000 times. */
const BYTES_PER_SECOND = 32_000;
/** Tokens of a second of sound. */
const TOKENS_PER_SECOND = 10;

/** `POST /v1/audio/transcriptions`, plain and streamed, in every format. */
export const transcribe: Route = {
  method: 'POST',
  path: '/audio/transcriptions',
  answer: (call) => hear(call),
};

/** `POST /v1/audio/translations` */
export const translate: Route = {
  method: 'POST',
  path: '/audio/translations',
  answer: (call) => hear(call),
};

function hear(call: ProviderCall): Answer {
  const { body } = call;
  const { file, bytes } = asObject(body['file']);
  if (typeof file !== 'string' || typeof bytes !== 'number') {
    return createError(400, "Missing required parameter: 'file'.", 'file');
  }
  const duration = bytes / BYTES_PER_SECOND;
  const text = createOutput(call, file);
  const usage = chooseUsage(call, createUsage(call, duration, text));
  const format = readString(body['response_format']) || 'json';
  if (body['stream'] === 'true' && call.requestedModel !== 'whisper-1') return { events: stream(text, usage) };
  if (['text', 'srt', 'vtt'].includes(format)) return { status: 200, text: `${text}\n` };
  return {
    status: 200,
    body: {
      text,
      ...(format === 'verbose_json' ? { task: 'transcribe', language: 'english', duration, segments: [] } : {}),
      ...(usage === null ? {} : { usage }),
    },
  };
}

/** Whisper is billed by the second, the others by tokens. */
function createUsage({ requestedModel, body }: ProviderCall, duration: number, text: string): JsonObject {
  if (requestedModel.includes('whisper')) return { type: 'duration', seconds: Math.ceil(duration) };
  const prompt = countTokens(readString(body['prompt']));
  const audio = Math.ceil(duration * TOKENS_PER_SECOND);
  const output = countTokens(text);
  return {
    type: 'tokens',
    total_tokens: prompt + audio + output,
    input_tokens: prompt + audio,
    input_token_details: { text_tokens: prompt, audio_tokens: audio },
    output_tokens: output,
  };
}

function stream(text: string, usage: unknown): readonly ServerEvent[] {
  return [
    ...splitWords(text).map((delta) => ({ data: { type: 'transcript.text.delta', delta } })),
    { data: { type: 'transcript.text.done', text, usage } },
    { data: '[DONE]' },
  ];
}
