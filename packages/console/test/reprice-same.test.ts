import type { Attributes, AttributeValue } from '@opentelemetry/api';
import { CostSpanProcessor, createPricer, parsePriceFile, type Usage } from '@spendspan/cost';
import { type Call, type CallUsage, readCalls } from '@spendspan/ledger';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { USAGE_FIELDS } from '../../ledger/src/usage/fields.ts';
import { priceRecorded } from '../src/index.ts';

/** A price for everything that has one, each another, so that no two can be taken for each other. */
const PRICES = parsePriceFile(
  `version: 1
currency: USD
providers:
  - match: { server_address: llm.example.com:8443 }
    models:
      - match: { model: everything }
        prices:
          - { input: "1.01", cached_input: "0.11", cache_write: "1.2", cache_write_5m: "1.25", cache_write_30m: "1.3",
              cache_write_1h: "2.01", cache_write_12h: "2.5", input_audio: "10.1", cached_audio: "3.3", input_image: "4.7",
              output: "5.03", reasoning: "5.9", output_audio: "20.3", output_image: "40.9", audio_minute: "0.0061",
              video_second: "0.1", input_mchar: "15.7", image: "0.04", request: "0.0007" }
          - { from: 2026-11-10, input: "0.5", output: "2" }
        service_tiers: { flex: { multiplier: "0.5" }, batch: { multiplier: "0.25" } }
fees: { web_search_call: "0.01", web_search_preview_call: "0.025", file_search_call: "0.0025", code_interpreter_session: "0.03" }
`,
  'everything.yaml',
);

/** Small enough for every call to stay below 8,192 USD, to where doubles carry each pico-dollar. */
const VALUES: Readonly<Record<string, fc.Arbitrary<AttributeValue>>> = {
  count: fc.oneof({ weight: 9, arbitrary: fc.nat(20_000) }, { weight: 1, arbitrary: fc.constantFrom(-1, 0.5, '7') }),
  amount: fc.oneof(fc.double({ min: 0, max: 5_000, noNaN: true }), fc.nat(100)),
  text: fc.constantFrom('hd', '1024x1024'),
};

/** The processor alone writes these, beside what an emitter told of less. */
const isTold = (name: string): boolean => !name.startsWith('llm.usage.total_');

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

const attributes: fc.Arbitrary<Attributes> = fc
  .tuple(
    fc.record({
      'gen_ai.operation.name': fc.constantFrom('chat', 'speech', 'image_generation'),
      'gen_ai.request.model': fc.constantFrom('everything', 'gpt-4.1', 'nobody-knows-it'),
      'gen_ai.response.model': optional(fc.constantFrom('everything', 'gpt-4.1-2025-04-14', 'claude-sonnet-4-5')),
      'gen_ai.provider.name': optional(fc.constantFrom('openai', 'anthropic')),
      'server.address': optional(fc.constantFrom('llm.example.com', 'api.openai.com', 'llm.example.com:8443')),
      'server.port': optional(fc.constantFrom<AttributeValue>(8443, 443, '8443')),
      'openai.request.service_tier': optional(fc.constantFrom('flex', 'auto')),
      'openai.response.service_tier': optional(fc.constantFrom('default', 'flex', 'priority')),
      'gen_ai.openai.response.service_tier': optional(fc.constantFrom('flex')),
      'llm.batch': optional(fc.constant(true)),
      'llm.usage.status': optional(fc.constantFrom('reported', 'estimated', 'missing')),
      'llm.usage.reason': optional(fc.constantFrom('stream_aborted', 'provider_silent')),
      'error.type': optional(fc.constantFrom('429')),
    }),
    fc.record(
      Object.fromEntries(
        USAGE_FIELDS.flatMap(({ attributes: names, kind }) =>
          names.filter(isTold).map((name) => [name, VALUES[kind] ?? VALUES['text']]),
        ),
      ) as Record<string, fc.Arbitrary<AttributeValue>>,
      { requiredKeys: [] },
    ),
    fc.subarray(USAGE_FIELDS.flatMap(({ attributes: names }) => names.filter(isTold))),
  )
  .map(([call, usage, kept]) => ({
    ...call,
    ...Object.fromEntries(Object.entries(usage).filter(([name]) => kept.includes(name))),
  }));

/** What the ledger reads of a span that the cost processor priced. */
function record(given: Attributes, startMs: number, processor: CostSpanProcessor): Call | undefined {
  const priced: Attributes = {};
  for (const [name, value] of Object.entries(given)) if (value !== undefined) priced[name] = value;
  processor.onEnding({
    attributes: priced,
    startTime: [Math.floor(startMs / 1000), (startMs % 1000) * 1e6],
    setAttribute: (name, value) => {
      priced[name] = value;
    },
  });
  const list = Object.entries(priced).map(([key, value]) => ({ key, value: toOtlp(value) }));
  const ids = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), startTimeUnixNano: `${startMs}000000` };
  return readCalls([{ scopeSpans: [{ spans: [{ ...ids, attributes: list }] }] }]).calls[0];
}

function toOtlp(value: AttributeValue | undefined): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

describe('a recorded call', () => {
  it('has everything that a price can depend on, under the same names', () => {
    expectTypeOf<CallUsage>().toEqualTypeOf<Usage>();
    const fields: Record<keyof Usage, true> = Object.fromEntries(
      USAGE_FIELDS.map(({ field }) => [field, true]),
    ) as never;
    expect(Object.keys(fields)).toHaveLength(29);
  });

  it.each([
    ['with a price file', { prices: PRICES }],
    ['at list prices', {}],
    ['where unknown hosts have none', { unknownHost: 'unpriced' }],
  ] as const)('costs what its span costs when it is priced again %s', (_what, options) => {
    const pricer = createPricer(options);
    const processor = new CostSpanProcessor(pricer);
    const again = priceRecorded(pricer);
    const start = fc.integer({ min: Date.UTC(2026, 10, 1), max: Date.UTC(2026, 10, 20) });
    const seen = new Set<string | null>();
    fc.assert(
      fc.property(attributes, start, (given, startMs) => {
        const call = record(given, startMs, processor);
        // What cannot be recorded is said to be incomplete and not priced again.
        if (!call?.usageComplete) return;
        const { cost, costStatus, costReason, costSource } = again(call);
        seen.add(costReason);
        expect({ cost, costStatus, costReason, costSource }).toEqual({
          cost: call.cost,
          costStatus: call.costStatus,
          costReason: call.costReason,
          costSource: call.costSource,
        });
      }),
      { numRuns: 2_000 },
    );
    expect(seen.size).toBeGreaterThan(4);
  });
});
