import { describe, expect, test } from 'vitest';
import { isSameModel } from './same-model.ts';

describe('isSameModel', () => {
  test.each([
    ['gpt-4.1', 'GPT-4.1'],
    ['gpt-4.1', 'gpt-4.1-2025-04-14'],
    ['gpt-4', 'gpt-4-0613'],
    ['o1', 'o1-2024-12-17'],
    ['claude-haiku-4-5', 'claude-haiku-4-5-20251001'],
    ['claude-haiku-4-5', 'claude-haiku-4-5@20251001'],
    ['anthropic/claude-haiku-4.5', 'anthropic/claude-4.5-haiku-20251001'],
    ['gpt-4.1', 'openai/gpt-4.1'],
    ['mistral-large', 'mistral-large-latest'],
  ])('%s is %s', (one, other) => {
    expect(isSameModel(one, other)).toBe(true);
    expect(isSameModel(other, one)).toBe(true);
  });

  test.each([
    ['gpt-4.1', 'gpt-4.1-mini'],
    ['gpt-4.1', 'gpt-4-1106'],
    ['gpt-4', 'gpt-4.1'],
    ['gpt-4o', 'gpt-4o-audio-preview'],
    ['deepseek-chat', 'deepseek-v4-flash'],
    ['claude-sonnet-4-5', 'claude-sonnet-4-6'],
    ['gemini-2.5-flash', 'grok-4'],
    ['prod-1', 'gpt-4.1'],
    ['gpt-1.4', 'gpt-4.1'],
    ['claude-opus-5-4', 'claude-opus-4-5'],
  ])('%s is not %s', (one, other) => {
    expect(isSameModel(one, other)).toBe(false);
  });
});
