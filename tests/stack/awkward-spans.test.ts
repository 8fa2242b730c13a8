import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS, COST, TOKENS, toCounter } from '../../collector-config/src/metric-names.ts';
import { FREE_PORTS } from '../../collector-config/stack/ports.ts';
import { type Stack, startStack } from '../../collector-config/stack/stack.ts';
import { StackReader } from './stack-reader.ts';

let stack: Stack;
let reader: StackReader;
beforeAll(async () => {
  stack = await startStack({
    scrapeSeconds: 1,
    ports: FREE_PORTS,
  });
  reader = new StackReader(stack);
});
afterAll(() => stack?.stop());

type Value = Readonly<Record<string, unknown>>;
const text = (stringValue: string): Value => ({ stringValue });
const int = (intValue: number): Value => ({ intValue: String(intValue) });
const double = (doubleValue: number | string): Value => ({ doubleValue });

const CHAT = { 'gen_ai.operation.name': text('chat') };
const PRICED = { ...CHAT, 'llm.cost.status': text('priced'), 'gen_ai.usage.cost': double(0.25), 'team.id': text('a') };

/** Spans that some emitter may write one day. */
const SPANS: readonly Readonly<Record<string, Value>>[] = [
  PRICED,
  { ...PRICED, 'team.id': text('  a ') },
  { ...PRICED, 'team.id': text('') },
  { ...PRICED, 'team.id': int(42) },
  { ...PRICED, 'team.id': text('line\nbreak') },
  { ...PRICED, 'team.id': text('right\u202eleft') },
  { ...PRICED, 'team.id': text('ü'.repeat(200)) },
  { ...PRICED, 'team.id': text('\tb\r\n') },
  { ...PRICED, 'team.id': text('\u00a0b\u2003') },
  { ...PRICED, 'team.id': text('\ufeffb') },
  { ...PRICED, 'team.id': text('\u180e') },
  { ...PRICED, 'team.id': text('say "hi" \\ {team="x"} {{ $value }} $1') },
  { ...PRICED, 'team.id': text('研究 🚀') },
  { ...PRICED, 'gen_ai.response.model': text('\n gpt-4.1\t') },
  { ...PRICED, 'team.id': text('z'.repeat(10_000)) },
  { ...PRICED, 'deployment.environment.name': text('staging') },
  { ...PRICED, 'gen_ai.usage.cost': int(3) },
  { ...PRICED, 'gen_ai.usage.cost': double(-1) },
  { ...PRICED, 'gen_ai.usage.cost': double('NaN') },
  { ...PRICED, 'gen_ai.usage.cost': double('Infinity') },
  { ...PRICED, 'gen_ai.usage.cost': double(1e13) },
  { ...PRICED, 'gen_ai.usage.cost': text('0.5') },
  { ...PRICED, 'gen_ai.usage.cost': double(0) },
  { ...PRICED, 'llm.cost.status': text('unpriced') },
  { ...PRICED, 'llm.cost.status': text('nonsense') },
  { ...CHAT, 'gen_ai.usage.cost': double(0.125) },
  { ...CHAT, 'gen_ai.usage.cost.amount': double(0.5), 'gen_ai.usage.cost.currency': text('USD') },
  { ...CHAT, 'gen_ai.usage.cost.amount': double(0.5), 'gen_ai.usage.cost.currency': text('EUR') },
  { ...PRICED, 'gen_ai.operation.name': text('image_generation') },
  { ...PRICED, 'gen_ai.operation.name': text('invoke_agent') },
  { ...PRICED, 'gen_ai.operation.name': text('fetch_response') },
  { ...PRICED, 'llm.cost.reason': text('counted_elsewhere') },
  { 'http.request.method': text('GET'), 'gen_ai.usage.cost': double(7) },
  { ...CHAT, 'error.type': text('429') },
  { ...PRICED, 'gen_ai.system': text('openai'), 'gen_ai.request.model': text('gpt-4.1') },
  {
    ...PRICED,
    'gen_ai.usage.input_tokens': int(1000),
    'gen_ai.usage.cache_read.input_tokens': int(300),
    'gen_ai.usage.cache_write.input_tokens': int(200),
    'gen_ai.usage.output_tokens': int(70),
    'gen_ai.usage.reasoning.output_tokens': int(20),
  },
  { ...PRICED, 'gen_ai.usage.prompt_tokens': int(10), 'gen_ai.usage.completion_tokens': double(5) },
  { ...PRICED, 'gen_ai.usage.input_tokens': int(-5), 'gen_ai.usage.output_tokens': double(1.5) },
  { ...PRICED, 'llm.usage.total_input_tokens': int(50), 'gen_ai.usage.input_tokens': int(40) },
  { ...PRICED, 'team.id': text('x'.repeat(300)), 'error.type': text('y'.repeat(2000)) },
  { ...PRICED, 'llm.token.type': text('gold'), 'spendspan.tokens.input': int(999) },
];

async function send(): Promise<void> {
  const spans = SPANS.map((attributes, index) => ({
    traceId: String(index + 1).padStart(32, '0'),
    spanId: String(index + 1).padStart(16, '0'),
    name: 'chat',
    kind: 3,
    startTimeUnixNano: String(BigInt(Date.now()) * 1_000_000n),
    endTimeUnixNano: String(BigInt(Date.now() + 1) * 1_000_000n),
    attributes: Object.entries(attributes).map(([key, value]) => ({ key, value })),
  }));
  const resource = {
    attributes: [
      { key: 'service.name', value: text('odd') },
      { key: 'deployment.environment.name', value: text('production') },
    ],
  };
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans }] }] });
  const url = `http://127.0.0.1:${stack.ports.otlpHttp}/v1/traces`;
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(answer.status).toBe(200);
}

/** Field of the ledger and label of the metric that are the same thing. */
const FIELDS: readonly (readonly [field: string, label: string])[] = [
  ['team', 'team_id'],
  ['environment', 'deployment_environment_name'],
  ['provider', 'gen_ai_provider_name'],
  ['model', 'gen_ai_response_model'],
  ['costStatus', 'llm_cost_status'],
];

describe('spans that nobody promised to write well', () => {
  it('are the same calls, money and owners to the ledger and to Prometheus', async () => {
    await send();
    const counted = await reader.until(`sum(${toCounter(CALLS)})`, (calls) => calls > 0);
    const { totals } = await reader.untilRecorded(counted);
    expect(totals.calls).toBe(counted);
    expect(await reader.value(`sum(${toCounter(COST)})`)).toBeCloseTo(Number(totals.costUsd), 12);
    for (const [field, label] of FIELDS) {
      const { breakdowns } = await reader.report('org');
      const rows = breakdowns.find(({ by }) => by === field)?.rows ?? [];
      const ofLedger = Object.fromEntries(rows.map(({ key, totals }) => [key, totals.calls]));
      expect(await reader.query(`sum by (${label}) (${toCounter(CALLS)})`), field).toEqual(ofLedger);
    }
    const tokens = await reader.query(`sum by (llm_token_type) (${toCounter(TOKENS)})`);
    expect(tokens).toEqual({ input: 500 + 10 + 50, cache_read: 300, cache_write: 200, output: 50 + 5, reasoning: 20 });
    expect(totals.inputTokens).toBe(1060);
    console.log(`awkward spans: ${SPANS.length} spans, ${counted} calls, USD ${totals.costUsd} in both`);
  });
});
