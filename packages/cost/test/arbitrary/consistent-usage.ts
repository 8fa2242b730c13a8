import fc from 'fast-check';
import type { Usage } from '../../src/index.ts';

/** What was used, in kinds that do not overlap: what a provider counts, before it makes totals of it. */
export type Kinds = { readonly [kind in Kind]: number };
export type Kind = (typeof KINDS)[number];

/** Every kind by which more can be used. */
export const KINDS = [
  'text',
  'cachedText',
  'write',
  'write5m',
  'write30m',
  'write1h',
  'write12h',
  'audio',
  'cachedAudio',
  'image',
  'answer',
  'reasoning',
  'speech',
  'picture',
  'audioSeconds',
  'videoSeconds',
  'inputCharacters',
  'images',
  'webSearchCalls',
  'webSearchPreviewCalls',
  'fileSearchCalls',
  'codeInterpreterSessions',
] as const;

/** Mostly few kinds at once, and inputs on either side of every context band. */
const count = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3000), fc.nat(400_000));

export const kinds: fc.Arbitrary<Kinds> = fc
  .tuple(...KINDS.map(() => count))
  .map((counts) => Object.fromEntries(KINDS.map((kind, index) => [kind, counts[index] ?? 0])) as Kinds);

/** The usage that a provider would report of this: totals with their parts inside. */
export function toUsage(used: Kinds): Usage {
  const { audioSeconds, videoSeconds, inputCharacters, images } = used;
  const { webSearchCalls, webSearchPreviewCalls, fileSearchCalls, codeInterpreterSessions } = used;
  const written = used.write + used.write5m + used.write30m + used.write1h + used.write12h;
  const cached = used.cachedText + used.cachedAudio;
  const audio = used.audio + used.cachedAudio;
  return {
    inputTokens: used.text + cached + written + used.audio + used.image,
    inputTextTokens: used.text + used.cachedText + written,
    inputAudioTokens: audio,
    cachedInputTokens: cached,
    cachedAudioTokens: used.cachedAudio,
    cacheWriteTokens: written,
    cacheWrite5mTokens: used.write5m,
    cacheWrite30mTokens: used.write30m,
    cacheWrite1hTokens: used.write1h,
    cacheWrite12hTokens: used.write12h,
    inputImageTokens: used.image,
    outputTokens: used.answer + used.reasoning + used.speech + used.picture,
    reasoningTokens: used.reasoning,
    outputAudioTokens: used.speech,
    outputImageTokens: used.picture,
    ...{ audioSeconds, videoSeconds, inputCharacters, images },
    ...{ webSearchCalls, webSearchPreviewCalls, fileSearchCalls, codeInterpreterSessions },
  };
}
