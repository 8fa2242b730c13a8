import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCollector } from '../../collector-config/stack/stack.ts';
import { CostSpanProcessor, writeCollectorPrices } from '../../packages/cost/src/index.ts';
import { type Attributes, type Shape, shape } from './shapes.ts';
import { waitFor } from './stack-reader.ts';
import { startTap, type Tap } from './tap.ts';

const SPANS = 5000;

let tap: Tap;
let url: string;
const started: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  tap = await startTap();
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-shapes-'));
  const [prices, json] = [join(folder, 'prices.yaml'), join(folder, 'json.yaml')];
  writeFileSync(prices, writeCollectorPrices());
  writeFileSync(json, 'exporters: {otlp_http/ledger: {encoding: json, compression: none}}\n');
  const { ports, collector } = await startCollector({
    folder,
    ports: { otlpHttp: 0, otlpGrpc: 0 },
    layers: ['ledger', 'no-jaeger', json, prices],
    env: { SPENDSPAN_LEDGER_ENDPOINT: tap.url },
  });
  started.push(collector);
  url = `http://127.0.0.1:${ports.otlpHttp}/v1/traces`;
});
afterAll(async () => {
  for (const one of started) await one.stop();
  await tap.close();
});

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
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
  }
  const found = await waitFor('priced spans', async () => {
    const there = tap.spans;
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
