import { type Call, createPricer, parsePriceFile } from '@spendspan/cost';
import { expect, it } from 'vitest';
import { type ExplainedCall, explainCall } from './explain.ts';

const USED = { inputTokens: 1000, cachedInputTokens: 400, outputTokens: 100 };
const CALL = { model: 'gpt-4.1', host: 'api.openai.com', at: new Date('2026-11-20'), usage: USED };

function explain(call: Partial<Call>, priceFile?: string): ExplainedCall {
  const prices = priceFile === undefined ? undefined : parsePriceFile(priceFile, 'draft.yaml');
  return explainCall({ ...CALL, ...call }, createPricer({ prices }), undefined);
}

it.each<[what: string, call: Partial<Call>, reason: string]>([
  ['an unknown model', { model: 'gpt-99' }, 'unknown_model'],
  [
    'an unknown model by name',
    { model: 'gpt-99', host: undefined, provider: 'openai', usage: { images: 2 } },
    'unknown_model',
  ],
  ['an unpublished tier', { serviceTier: 'night' }, 'unpublished_tier'],
  ['a missing rate', { usage: { outputTokens: 9, outputAudioTokens: 9 } }, 'missing_rate'],
  ['speech by characters', { model: 'gpt-99', usage: { inputCharacters: 9 } }, 'unknown_model'],
  ['audio by time', { model: 'gpt-99', host: 'h.dev', usage: { audioSeconds: 9.5 } }, 'unknown_model'],
])('for %s there is a price file that prices the call once it is filled in', (_what, call, reason) => {
  const { price, advice } = explain(call);
  expect(price.reason).toBe(reason);
  const draft = advice?.priceFile ?? '';
  expect(() => parsePriceFile(draft, 'draft.yaml')).toThrow('"?"');
  expect(explain(call, draft.replaceAll('"?"', '"1"')).price.status).toBe('priced');
});

it('an unknown deployment of an Azure host is first said to be a model', () => {
  const { advice } = explain({ model: 'chat-prod', host: 'acme.openai.azure.com' });
  expect(advice?.remedy).toMatch(/^where that is the name of a deployment/);
  expect(advice?.priceFile).toMatch(/deployments: { "chat-prod": "\?" }$/);
});

it('what the list has is kept when a tier is added', () => {
  const { advice } = explain({ serviceTier: 'night' });
  expect(advice?.why).toContain('only in standard, batch, priority');
  expect(advice?.priceFile).toContain('prices: [{ input: "2", cached_input: "0.5", output: "8" }]');
  expect(advice?.priceFile).toContain('"night": { input: "?", cached_input: "?", output: "?" }');
  expect(advice?.priceFile).toMatch(/"batch": { input: "1", .*output: "4" }/);
});

it('what the list has for large requests is kept in every tier when a tier is added', () => {
  const call = { model: 'gemini-2.5-pro', host: 'generativelanguage.googleapis.com', serviceTier: 'night' };
  const draft = (explain(call).advice?.priceFile ?? '').replaceAll('"?"', '"1"');
  for (const serviceTier of ['standard', 'batch', 'priority', 'flex']) {
    for (const inputTokens of [1000, 300_000]) {
      const asked = { ...call, serviceTier, usage: { inputTokens, cachedInputTokens: 100, outputTokens: 100 } };
      const { picoUsd, status } = explain(asked).price;
      expect(status).toBe('priced');
      expect({ inputTokens, ...explain(asked, draft).price }).toMatchObject({ inputTokens, picoUsd, status });
    }
  }
  expect(explain(call).advice?.priceFile).toMatch(
    /"night": { input: "\?", .*tiers: \[{ above_input_tokens: 200000, input: "\?", /,
  );
});
