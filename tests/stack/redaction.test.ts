import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FREE_PORTS } from '../../collector-config/stack/ports.ts';
import { startCollector } from '../../collector-config/stack/stack.ts';
import { waitFor } from './stack-reader.ts';
import { startTap } from './tap.ts';

const TEXTS = ['gen_ai.input.messages', 'gen_ai.prompt.0.content', 'llm.prompts', 'input.value', 'ai.prompt'];
const toAttributes = (keys: readonly string[]) => keys.map((key) => ({ key, value: { stringValue: 'a secret' } }));

/** What the collector passes on of a call with texts, on the span and on each of its events. */
async function passOn(layers: readonly string[], events: number) {
  const tap = await startTap();
  const folder = mkdtempSync(join(tmpdir(), 'spendspan-redaction-'));
  const json = join(folder, 'json.yaml');
  writeFileSync(json, 'exporters: {otlp_http/ledger: {encoding: json, compression: none}}\n');
  const { ports, collector } = await startCollector({
    folder,
    ports: FREE_PORTS,
    layers: ['ledger', 'no-jaeger', json, ...layers],
    env: { SPENDSPAN_LEDGER_ENDPOINT: tap.url },
  });
  try {
    const now = String(BigInt(Date.now()) * 1_000_000n);
    const span = {
      traceId: '1'.repeat(32),
      spanId: '1'.repeat(16),
      name: 'chat',
      startTimeUnixNano: now,
      endTimeUnixNano: now,
      attributes: toAttributes([...TEXTS, 'gen_ai.request.model']).concat([
        { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
      ]),
      events: Array.from({ length: events }, () => ({
        name: 'gen_ai.user.message',
        timeUnixNano: now,
        attributes: toAttributes([...TEXTS, 'content', 'kept']),
      })),
    };
    const body = JSON.stringify({ resourceSpans: [{ resource: {}, scopeSpans: [{ spans: [span] }] }] });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${ports.otlpHttp}/v1/traces`, { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
    return await waitFor('the span', async () => ({ done: tap.spans.length > 0, value: tap.spans[0] }));
  } finally {
    await collector.stop();
    await tap.close();
  }
}

it.each([0, 2])('What was asked goes no further than the collector, on a span with %i events', async (events) => {
  const span = await passOn([], events);
  expect(Object.keys(span?.attributes ?? {}).sort()).toEqual(['gen_ai.operation.name', 'gen_ai.request.model']);
  expect(span?.events).toEqual(Array.from({ length: events }, () => ({ kept: 'a secret' })));
});

it('What was asked stays where it is wanted', async () => {
  const span = await passOn(['keep-text'], 1);
  expect(span?.attributes).toMatchObject(Object.fromEntries(TEXTS.map((key) => [key, 'a secret'])));
  expect(span?.events[0]).toMatchObject({ content: 'a secret' });
});
