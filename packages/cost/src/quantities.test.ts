import { describe, expect, test } from 'vitest';
import { readQuantities } from './quantities.ts';
import type { Usage } from './types.ts';

/** Parts that are as large as their total may be, and the part that is then made one larger. */
const PARTS: readonly (readonly [title: string, usage: Usage, part: keyof Usage])[] = [
  ['cached and input', { inputTokens: 10, cachedInputTokens: 10 }, 'cachedInputTokens'],
  ['cache writes and input', { inputTokens: 10, cacheWriteTokens: 10 }, 'cacheWriteTokens'],
  ['what the cache was read and written, and input', cacheOf(4, 6), 'cachedInputTokens'],
  ['writes for 5 minutes and all writes', writesFor('cacheWrite5mTokens'), 'cacheWrite5mTokens'],
  ['writes for 30 minutes and all writes', writesFor('cacheWrite30mTokens'), 'cacheWrite30mTokens'],
  ['writes for an hour and all writes', writesFor('cacheWrite1hTokens'), 'cacheWrite1hTokens'],
  ['writes for 12 hours and all writes', writesFor('cacheWrite12hTokens'), 'cacheWrite12hTokens'],
  [
    'the sum of writes by lifetime and all writes',
    { inputTokens: 99, cacheWriteTokens: 10, cacheWrite5mTokens: 4, cacheWrite1hTokens: 6 },
    'cacheWrite1hTokens',
  ],
  ['text and input', { inputTokens: 10, inputTextTokens: 10 }, 'inputTextTokens'],
  ['audio and input', { inputTokens: 10, inputAudioTokens: 10 }, 'inputAudioTokens'],
  ['pictures and input', { inputTokens: 10, inputImageTokens: 10 }, 'inputImageTokens'],
  [
    'all modalities and input',
    { inputTokens: 10, inputTextTokens: 2, inputAudioTokens: 3, inputImageTokens: 5 },
    'inputTextTokens',
  ],
  ['cached audio and audio', { inputTokens: 99, inputAudioTokens: 10, cachedAudioTokens: 10 }, 'cachedAudioTokens'],
  ['cached audio and cached', { inputTokens: 99, cachedInputTokens: 10, cachedAudioTokens: 10 }, 'cachedAudioTokens'],
  ['reasoning and output', { outputTokens: 10, reasoningTokens: 10 }, 'reasoningTokens'],
  ['spoken and all output', { outputTokens: 10, outputAudioTokens: 10 }, 'outputAudioTokens'],
  ['drawn and all output', { outputTokens: 10, outputImageTokens: 10 }, 'outputImageTokens'],
  [
    'all kinds of output and output',
    { outputTokens: 10, reasoningTokens: 2, outputAudioTokens: 3, outputImageTokens: 5 },
    'outputImageTokens',
  ],
  ['right predictions and output', { outputTokens: 10, acceptedPredictionTokens: 10 }, 'acceptedPredictionTokens'],
  ['wrong predictions and output', { outputTokens: 10, rejectedPredictionTokens: 10 }, 'rejectedPredictionTokens'],
  [
    'all predictions and output',
    { outputTokens: 10, acceptedPredictionTokens: 4, rejectedPredictionTokens: 6 },
    'rejectedPredictionTokens',
  ],
];

function cacheOf(cachedInputTokens: number, cacheWriteTokens: number): Usage {
  return { inputTokens: cachedInputTokens + cacheWriteTokens, cachedInputTokens, cacheWriteTokens };
}

function writesFor(part: keyof Usage): Usage {
  return { inputTokens: 99, cacheWriteTokens: 10, [part]: 10 };
}

describe.each(PARTS)('%s', (_, usage, part) => {
  test('fit where they are the same, and not where the part is one more', () => {
    expect(readQuantities(usage).addsUp).toBe(true);
    expect(readQuantities({ ...usage, [part]: Number(usage[part]) + 1 }).addsUp).toBe(false);
  });

  test('say nothing where the total is not told', () => {
    const totals = { inputTokens: undefined, outputTokens: undefined, cacheWriteTokens: undefined };
    const audio = part === 'cachedAudioTokens' ? { inputAudioTokens: undefined, cachedInputTokens: undefined } : {};
    expect(readQuantities({ ...usage, ...totals, ...audio, [part]: 1000 }).addsUp).toBe(true);
  });
});

test('text beyond its total is charged, but for what of it is cached', () => {
  expect(readQuantities({ inputTokens: 10, inputTextTokens: 25 })).toMatchObject({ input: 25, totalInput: 25 });
  const cached = { inputTokens: 10, inputTextTokens: 25, cachedInputTokens: 8 };
  expect(readQuantities(cached)).toMatchObject({ input: 17, cachedInput: 8, totalInput: 25 });
});

test('a count that is none is no part', () => {
  const usage = { outputTokens: 10, acceptedPredictionTokens: 10n, rejectedPredictionTokens: Number.NaN } as object;
  expect(readQuantities(usage)).toMatchObject({ addsUp: true, output: 10 });
});
