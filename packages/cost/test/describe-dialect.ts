import { type Attributes, type AttributeValue, ROOT_CONTEXT } from '@opentelemetry/api';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../src/dialects/dialect.ts';
import { findDialect } from '../src/dialects/find-dialect.ts';
import { CostSpanProcessor } from '../src/index.ts';
import { readCall } from '../src/span/read-call.ts';
import type { ModelCall } from '../src/span/types.ts';

/** A span as an emitter was seen to write it, prompts and answers left out. */
export interface SeenSpan {
  /** Emitter, version, and what was called. */
  readonly from: string;
  readonly scope: string;
  readonly attributes: Attributes;
}

/** A span that is one model call. */
export interface SeenCall extends SeenSpan {
  readonly usage: ModelCall['usage'];
  /** USD by hand, from list prices. */
  readonly usd?: number;
  /** Some of what is added to the span. */
  readonly added?: Attributes;
  readonly status?: string;
  readonly reason?: string;
}

/** What a dialect is shown. */
export interface DialectCases {
  readonly calls: readonly SeenCall[];
  readonly aggregates: readonly SeenSpan[];
}

/** The contract of a dialect: every one of them must pass. */
export function describeDialect(dialect: Dialect, { calls, aggregates }: DialectCases): void {
  describe(`the dialect ${dialect.name}`, () => {
    describe.each(calls)('of $from', (seen) => {
      test('is known, first of all dialects', () => {
        expect(findDialect(spanOf(seen))?.name).toBe(dialect.name);
      });

      test('gives the usage, cached tokens inside the input and reasoning inside the output', () => {
        const { usage } = dialect.read(spanOf(seen)) ?? {};
        expect(withoutAbsent(usage)).toEqual(seen.usage);
      });

      test('is priced once, and its own words stay', () => {
        const ended = endSpan(seen);
        expect(ended).toMatchObject(seen.attributes);
        const { 'gen_ai.usage.cost': usd, 'llm.cost.status': status, 'llm.cost.reason': reason, ...rest } = ended;
        expect({ usd, status, reason }).toEqual({
          usd: seen.usd,
          status: seen.status ?? 'priced',
          reason: seen.reason,
        });
        expect(withoutCost(rest, seen.attributes)).toMatchObject(seen.added ?? {});
      });

      test('is said in the names of the conventions, whole, so that a reader of those needs no dialect', () => {
        const { usage, serviceTier } = readCall({ attributes: withTotals(endSpan(seen)) });
        expect(withoutAbsent(usage)).toEqual(seen.usage);
        expect(serviceTier).toBe(dialect.read(spanOf(seen))?.serviceTier);
      });

      test('is priced although it has as many attributes as a span may have', () => {
        const crowd = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`message.${index}`, 'x']));
        expect(endSpan({ ...seen, attributes: { ...seen.attributes, ...crowd } })['gen_ai.usage.cost']).toBe(seen.usd);
      });

      test('does no harm when an attribute is not what it should be', () => {
        for (const name of Object.keys(seen.attributes)) {
          for (const junk of JUNK) {
            const usd = endSpan({ ...seen, attributes: { ...seen.attributes, [name]: junk } })['gen_ai.usage.cost'];
            expect(usd ?? 0, `${name} = ${junk}`).toSatisfy((paid: number) => Number.isFinite(paid) && paid >= 0);
          }
        }
      });
    });

    test.each(aggregates)('leaves $from alone', (seen) => {
      expect(findDialect(spanOf(seen))?.name).toBe(dialect.name);
      expect(endSpan(seen)).toEqual(seen.attributes);
    });
  });
}

const JUNK: readonly AttributeValue[] = [
  Number.NaN,
  -1,
  Number.POSITIVE_INFINITY,
  '',
  '12',
  '{',
  '{}',
  'x'.repeat(100_000),
  true,
  [],
  ['a'],
  [1, 2],
];

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({
  spanProcessors: [new CostSpanProcessor(), new CostSpanProcessor(), new SimpleSpanProcessor({ exporter })],
});

function endSpan({ scope, attributes }: SeenSpan): Attributes {
  exporter.reset();
  const span = provider.getTracer(scope).startSpan('call', {}, ROOT_CONTEXT);
  span.setAttributes(attributes);
  span.end();
  return exporter.getFinishedSpans()[0]?.attributes ?? {};
}

/** The totals, which stand beside the emitter's where it says less. */
function withTotals(ended: Attributes): Attributes {
  const total = (side: string): AttributeValue | undefined =>
    ended[`llm.usage.total_${side}_tokens`] ?? (ended[`gen_ai.usage.${side}_tokens`] || undefined);
  return {
    ...ended,
    'gen_ai.usage.input_tokens': total('input'),
    'gen_ai.usage.output_tokens': total('output'),
  };
}

function spanOf({ scope, attributes }: SeenSpan): Parameters<Dialect['read']>[0] {
  return { attributes, instrumentationScope: { name: scope } };
}

function withoutAbsent(value: object = {}): object {
  return Object.fromEntries(Object.entries(value).filter(([, told]) => told !== undefined));
}

function withoutCost(ended: Attributes, before: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(ended).filter(
      ([name]) => !(name in before) && !/^llm\.(cost\.(?!provider)|usage\.total_)/.test(name),
    ),
  );
}
