import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProviderCost } from './provider-cost.ts';

describe('readProviderCost', () => {
  test.each([
    ['OpenRouter', { cost: 0.00765, is_byok: false, cost_details: { upstream_inference_cost: 0.00065 } }, 0.00765],
    ['OpenRouter on a free model', { cost: 0, is_byok: false, cost_details: { upstream_inference_cost: null } }, 0],
    [
      "OpenRouter on the user's own key",
      { cost: 0, is_byok: true, cost_details: { upstream_inference_cost: 0.0000063 } },
      0.0000063,
    ],
    ['Perplexity', { cost: { input_tokens_cost: 0.00002, request_cost: 0.005, total_cost: 0.00503 } }, 0.00503],
    ['xAI', { cost_in_usd_ticks: 1_466_250 }, 0.000146625],
    ['ticks of 0, which stand on bodies that are not free', { cost_in_usd_ticks: 0 }, undefined],
    ["Pydantic's gateway", { pydantic_ai_gateway: { cost_estimate: 0.00431125 } }, 0.00431125],
    ['a body without cost', { prompt_tokens: 3 }, undefined],
    ['a cost that is no amount', { cost: '0.1', cost_in_usd_ticks: -5 }, undefined],
  ])('reads %s', (_, usage, expected) => {
    const cost = readProviderCost(usage);
    if (expected === undefined) expect(cost).toBeUndefined();
    else expect(cost).toBeCloseTo(expected, 15);
  });

  test('divides ticks, since their factor is no double', () => {
    expect(readProviderCost({ cost_in_usd_ticks: 7 })).toBe(7e-10);
    expect(readProviderCost({ cost_in_usd_ticks: 9_007_199_254_740_991 })).toBe(900_719.9254740991);
  });

  test('gives a finite non-negative amount or nothing, for any value', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const usage of [
          value,
          { cost: value },
          { cost_in_usd_ticks: value },
          { is_byok: true, cost_details: value },
        ]) {
          const cost = readProviderCost(usage);
          expect(cost === undefined || (Number.isFinite(cost) && cost >= 0)).toBe(true);
        }
      }),
    );
  });
});
