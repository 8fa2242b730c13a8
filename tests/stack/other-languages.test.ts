import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS, COST, toCounter } from '../../collector-config/src/metric-names.ts';
import { FREE_PORTS } from '../../collector-config/stack/ports.ts';
import { type Stack, startStack } from '../../collector-config/stack/stack.ts';
import { createPricer, writeCollectorPrices } from '../../packages/cost/src/index.ts';
import { StackReader } from './stack-reader.ts';

let stack: Stack;
let reader: StackReader;
beforeAll(async () => {
  const prices = join(mkdtempSync(join(tmpdir(), 'spendspan-prices-')), 'prices.yaml');
  writeFileSync(prices, writeCollectorPrices({ providers: ['openai', 'anthropic'] }));
  stack = await startStack({ scrapeSeconds: 1, ports: FREE_PORTS, layers: [prices] });
  reader = new StackReader(stack);
});
afterAll(() => stack?.stop());

const CALLS_MADE = [
  { team: 'data', model: 'gpt-4.1', provider: 'openai', input: 1200, output: 345 },
  { team: 'data', model: 'gpt-4.1-mini-2025-04-14', provider: 'openai', input: 90_000, output: 12 },
  { team: 'ml', model: 'claude-sonnet-4-5', provider: 'anthropic', input: 700, output: 800 },
  { team: undefined, model: 'gpt-4.1', provider: 'openai', input: 10, output: 10 },
  { team: 'ml', model: 'house-model-7b', provider: 'openai', input: 5000, output: 5000 },
] as const;

/** What the OTLP exporter of a Python service sends, whose instrumentation puts no cost on its spans. */
function toSpan({ team, model, provider, input, output }: (typeof CALLS_MADE)[number], index: number) {
  const start = BigInt(Date.now()) * 1_000_000n;
  const attributes = {
    'gen_ai.operation.name': { stringValue: 'chat' },
    'gen_ai.system': { stringValue: provider },
    'gen_ai.request.model': { stringValue: model },
    'gen_ai.response.model': { stringValue: model },
    'gen_ai.usage.input_tokens': { intValue: String(input) },
    'gen_ai.usage.output_tokens': { intValue: String(output) },
    ...(team === undefined ? {} : { 'team.id': { stringValue: team } }),
  };
  return {
    traceId: String(index + 1).padStart(32, 'a'),
    spanId: String(index + 1).padStart(16, 'b'),
    name: `chat ${model}`,
    kind: 3,
    startTimeUnixNano: String(start),
    endTimeUnixNano: String(start + 900_000_000n),
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })),
  };
}

describe('a service in another language', () => {
  it('costs in ledger, Prometheus and Jaeger what it would have cost here', async () => {
    const pricer = createPricer();
    const usd = CALLS_MADE.map(
      ({ model, provider, input, output }) =>
        pricer.price({ provider, model, usage: { inputTokens: input, outputTokens: output } }).usd ?? 0,
    );
    const expected = usd.reduce((sum, one) => sum + one, 0);

    const attributes = [
      { key: 'service.name', value: { stringValue: 'python-service' } },
      { key: 'telemetry.sdk.language', value: { stringValue: 'python' } },
    ];
    const scope = { name: 'opentelemetry.instrumentation.openai_v2' };
    const body = {
      resourceSpans: [{ resource: { attributes }, scopeSpans: [{ scope, spans: CALLS_MADE.map(toSpan) }] }],
    };
    const answer = await fetch(`http://127.0.0.1:${stack.ports.otlpHttp}/v1/traces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);

    const { totals } = await reader.untilRecorded(CALLS_MADE.length);
    await reader.until(`sum(${toCounter(CALLS)})`, (calls) => calls >= CALLS_MADE.length);
    const teams = await reader.query(`sum by (team_id) (${toCounter(COST)})`);
    expect(Number(totals.costUsd)).toBeCloseTo(expected, 12);
    expect(await reader.value(`sum(${toCounter(COST)})`)).toBeCloseTo(expected, 12);
    expect(Object.values(teams).reduce((sum, one) => sum + one, 0)).toBeCloseTo(expected, 12);
    expect(teams['unattributed']).toBeCloseTo(usd[3] ?? 0, 12);
    expect(await reader.query(`sum by (llm_cost_status) (${toCounter(CALLS)})`)).toEqual({ priced: 4, unpriced: 1 });
    const traces = await reader.traces('python-service', { 'team.id': 'data' });
    expect(traces).toHaveLength(2);
    console.log(
      `Python: ${totals.calls} calls, USD ${expected} by price(), ledger ${totals.costUsd}, teams ${JSON.stringify(teams)}`,
    );
  });
});
