import { createError } from '../errors.ts';
import { readString, splitWords } from '../text.ts';
import type { Answer, ProviderCall, Route } from '../types.ts';
import { chooseUsage, countTokens } from '../usage.ts';

/** Bytes of silence for each character. */
const BYTES_PER_CHARACTER = 100;
/** Tokens of sound for each token of text. */
const SOUND_PER_TEXT_TOKEN = 4;

/** `POST /v1/audio/speech`: silence, as bytes or as a stream of events, which alone tells its usage. */
export const speak: Route = {
  method: 'POST',
  path: '/audio/speech',
  answer(call: ProviderCall): Answer {
    const input = readString(call.body['input']);
    if (input === '') return createError(400, "Missing required parameter: 'input'.", 'input');
    if (call.body['stream_format'] !== 'sse') {
      return { status: 200, bytes: createSilence(input), contentType: 'audio/mpeg' };
    }
    if (call.requestedModel.startsWith('tts-1')) return createError(400, 'This model does not stream events.');
    const tokens = countTokens(input);
    const usage = chooseUsage(call, {
      input_tokens: tokens,
      output_tokens: tokens * SOUND_PER_TEXT_TOKEN,
      total_tokens: tokens * (1 + SOUND_PER_TEXT_TOKEN),
    });
    const pieces = splitWords(input).map((word) => createSilence(word).toString('base64'));
    return {
      events: [
        ...pieces.map((audio) => ({ data: { type: 'speech.audio.delta', audio } })),
        { data: { type: 'speech.audio.done', usage } },
      ],
    };
  },
};

function createSilence(text: string): Buffer {
  return Buffer.alloc(text.length * BYTES_PER_CHARACTER);
}
