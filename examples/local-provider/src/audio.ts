import { createLetterId, nowSeconds } from './ids.ts';
import { asList, asObject, readString, splitWords } from './text.ts';
import type { JsonObject, ProviderCall } from './types.ts';
import { countTokens } from './usage.ts';

/** Characters of base64 that are one token of sound in a request. */
const BASE64_PER_TOKEN = 1000;
/** Tokens of sound for each token of what is said in an answer. */
const SOUND_PER_TEXT_TOKEN = 4;

/** Whether a chat asks for an answer that can be heard. */
export function wantsAudio({ body }: ProviderCall): boolean {
  return asList(body['modalities']).includes('audio');
}

/** Tokens of the sounds in the messages of a chat. */
export function countInputAudio(messages: readonly JsonObject[]): number {
  return messages
    .flatMap(({ content }) => asList(content))
    .map((part) => readString(asObject(asObject(part)['input_audio'])['data']))
    .reduce((sum, data) => sum + Math.ceil(data.length / BASE64_PER_TOKEN), 0);
}

/** Tokens of sound in which a text is said. */
export function countOutputAudio(text: string): number {
  return countTokens(text) * SOUND_PER_TEXT_TOKEN;
}

/** `audio` of a message: silence, and the text that would be heard. */
export function createAudio(transcript: string): JsonObject {
  return {
    id: createLetterId('audio_', 24),
    data: createSound(transcript),
    expires_at: nowSeconds() + 3600,
    transcript,
  };
}

/** The same in the pieces of a stream. */
export function listAudioDeltas(text: string): readonly JsonObject[] {
  const id = createLetterId('audio_', 24);
  return [
    ...splitWords(text).map((transcript) => ({ audio: { id, transcript, data: createSound(transcript) } })),
    { audio: { id, expires_at: nowSeconds() + 3600 } },
  ];
}

function createSound(text: string): string {
  return Buffer.alloc(text.length * 3).toString('base64');
}
