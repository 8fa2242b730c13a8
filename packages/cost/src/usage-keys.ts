import { diag } from '@opentelemetry/api';
import { toFlat } from './flat-string.ts';
import type { Usage } from './types.ts';

const KEYS: Readonly<Record<keyof Usage, true>> = {
  inputTokens: true,
  outputTokens: true,
  cachedInputTokens: true,
  cacheWriteTokens: true,
  cacheWrite5mTokens: true,
  cacheWrite30mTokens: true,
  cacheWrite1hTokens: true,
  cacheWrite12hTokens: true,
  inputTextTokens: true,
  inputAudioTokens: true,
  cachedAudioTokens: true,
  inputImageTokens: true,
  reasoningTokens: true,
  outputAudioTokens: true,
  outputImageTokens: true,
  acceptedPredictionTokens: true,
  rejectedPredictionTokens: true,
  audioSeconds: true,
  videoSeconds: true,
  inputCharacters: true,
  images: true,
  imageSize: true,
  imageQuality: true,
  webSearchCalls: true,
  webSearchPreviewCalls: true,
  fileSearchCalls: true,
  codeInterpreterSessions: true,
  trainedTokens: true,
  requests: true,
};

const KNOWN: ReadonlySet<string> = new Set(Object.keys(KEYS));

/** Sums that clients put beside the counts: they say nothing new. */
const SUMS: ReadonlySet<string> = new Set(['totalTokens', 'total_tokens']);

/** What the provider said, word for word, as the AI SDK has it beside the counts. */
const RAW = 'raw';

/** Keys that get a line in the log, and the letters of one: they come from outside. */
const MAX_LINES = 100;
const MAX_KEY = 100;

/** Finds what callers without types call by another name, and says each such key once in the log. */
export class UsageKeys {
  readonly #told = new Set<string>();

  /** Whether a usage tells something under a key that there is not: that is not charged. */
  areMisspelt(usage: unknown): boolean {
    if (typeof usage !== 'object' || usage === null) return false;
    let misspelt = false;
    // Object.keys would make an array for every call.
    for (const key in usage) {
      if (KNOWN.has(key) || !isTold(usage, key)) continue;
      misspelt = true;
      this.#tell(key.slice(0, MAX_KEY));
    }
    return misspelt;
  }

  #tell(key: string): void {
    if (this.#told.has(key) || this.#told.size >= MAX_LINES) return;
    this.#told.add(toFlat(key));
    diag.warn(
      `[@spendspan/cost] got a usage with ${JSON.stringify(key)}, expected a field of Usage; write it as ${findClosest(key)}, until then it is not charged`,
    );
  }
}

function isTold(usage: object, key: string): boolean {
  const told: unknown = Object.hasOwn(usage, key) ? (usage as Record<string, unknown>)[key] : undefined;
  if (told === undefined || told === null || told === 0 || key === RAW) return false;
  const { inputTokens = 0, outputTokens = 0 } = usage as Usage;
  return !(SUMS.has(key) && Number(told) <= inputTokens + outputTokens);
}

/** Words of the providers for ours. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/prompt|request/g, 'input'],
  [/completion|candidates?|response/g, 'output'],
  [/cached?_?read(?:_?input)?|cached(?!_?(?:input|audio))/g, 'cachedinput'],
  [/cache_?creation(?:_?input)?/g, 'cachewrite'],
  [/thoughts?|thinking/g, 'reasoning'],
];

function findClosest(key: string): keyof Usage {
  const name = SYNONYMS.reduce((text, [word, ours]) => text.replace(word, ours), key.toLowerCase()).replace(/_/g, '');
  let closest: keyof Usage = 'inputTokens';
  let best = 0;
  for (const known of Object.keys(KEYS) as (keyof Usage)[]) {
    const likeness = compare(name, known.toLowerCase());
    if (likeness <= best) continue;
    closest = known;
    best = likeness;
  }
  return closest;
}

/** The share of their pairs of letters that two names have in common, 0 to 1. */
function compare(one: string, other: string): number {
  const [pairs, others] = [listPairs(one), listPairs(other)];
  const common = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * common) / (pairs.size + others.size || 1);
}

function listPairs(name: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(name.length - 1, 0) }, (_, at) => name.slice(at, at + 2)));
}
