import type { Usage } from '@spendspan/cost';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-codes.ts';

/** The option that sets one field of a usage. */
export interface UsageFlag {
  readonly flag: string;
  /** What its value is: a whole number, a number, or text. */
  readonly kind: 'count' | 'amount' | 'text';
  readonly summary: string;
}

/** One option per field of cost's `Usage`, in the order of the help. */
export const USAGE_FLAGS: Readonly<Record<keyof Usage, UsageFlag>> = {
  inputTokens: {
    flag: '--input',
    kind: 'count',
    summary: 'all input tokens, those of the cache and all modalities inside',
  },
  cachedInputTokens: { flag: '--cached', kind: 'count', summary: 'of the input: read from the cache' },
  outputTokens: { flag: '--output', kind: 'count', summary: 'all output tokens, reasoning and all modalities inside' },
  reasoningTokens: { flag: '--reasoning', kind: 'count', summary: 'of the output: reasoning' },
  cacheWriteTokens: { flag: '--cache-write', kind: 'count', summary: 'of the input: written to the cache' },
  cacheWrite5mTokens: { flag: '--cache-write-5m', kind: 'count', summary: 'of the cache writes: kept 5 minutes' },
  cacheWrite30mTokens: { flag: '--cache-write-30m', kind: 'count', summary: 'of the cache writes: kept 30 minutes' },
  cacheWrite1hTokens: { flag: '--cache-write-1h', kind: 'count', summary: 'of the cache writes: kept 1 hour' },
  cacheWrite12hTokens: { flag: '--cache-write-12h', kind: 'count', summary: 'of the cache writes: kept 12 hours' },
  inputTextTokens: { flag: '--input-text', kind: 'count', summary: 'of the input: text' },
  inputAudioTokens: { flag: '--input-audio', kind: 'count', summary: 'of the input: audio' },
  cachedAudioTokens: { flag: '--cached-audio', kind: 'count', summary: 'of the cached tokens: audio' },
  inputImageTokens: { flag: '--input-image', kind: 'count', summary: 'of the input: images' },
  outputAudioTokens: { flag: '--output-audio', kind: 'count', summary: 'of the output: audio' },
  outputImageTokens: { flag: '--output-image', kind: 'count', summary: 'of the output: images' },
  acceptedPredictionTokens: {
    flag: '--accepted-prediction',
    kind: 'count',
    summary: 'of the output: predicted rightly',
  },
  rejectedPredictionTokens: {
    flag: '--rejected-prediction',
    kind: 'count',
    summary: 'of the output: predicted wrongly',
  },
  audioSeconds: { flag: '--audio-seconds', kind: 'amount', summary: 'seconds of audio' },
  videoSeconds: { flag: '--video-seconds', kind: 'amount', summary: 'seconds of generated video' },
  inputCharacters: { flag: '--characters', kind: 'count', summary: 'characters of input (speech)' },
  images: { flag: '--images', kind: 'count', summary: 'generated images' },
  imageSize: { flag: '--image-size', kind: 'text', summary: 'their size, or that of a video: 1024x1024' },
  imageQuality: { flag: '--image-quality', kind: 'text', summary: 'their quality: low, hd' },
  webSearchCalls: { flag: '--web-searches', kind: 'count', summary: 'web searches' },
  webSearchPreviewCalls: { flag: '--web-search-previews', kind: 'count', summary: 'web searches by the preview tool' },
  fileSearchCalls: { flag: '--file-searches', kind: 'count', summary: 'file searches' },
  codeInterpreterSessions: { flag: '--code-interpreter-sessions', kind: 'count', summary: 'code interpreter sessions' },
  trainedTokens: { flag: '--trained', kind: 'count', summary: 'tokens trained on, each as often as it was' },
  requests: { flag: '--requests', kind: 'count', summary: 'requests that all this is the sum of (a batch)' },
};

const COUNT = /^\d+$/;
const AMOUNT = /^\d+(\.\d+)?$/;

/**
 * Reads the value of a usage option.
 * @throws CliError when it is no plain number.
 */
export function readUsageText({ flag, kind }: UsageFlag, text: string): number | string {
  if (kind === 'text') return text;
  const value = Number(text);
  if ((kind === 'count' ? COUNT : AMOUNT).test(text) && value <= Number.MAX_SAFE_INTEGER) return value;
  const plain = text.replace(/[\s_,']/g, '');
  const remedy = plain !== text && COUNT.test(plain) ? `write ${plain}` : 'correct it';
  throw new CliError(EXIT.usage, `got ${flag} ${JSON.stringify(text)}, expected ${EXPECTED[kind]}; ${remedy}`);
}

const EXPECTED = {
  count: 'a whole number, 0 or more',
  amount: 'a number, 0 or more, like 12.5',
} as const;

/**
 * Reads a usage in JSON, with the field names of cost's `Usage`.
 * @throws CliError when it is no JSON object, has another field, or a value that is no such number.
 */
export function readUsageJson(text: string): Usage {
  const usage: Record<string, number | string> = {};
  for (const [field, value] of Object.entries(parseObject(text))) {
    const known = (USAGE_FLAGS as Readonly<Record<string, UsageFlag>>)[field];
    if (!known) {
      const fields = Object.keys(USAGE_FLAGS).join(', ');
      throw new CliError(EXIT.usage, `got "${field}" in --usage, expected one of ${fields}; correct or remove it`);
    }
    if (!isOfKind(known, value)) {
      const expected = known.kind === 'text' ? 'a text' : EXPECTED[known.kind];
      const got = JSON.stringify(value);
      throw new CliError(EXIT.usage, `got ${got} as "${field}" in --usage, expected ${expected}; correct it`);
    }
    usage[field] = value;
  }
  return usage;
}

function parseObject(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below.
  }
  throw new CliError(
    EXIT.usage,
    `got --usage ${JSON.stringify(text)}, expected a JSON object; write it like '{"inputTokens":1000,"outputTokens":100}'`,
  );
}

function isOfKind({ kind }: UsageFlag, value: unknown): value is number | string {
  if (kind === 'text') return typeof value === 'string';
  if (typeof value !== 'number' || value < 0 || value > Number.MAX_SAFE_INTEGER) return false;
  return kind === 'amount' || Number.isInteger(value);
}
