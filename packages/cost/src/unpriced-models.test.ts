import { DiagLogLevel, diag } from '@opentelemetry/api';
import { afterEach, expect, test } from 'vitest';
import { createPricer } from './pricer.ts';

const warnings: string[] = [];
afterEach(() => {
  diag.disable();
  warnings.length = 0;
});

function listen(): void {
  const nothing = (): void => undefined;
  const warn = (text: string): number => warnings.push(text);
  diag.setLogger({ warn, error: nothing, info: nothing, debug: nothing, verbose: nothing }, DiagLogLevel.ALL);
}

const usage = { inputTokens: 10, outputTokens: 1 };
const host = 'api.openai.com';

test('a model without a price is counted at every call and logged at the first', () => {
  listen();
  const pricer = createPricer();
  for (let call = 0; call < 3; call++) pricer.price({ host, model: 'gpt-99', usage });
  pricer.price({ host, model: 'gpt-4.1', serviceTier: 'scale', usage });
  pricer.price({ host, model: 'gpt-4.1', usage: { ...usage, images: 1 } });
  pricer.price({ host, model: 'gpt-4.1', usage: {} });
  pricer.price({ host, model: 'gpt-4.1', usage });
  expect(pricer.unpriced()).toEqual({
    models: [
      { model: 'gpt-99', host, tier: '', reason: 'unknown_model', missing: [], calls: 3 },
      { model: 'gpt-4.1', host, tier: 'scale', reason: 'unpublished_tier', missing: [], calls: 1 },
      { model: 'gpt-4.1', host, tier: '', reason: 'missing_rate', missing: ['image'], calls: 1 },
    ],
    otherCalls: 0,
  });
  expect(warnings).toEqual([
    '[@spendspan/cost] got a call without a price for "gpt-99" on api.openai.com (unknown_model), expected one in a price list; until your price file has it, that is unpriced',
    '[@spendspan/cost] got a call without a price for "gpt-4.1" on api.openai.com in the tier "scale" (unpublished_tier), expected one in a price list; until your price file has it, that is unpriced',
    '[@spendspan/cost] got a call without a price for image of "gpt-4.1" on api.openai.com (missing_rate), expected one in a price list; until your price file has it, that is unpriced',
  ]);
});

test('however many models have no price, the counter and the log stay small, and no call is lost', () => {
  listen();
  const pricer = createPricer();
  for (let index = 0; index < 5_000; index++)
    pricer.price({ host, model: `gpt-99-${index}-${'x'.repeat(300)}`, usage });
  const { models, otherCalls } = pricer.unpriced();
  expect([models.length, otherCalls, warnings.length]).toEqual([1_000, 4_000, 100]);
  expect(Math.max(...models.map(({ model }) => model.length))).toBe(200);
  expect(warnings.at(-1)).toContain('further ones are counted, not logged');
});

test('of a host that nobody knows it is said that nobody knows the host', () => {
  listen();
  createPricer({ unknownHost: 'unpriced' }).price({ host: 'llm.example.com', model: 'gpt-4.1', usage });
  expect(warnings).toEqual([
    '[@spendspan/cost] got a call of "gpt-4.1" on llm.example.com, a host that nobody knows (unknown_host), expected one in a price list; until your price file names the host, that is unpriced',
  ]);
});

test('explaining a price counts nothing', () => {
  const pricer = createPricer();
  pricer.explain({ host, model: 'gpt-99', usage });
  expect(pricer.unpriced().models).toEqual([]);
});
