import { afterAll, describe, expect, it } from 'vitest';
import { createPricer, parsePriceFile } from '../src/index.ts';

const pricer = createPricer();
afterAll(() => pricer.close());

/** gpt-5.4 costs more in requests of more than 272,000 tokens; a batch of it half of everything. */
const batch = (inputTokens: number, requests?: number) =>
  pricer.price({
    provider: 'openai',
    host: 'api.openai.com',
    model: 'gpt-5.4',
    serviceTier: 'batch',
    usage: { inputTokens, outputTokens: 1000, ...(requests !== undefined && { requests }) },
  });

describe('the usage of a batch, which is a sum over its requests', () => {
  it('is charged by the average length of a request, and said to be a guess', () => {
    expect(batch(1_000_000, 500)).toMatchObject({ status: 'estimated', reason: 'summed_usage', usd: 1.25 + 0.0075 });
  });

  it('is no guess where all of it together is short', () => {
    expect(batch(200_000, 50)).toMatchObject({ status: 'priced', usd: 0.25 + 0.0075 });
  });

  it('is charged as long where the average is', () => {
    expect(batch(1_000_000, 2)).toMatchObject({ status: 'estimated', usd: 2.5 + 0.01125 });
  });

  it.each([undefined, 0, 1, -3, Number.NaN, 'many' as never])('of %s requests is that of one', (requests) => {
    expect(batch(1_000_000, requests)).toMatchObject({ status: 'priced', usd: 2.5 + 0.01125 });
  });

  it('has a fee per request as often as it has requests', () => {
    const prices = parsePriceFile(`
      version: 1
      currency: USD
      providers:
        - match: { server_address: llm.acme.dev }
          models: [{ match: { model: m }, prices: [{ input: "1", output: "1", request: "0.01" }] }]
    `);
    const own = createPricer({ prices });
    const usage = { inputTokens: 0, outputTokens: 1_000_000, requests: 30 };
    expect(own.price({ host: 'llm.acme.dev', model: 'm', usage })).toMatchObject({ status: 'priced', usd: 1.3 });
    own.close();
  });
});

describe('a training', () => {
  const usage = { trainedTokens: 2_000_000 };

  it('has no list price, and is never charged as input', () => {
    const price = pricer.price({ provider: 'openai', model: 'gpt-4.1-2025-04-14', usage });
    expect(price).toMatchObject({ status: 'unpriced', reason: 'missing_rate', missing: ['trainedToken'] });
  });

  it('is charged by a price of your own', () => {
    const prices = parsePriceFile(`
      version: 1
      currency: USD
      providers:
        - match: { server_address: llm.acme.dev }
          models: [{ match: { model: m }, prices: [{ input: "1", output: "1", training: "25" }] }]
    `);
    const own = createPricer({ prices });
    const price = own.price({ host: 'llm.acme.dev', model: 'm', operation: 'fine_tuning', usage });
    expect(price).toMatchObject({ status: 'priced', usd: 50, parts: { input: 50_000_000_000_000n } });
    own.close();
  });
});
