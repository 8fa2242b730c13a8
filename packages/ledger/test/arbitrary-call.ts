import fc from 'fast-check';
import type { Call, CallUsage, CostStatus } from '../src/index.ts';
import { USAGE_FIELDS, type UsageField } from '../src/usage/fields.ts';
import { makeCost } from './calls.ts';

const hex = (digits: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits });

const oneOf = (...values: readonly string[]): fc.Arbitrary<string | null> => fc.constantFrom(null, ...values);

const VALUES = {
  count: fc.nat(1_000_000),
  amount: fc.double({ min: 0, max: 1e6, noNaN: true }),
  text: fc.constantFrom('hd', '1024x1024'),
};

const makeUsage = (fields: readonly UsageField[]): fc.Arbitrary<CallUsage> =>
  fc.record(Object.fromEntries(fields.map(({ field, kind }) => [field, VALUES[kind]])), { requiredKeys: [] });

/** Any set of tokens; now and then whatever else is billed. */
const usage: fc.Arbitrary<CallUsage> = fc.oneof(
  { weight: 3, arbitrary: makeUsage(USAGE_FIELDS.slice(0, 5)) },
  { weight: 1, arbitrary: makeUsage(USAGE_FIELDS) },
);

const pico = fc.bigInt({ min: 0n, max: 10n ** 18n });

const start = fc
  .integer({ min: Date.UTC(2026, 9, 30), max: Date.UTC(2026, 11, 2) })
  .map((timeMs) => BigInt(timeMs) * 1_000_000n + 999_999n);

const cost: fc.Arbitrary<Pick<Call, 'cost' | 'costStatus' | 'costReason'>> = fc.oneof(
  fc.record({
    cost: fc.tuple(pico, fc.option(pico, { nil: null })).map(([total, savings]) => ({
      ...makeCost(total),
      cacheSavings: savings,
    })),
    costStatus: fc.constantFrom<CostStatus>('priced', 'estimated', 'partial'),
    costReason: oneOf('unknown_host'),
  }),
  fc.record({
    cost: fc.constant(makeCost(null)),
    costStatus: fc.constant<CostStatus>('unpriced'),
    costReason: oneOf('unknown_model', 'no_usage'),
  }),
);

const attribution: fc.Arbitrary<Call['attribution']> = fc.record(
  {
    // A team that is really called like the label of those who have none, and hostile ones.
    team: fc.constantFrom('growth', 'search', 'unattributed', "o'neill; DROP TABLE calls", '<b>ops</b>', '☃'),
    project: fc.constantFrom('a', 'b'),
    feature: fc.constantFrom('x/y', 'x/z'),
    environment: fc.constantFrom('prod', 'dev'),
    user: fc.constantFrom('u1', 'u2', 'u3'),
    cost_center: fc.constantFrom('4711', '"quoted"'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Call['attribution']>;

/** Any call that the ledger must take. */
export const arbitraryCall: fc.Arbitrary<Call> = fc
  .record({
    traceId: hex(32),
    spanId: hex(16),
    parentSpanId: fc.option(hex(16), { nil: null }),
    startTimeUnixNano: start,
    durationNs: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }), { nil: null }),
    timeToFirstChunkNs: fc.constant(null),
    responseId: oneOf('chatcmpl-1'),
    service: oneOf('checkout', 'search'),
    attribution,
    provider: oneOf('openai', 'azure.ai.openai'),
    host: oneOf('api.openai.com'),
    port: fc.constantFrom(null, 443, 8080),
    operation: oneOf('chat', 'embeddings'),
    requestModel: oneOf('gpt-4.1', 'o4-mini'),
    responseModel: oneOf('gpt-4.1-2025-04-14'),
    serviceTier: oneOf('default'),
    tierConfirmed: fc.constantFrom(true, false, null),
    batch: fc.constantFrom(null, true),
    stream: fc.constantFrom(null, true, false),
    status: fc.constantFrom<Call['status']>('ok', 'error'),
    errorType: oneOf('429'),
    attempts: fc.option(fc.nat(5), { nil: null }),
    usage,
    usageComplete: fc.constantFrom(null, true, true, false),
    usageStatus: fc.constantFrom(null, 'reported' as const, 'missing' as const),
    usageReason: oneOf('stream_aborted', 'provider_silent'),
    costSource: oneOf('user:prices.yaml', 'provider'),
    providerCost: fc.option(pico, { nil: null }),
  })
  .chain((call) => cost.map((priced) => ({ ...call, ...priced })));
