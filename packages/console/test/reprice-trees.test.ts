import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attributes, ROOT_CONTEXT, type Span, trace } from '@opentelemetry/api';
import {
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
  type SpanProcessor,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { CostSpanProcessor, createPricer } from '@spendspan/cost';
import { formatUsd, type Ledger, openLedger, parseUsd, type Repricing, readCalls } from '@spendspan/ledger';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { priceRecorded } from '../src/index.ts';

/** How many trees there were: ids are of responses, two trees have none in common, and the ledger is one. */
let trees = 0;
let folder: string;
let ledger: Ledger;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spendspan-reprice-'));
  ledger = await openLedger({ path: join(folder, 'ledger.duckdb') });
});
afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A span of a small tree. */
interface Node {
  /** A chain or a step, which is not recorded; else the emitter of a model call. */
  readonly scope: 'chain' | 'framework' | 'client';
  /** Position of its parent among the spans before it; none for a root. */
  readonly parent: number | undefined;
  readonly input: number;
  readonly responseId: string | undefined;
  /** Milliseconds between the end of the spans beneath and its own. */
  readonly rest: number;
  /** Whether it got its cost in time, where the others did not. */
  readonly priced: boolean;
}

/** One response has one usage: of two reports that differ, the one that was priced in time would stand. */
const RESPONSE_INPUT: Record<string, number> = {
  'chatcmpl-AAAAAAAAAAAAAAAAAAAAAAAA': 1000,
  'chatcmpl-BBBBBBBBBBBBBBBBBBBBBBBB': 2000,
};

const drawn = fc.record({
  scope: fc.constantFrom('chain', 'framework', 'client'),
  parent: fc.option(fc.nat(6), { nil: undefined, freq: 5 }),
  input: fc.constantFrom(1000, 2000, 3000),
  responseId: fc.option(fc.constantFrom(...Object.keys(RESPONSE_INPUT)), {
    nil: undefined,
    freq: 2,
  }),
  rest: fc.nat(2),
  priced: fc.boolean(),
});

const node = drawn.map((told): Node => ({ ...told, input: RESPONSE_INPUT[told.responseId ?? ''] ?? told.input }));

const nodes = fc.array(node, { minLength: 1, maxLength: 7 });

const START = Date.UTC(2026, 10, 20);

function attributesOf({ scope, input, responseId }: Node): Attributes {
  if (scope === 'chain') return { 'gen_ai.operation.name': 'invoke_workflow' };
  return {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-4.1',
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': input / 10,
    ...(responseId && { 'gen_ai.response.id': responseId }),
  };
}

/** Emits the spans, each after those beneath it, and hands over how they left the processors. */
function emit(tree: readonly Node[], isPriced: (span: Node) => boolean): ReadableSpan[] {
  const exporter = new InMemorySpanExporter();
  const cost = new CostSpanProcessor();
  const of = new Map<string, Node>();
  const some: SpanProcessor = {
    onStart: (span, context) => cost.onStart(span, context),
    onEnding(span) {
      const told = of.get(span.spanContext().spanId);
      if (told && isPriced(told)) cost.onEnding(span);
    },
    onEnd: () => {},
    forceFlush: async () => {},
    shutdown: async () => {},
  };
  const provider = new TracerProvider({ spanProcessors: [some, new SimpleSpanProcessor({ exporter })] });
  const spans: Span[] = [];
  const root = provider.getTracer('server').startSpan('request', { startTime: START }, ROOT_CONTEXT);
  tree.forEach((told, index) => {
    const parent = told.parent === undefined ? root : spans[told.parent % Math.max(index, 1)];
    const context = trace.setSpan(ROOT_CONTEXT, parent ?? root);
    const span = provider.getTracer(told.scope).startSpan('span', { startTime: START + index }, context);
    of.set(span.spanContext().spanId, told);
    spans.push(span);
  });
  let time = START + tree.length;
  tree.toReversed().forEach((told, index) => {
    time += told.rest;
    spans[tree.length - 1 - index]?.setAttributes(attributesOf(told)).end(time);
  });
  root.end(time);
  return exporter.getFinishedSpans();
}

async function record(spans: readonly ReadableSpan[]): Promise<bigint> {
  const nanos = ([seconds, rest]: readonly [number, number]): string => String(BigInt(seconds) * NANOS + BigInt(rest));
  const otlp = spans.map((span) => ({
    ...span.spanContext(),
    parentSpanId: span.parentSpanContext?.spanId,
    startTimeUnixNano: nanos(span.startTime),
    endTimeUnixNano: nanos(span.endTime),
    attributes: Object.entries(span.attributes).map(([key, value]) => ({ key, value: toOtlp(value) })),
  }));
  const { calls } = readCalls([{ scopeSpans: [{ spans: otlp }] }]);
  await ledger.append(calls);
  return calls.reduce((sum, call) => sum + (call.cost.total ?? 0n), 0n);
}

const NANOS = 1_000_000_000n;

function toOtlp(value: unknown): object {
  if (typeof value === 'string') return { stringValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

async function reprice(): Promise<{ cost: bigint; result: Repricing; unpriced: number }> {
  const result = await ledger.reprice(priceRecorded(createPricer()), { since: '2026-11-01' });
  const { calls, pricedCalls, newUsd } = result.totals;
  return { cost: parseUsd(newUsd) ?? 0n, result, unpriced: calls - pricedCalls };
}

it.each([
  ['none of which', () => false],
  ['some of which', ({ priced }: Node) => priced],
])(
  'never finds more in trees of spans, %s were priced in time, and counts what it leaves',
  async (_what, isPriced) => {
    let less = 0;
    let same = 0;
    const before = { cost: (await reprice()).cost, inTime: 0n, unpriced: (await reprice()).unpriced };
    await fc.assert(
      fc.asyncProperty(nodes, async (tree) => {
        trees += 1;
        const own = tree.map((told) => ({ ...told, responseId: told.responseId && `${told.responseId}${trees}` }));
        const priced = emit(own, () => true).reduce((sum, { attributes }) => sum + picoOf(attributes), 0n);
        await record(emit(own, isPriced));
        const { cost, result, unpriced } = await reprice();
        const found = cost - before.cost;
        before.cost = cost;
        expect(Number(formatUsd(found))).toBeLessThanOrEqual(Number(formatUsd(priced)));
        // Every call without an amount is named as one that another has.
        expect(unpriced).toBeLessThanOrEqual(result.left.counted_elsewhere);
        expect((await ledger.reprice(priceRecorded(createPricer()), { since: '2026-11-01' })).run).toBeNull();
        if (found < priced) less += 1;
        else same += 1;
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(same).toBeGreaterThan(less);
  },
  120_000,
);

function picoOf({ 'gen_ai.usage.cost': cost }: Attributes): bigint {
  return BigInt(Math.round(Number(cost ?? 0) * 1e12));
}
