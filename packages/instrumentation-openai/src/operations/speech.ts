import { ATTR_GEN_AI_OUTPUT_TYPE, ATTR_GEN_AI_REQUEST_STREAM } from '../semconv.ts';
import { readUsage } from '../usage.ts';
import type { Operation } from './operation.ts';

/**
 * https://platform.openai.com/docs/api-reference/audio/createSpeech: by the characters of the request, or by tokens, which
 * only a stream of events tells.
 */
export const speech: Operation = {
  id: 'audio.speech',
  name: 'speech',
  method: 'post',
  path: '/audio/speech',
  billed: true,
  constant: { [ATTR_GEN_AI_OUTPUT_TYPE]: 'speech' },
  asksForStreamUsage: false,
  answersBytes: true,
  readRequest: ({ stream_format: format }) => (format === 'sse' ? { [ATTR_GEN_AI_REQUEST_STREAM]: true } : {}),
  readAsked: ({ input }) => (typeof input === 'string' ? { inputCharacters: countCharacters(input) } : {}),
  readBody() {},
  readChunk(event, answer) {
    if (event['type'] !== 'speech.audio.done') return;
    const usage = readUsage(event['usage']);
    if (usage) answer.usage = { ...usage, ...answer.asked };
  },
};

/** Characters as Unicode has them: a pair of surrogates is one. */
function countCharacters(spoken: string): number {
  let characters = spoken.length;
  for (let at = 0; at < spoken.length - 1; at++) {
    if ((spoken.charCodeAt(at) & 0xfc00) === 0xd800 && (spoken.charCodeAt(at + 1) & 0xfc00) === 0xdc00) characters--;
  }
  return characters;
}
