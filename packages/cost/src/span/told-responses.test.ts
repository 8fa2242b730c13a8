import { expect, test } from 'vitest';
import { ToldResponses } from './told-responses.ts';
import type { ModelCall } from './types.ts';

const call = (id: number): ModelCall => ({
  host: 'api.openai.com',
  responseId: `chatcmpl-${String(id).padStart(20, '0')}`,
  usage: {},
});

test('what one emitter told while it was alone is known when another comes, the latest of it at least', () => {
  const responses = new ToldResponses(4);
  for (let id = 0; id < 11; id += 1) {
    expect(responses.isCountedElsewhere(call(id), 'client')).toBe(false);
    responses.addPriced(call(id), 'client');
  }
  const known = Array.from({ length: 11 }, (_, id) => responses.isCountedElsewhere(call(id), 'framework'));
  expect(known).toEqual([...Array(7).fill(false), ...Array(4).fill(true)]);
});

test('one emitter tells of a response as often as it likes, also after another came', () => {
  const responses = new ToldResponses(4);
  responses.addPriced(call(1), 'client');
  responses.addPriced(call(2), 'framework');
  responses.addPriced(call(3), 'client');
  expect(responses.isCountedElsewhere(call(1), 'client')).toBe(false);
  expect(responses.isCountedElsewhere(call(2), 'client')).toBe(true);
  expect(responses.isCountedElsewhere(call(3), 'framework')).toBe(true);
});

test('ids that others may have as well join nothing', () => {
  const responses = new ToldResponses(4);
  const local = { ...call(1), host: 'localhost' };
  responses.addPriced(local, 'client');
  expect(responses.isCountedElsewhere(local, 'framework')).toBe(false);
  expect(responses.isCountedElsewhere(call(1), 'framework')).toBe(false);
});
