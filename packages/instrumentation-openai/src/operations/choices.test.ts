import { expect, test } from 'vitest';
import type { Answer } from '../answer.ts';
import { readChoices } from './choices.ts';

const USAGE = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };

test.each([
  ['of the body', { service_tier: 'flex', usage: USAGE }, 'flex'],
  ['in the usage (Mistral)', { usage: { ...USAGE, service_tier: 'flex' } }, 'flex'],
  ['of no name', { service_tier: '', usage: { ...USAGE, service_tier: null } }, undefined],
])('reads the tier %s', (_, body, expected) => {
  const answer: Answer = {};
  readChoices(body, answer);
  expect(answer.serviceTier).toBe(expected);
});
