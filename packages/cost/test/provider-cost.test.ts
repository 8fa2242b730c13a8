import { type Attributes, ROOT_CONTEXT } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import { CostSpanProcessor, type CostSpanProcessorOptions, createPricer } from '../src/index.ts';

const CALL: Attributes = {
  'gen_ai.operation.name': 'chat',
  'gen_ai.provider.name': 'openai',
  'gen_ai.request.model': 'gpt-4.1',
  'server.address': 'api.openai.com',
  'gen_ai.usage.input_tokens': 1000,
  'gen_ai.usage.output_tokens': 100,
};

/** What a processor with these options added to a span. */
function costOf(attributes: Attributes, options: CostSpanProcessorOptions = {}): Attributes {
  const exporter = new InMemorySpanExporter();
  const processor = new CostSpanProcessor(options);
  const provider = new TracerProvider({ spanProcessors: [processor, new SimpleSpanProcessor({ exporter })] });
  provider.getTracer('emitter').startSpan('chat', { attributes }, ROOT_CONTEXT).end();
  const ended = exporter.getFinishedSpans()[0]?.attributes ?? {};
  return Object.fromEntries(Object.entries(ended).filter(([name]) => !(name in attributes)));
}

const OURS = {
  'gen_ai.usage.cost': 0.0028,
  'llm.cost.input': 0.002,
  'llm.cost.output': 0.0008,
  'llm.cost.status': 'priced',
  'llm.cost.source': 'catalog:genai-prices@0.1.8',
};

describe('a cost that the provider states', () => {
  const stated = { ...CALL, 'llm.cost.provider': 0.003 };

  test('is ignored by default, and the difference is told', () => {
    expect(costOf(stated)).toEqual({ ...OURS, 'llm.cost.provider_difference': 0.0002 });
    expect(costOf({ ...CALL, 'llm.cost.provider': 0.0028 })['llm.cost.provider_difference']).toBe(0);
    expect(costOf({ ...CALL, 'llm.cost.provider': 0.0001 })['llm.cost.provider_difference']).toBe(-0.0027);
  });

  test('is the cost where it is preferred: a whole, of which no part is known', () => {
    expect(costOf(stated, { providerCost: 'prefer' })).toEqual({
      'gen_ai.usage.cost': 0.003,
      'llm.cost.status': 'priced',
      'llm.cost.source': 'provider',
      'llm.cost.provider_difference': 0.0002,
    });
  });

  test('prices what nobody lists', () => {
    const unlisted = { ...stated, 'gen_ai.request.model': 'house-7' };
    expect(costOf(unlisted, { providerCost: 'prefer' })).toEqual({
      'gen_ai.usage.cost': 0.003,
      'llm.cost.status': 'priced',
      'llm.cost.source': 'provider',
    });
    expect(costOf(unlisted)).toMatchObject({ 'llm.cost.status': 'unpriced', 'llm.cost.reason': 'unknown_model' });
  });

  test('prices a call without tokens', () => {
    const silent = { ...stated, 'gen_ai.usage.input_tokens': undefined, 'gen_ai.usage.output_tokens': undefined };
    expect(costOf(silent, { providerCost: 'prefer' })).toMatchObject({ 'gen_ai.usage.cost': 0.003 });
  });

  test('is read to the pico-dollar as its shortest decimal says', () => {
    const tick = { ...CALL, 'llm.cost.provider': 16_151_000 * 1e-10 };
    expect(costOf(tick, { providerCost: 'prefer' })['gen_ai.usage.cost']).toBe(0.0016151);
  });

  test.each([0, -0.003, Number.NaN, Number.POSITIVE_INFINITY, 1e7, '0.003', [0.003], true])(
    'is not believed when it is %s',
    (cost) => {
      expect(costOf({ ...CALL, 'llm.cost.provider': cost as never }, { providerCost: 'prefer' })).toEqual(OURS);
    },
  );

  test('that the emitter wrote as the cost stays, and is labelled where it is preferred', () => {
    const written = { ...CALL, 'gen_ai.usage.cost': 0.003 };
    expect(costOf(written)).toEqual({});
    expect(costOf(written, { providerCost: 'prefer' })).toEqual({
      'llm.cost.status': 'priced',
      'llm.cost.source': 'provider',
      'llm.cost.provider_difference': 0.0002,
    });
    expect(costOf({ ...CALL, 'gen_ai.usage.cost.amount': 0.003, 'gen_ai.usage.cost.currency': 'EUR' })).toEqual({});
  });

  test('can be preferred to a pricer of your own', () => {
    const pricer = createPricer({ unknownHost: 'unpriced' });
    const gateway = { ...stated, 'server.address': 'llm.acme.dev' };
    expect(costOf(gateway, { pricer })).toMatchObject({ 'llm.cost.reason': 'unknown_host' });
    expect(costOf(gateway, { pricer, providerCost: 'prefer' })).toMatchObject({ 'gen_ai.usage.cost': 0.003 });
  });
});

describe('the names of other back ends', () => {
  const cached = { ...CALL, 'gen_ai.usage.cache_read.input_tokens': 400 };

  test('gen_ai_cost stands in place of gen_ai.usage.cost, which cannot be a value and a prefix at once', () => {
    const { 'gen_ai.usage.cost': _, ...parts } = OURS;
    expect(costOf(CALL, { presets: ['gen_ai_cost'] })).toEqual({
      ...parts,
      'gen_ai.usage.cost.amount': 0.0028,
      'gen_ai.usage.cost.currency': 'USD',
      'gen_ai.usage.cost.source': 'local',
    });
    const stated = { ...CALL, 'llm.cost.provider': 0.003 };
    expect(costOf(stated, { presets: ['gen_ai_cost'], providerCost: 'prefer' })).toMatchObject({
      'gen_ai.usage.cost.amount': 0.003,
      'gen_ai.usage.cost.source': 'provider',
    });
  });

  test('openinference has the prompt with its cached tokens, beside our own', () => {
    expect(costOf(cached, { presets: ['openinference'] })).toMatchObject({
      'gen_ai.usage.cost': 0.0022,
      'llm.cost.total': 0.0022,
      'llm.cost.prompt': 0.0014,
      'llm.cost.completion': 0.0008,
    });
  });

  test('openinference has no parts of a cost that the provider states', () => {
    const stated = { ...CALL, 'llm.cost.provider': 0.003 };
    const cost = costOf(stated, { presets: ['openinference'], providerCost: 'prefer' });
    expect(cost).toMatchObject({ 'llm.cost.total': 0.003 });
    expect(cost).not.toHaveProperty('llm.cost.prompt');
  });

  test('are not written over the words of the emitter, nor where there is no amount', () => {
    const both = { presets: ['gen_ai_cost', 'openinference'] } as const;
    expect(costOf({ ...CALL, 'llm.cost.total': 1 }, both)).not.toHaveProperty('llm.cost.total');
    const unknown = costOf({ ...CALL, 'gen_ai.request.model': 'house-7' }, both);
    expect(Object.keys(unknown).sort()).toEqual(['llm.cost.reason', 'llm.cost.source', 'llm.cost.status']);
  });
});

test('options that there are not are refused', () => {
  expect(() => new CostSpanProcessor({ providerCost: 'always' as never })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: [@spendspan/cost] got providerCost "always", expected "ignore" or "prefer"; leave it out for "ignore"]`,
  );
  expect(() => new CostSpanProcessor({ presets: ['otel' as never] })).toThrowErrorMatchingInlineSnapshot(
    `[TypeError: [@spendspan/cost] got presets ["otel"], expected a list of "gen_ai_cost", "openinference"; leave it out for none]`,
  );
});
