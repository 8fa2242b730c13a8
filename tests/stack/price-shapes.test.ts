import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CostSpanProcessor, writeCollectorPrices } from '../../packages/cost/src/index.ts';
import { type PricedCollector, startPricedCollector } from './priced-collector.ts';
import { type Attributes, type Shape, shape } from './shapes.ts';
import { waitFor } from './stack-reader.ts';

const SPANS = 5000;

let collector: PricedCollector;
beforeAll(async () => {
  collector = await startPricedCollector(writeCollectorPrices());
});
afterAll(() => collector.stop());

function priceInProcess(
  { scope, attributes, at, failed }: Shape,
  processor: CostSpanProcessor,
  id: string,
): Attributes {
  const made: Attributes = { ...attributes };
  const context = { traceId: id.padStart(32, '1'), spanId: id, traceFlags: 1 };
  processor.onEnding({
    attributes: made,
    startTime: [Math.floor(at / 1000), (at % 1000) * 1e6],
    status: { code: failed ? 2 : 0 },
    resource: { attributes: {} },
    instrumentationScope: { name: scope },
    spanContext: () => context,
    setAttribute: (key: string, value: string | number | boolean) => {
      made[key] = value;
    },
  } as unknown as Parameters<CostSpanProcessor['onEnding']>[0]);
  return made;
}

function toValue(value: unknown, isDouble: boolean) {
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value !== 'number') return { stringValue: value };
  return isDouble || !Number.isInteger(value) ? { doubleValue: value } : { intValue: String(value) };
}

async function priceInCollector(shapes: readonly Shape[], ids: readonly string[]): Promise<readonly Attributes[]> {
  for (let from = 0; from < shapes.length; from += 500) {
    const body = {
      resourceSpans: [
        {
          resource: { attributes: [] },
          scopeSpans: shapes.slice(from, from + 500).map(({ scope, attributes, doubles, at, failed }, index) => ({
            scope: { name: scope },
            spans: [
              {
                traceId: (ids[from + index] ?? '').padStart(32, '1'),
                spanId: ids[from + index],
                name: 'chat',
                kind: 3,
                startTimeUnixNano: String(BigInt(at) * 1_000_000n),
                endTimeUnixNano: String(BigInt(at) * 1_000_000n + 1_000_000n),
                status: failed ? { code: 2 } : {},
                attributes: Object.entries(attributes).map(([key, value]) => ({
                  key,
                  value: toValue(value, doubles.includes(key)),
                })),
              },
            ],
          })),
        },
      ],
    };
    const answer = await fetch(collector.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  }
  const found = await waitFor('priced spans', async () => {
    const there = collector.tap.spans;
    return { done: there.length === shapes.length, value: there };
  });
  const byId = new Map(found.map((span) => [span.spanId, span.attributes as Attributes]));
  return ids.map((id) => byId.get(id) ?? {});
}

describe('the prices of a collector', () => {
  it('are those of the process, or none, for whatever emitters write', async () => {
    const shapes = fc.sample(shape, SPANS);
    const ids = shapes.map((_, index) => (index + 1).toString(16).padStart(16, '0'));
    const processor = new CostSpanProcessor();
    const inProcess = shapes.map((one, index) => priceInProcess(one, processor, ids[index] ?? ''));
    const inCollector = await priceInCollector(shapes, ids);
    const wrong: unknown[] = [];
    let [same, left] = [0, 0];
    for (const [index, one] of shapes.entries()) {
      const [expected = {}, got = {}] = [inProcess[index], inCollector[index]];
      if (got['llm.cost.status'] === 'unpriced' && got['gen_ai.usage.cost'] === undefined) left++;
      else if (TOLD.every((key) => got[key] === expected[key])) same++;
      else wrong.push({ ...one, expected: TOLD.map((key) => expected[key]), got: TOLD.map((key) => got[key]) });
    }
    console.log(`shapes: ${SPANS} spans, ${same} priced alike to the pico-dollar, ${left} left unpriced`);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(wrong).toHaveLength(0);
    expect(same).toBeGreaterThan(SPANS / 20);
  });
});

const TOLD = ['gen_ai.usage.cost', 'llm.cost.status', 'llm.cost.reason'];
