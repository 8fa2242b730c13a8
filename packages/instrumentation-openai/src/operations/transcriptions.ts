import type { Answer } from '../answer.ts';
import { type Json, text } from '../json.ts';
import { readAudioSeconds, seconds } from '../media-usage.ts';
import { readProviderCost } from '../provider-cost.ts';
import { readUsage } from '../usage.ts';
import { readBodyFailure } from './body-failure.ts';
import type { Operation } from './operation.ts';

/** https://platform.openai.com/docs/api-reference/audio/createTranscription: by tokens, or by the seconds that were heard. */
export const transcriptions: Operation = {
  id: 'audio.transcriptions',
  name: 'transcription',
  method: 'post',
  path: '/audio/transcriptions',
  billed: true,
  constant: {},
  asksForStreamUsage: false,
  readRequest: () => ({}),
  readBody,
  readChunk(event, answer) {
    // The last event bills the stream; those before it are text.
    if (event['type'] === 'transcript.text.done') readHeard(event, answer);
  },
};

/** https://platform.openai.com/docs/api-reference/audio/createTranslation */
export const translations: Operation = {
  ...transcriptions,
  id: 'audio.translations',
  name: 'translation',
  path: '/audio/translations',
};

function readBody(body: Json, answer: Answer): void {
  answer.failure = readBodyFailure(body);
  readHeard(body, answer);
  // A body that says how long the sound was, and not what was billed.
  const duration = seconds(body['duration']);
  if (!answer.usage && duration !== undefined) answer.usage = { audioSeconds: duration, durationOnly: true };
}

function readHeard(from: Json, answer: Answer): void {
  answer.model ??= text(from['model']);
  const raw = from['usage'];
  answer.providerCostUsd = readProviderCost(raw) ?? answer.providerCostUsd;
  const tokens = readUsage(raw);
  const audioSeconds = readAudioSeconds(raw);
  if (tokens || audioSeconds !== undefined) answer.usage = { ...tokens, audioSeconds };
}
