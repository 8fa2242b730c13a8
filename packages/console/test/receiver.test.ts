import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExportTraceServiceResponse, RpcStatus } from '../src/otlp/trace-proto.ts';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { makeExport, makeIds, post, postJson } from './traces.ts';

const LIMIT = 16 * 1024 * 1024;

const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const GZIP = { 'content-encoding': 'gzip' };

describe('POST /v1/traces', () => {
  const fixture = useConsole();
  const send = (body: string | Uint8Array, headers = {}): Promise<Response> => post(fixture.console.url, body, headers);
  const countCalls = async (): Promise<number> => (await fetchOrg(fixture.console.url)).totals.calls;

  it('answers {} in JSON and an empty message in protobuf', async () => {
    const json = await postJson(fixture.console.url, makeExport([makeIds()]));
    expect([json.status, json.headers.get('content-type'), await json.text()]).toEqual([200, 'application/json', '{}']);
    const protobuf = await send(new Uint8Array(), PROTOBUF);
    expect([protobuf.status, protobuf.headers.get('content-type')]).toEqual([200, 'application/x-protobuf']);
    expect((await protobuf.arrayBuffer()).byteLength).toBe(0);
    expect(await countCalls()).toBe(1);
  });

  it('takes parameters on the content type, and gzip', async () => {
    const body = gzipSync(JSON.stringify(makeExport([makeIds()])));
    const response = await send(body, { 'content-type': 'application/json; charset=utf-8', ...GZIP });
    expect(response.status).toBe(200);
    expect(await countCalls()).toBe(1);
  });

  it('records a retried export once', async () => {
    const message = makeExport([makeIds(), makeIds()]);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await postJson(fixture.console.url, message)).status).toBe(200);
    }
    expect(await countCalls()).toBe(2);
  });

  it('records every call of twenty senders at once', async () => {
    const senders = Array.from({ length: 20 }, () =>
      postJson(fixture.console.url, makeExport(Array.from({ length: 25 }, makeIds))),
    );
    for (const response of await Promise.all(senders)) expect(response.status).toBe(200);
    expect((await fetchOrg(fixture.console.url)).totals).toMatchObject({ calls: 500, costUsd: '1.800000000000' });
  });

  it('says how many calls it could not take, and takes the others', async () => {
    const response = await postJson(fixture.console.url, makeExport([makeIds(), { traceId: '0', spanId: '1' }]));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ partialSuccess: { rejectedSpans: '1' } });
    expect(await countCalls()).toBe(1);

    const noStart = Buffer.from([0x0a, 0x2a, 0x12, 0x28, 0x12, 0x26, 0x4a, 0x24]);
    const attribute = Buffer.concat([
      Buffer.from([0x0a, 21]),
      Buffer.from('gen_ai.operation.name'),
      Buffer.from([0x12, 11, 0x0a, 9]),
      Buffer.from('chat'.padEnd(9)),
    ]);
    const body = Buffer.concat([noStart, attribute]);
    const answer = await send(body, PROTOBUF);
    expect(answer.status).toBe(200);
    const message = ExportTraceServiceResponse.decode(new Uint8Array(await answer.arrayBuffer()));
    expect(ExportTraceServiceResponse.toObject(message, { longs: String })).toMatchObject({
      partialSuccess: { rejectedSpans: '1' },
    });
  });

  it('answers errors with a google.rpc.Status in the format of the request', async () => {
    const json = await send('{');
    expect([json.status, json.headers.get('content-type')]).toEqual([400, 'application/json']);
    expect(await json.json()).toMatchObject({ code: 3, message: expect.stringContaining('JSON') });
    const protobuf = await send(Buffer.from([0x0a, 0xff]), PROTOBUF);
    expect([protobuf.status, protobuf.headers.get('content-type')]).toEqual([400, 'application/x-protobuf']);
    const status = RpcStatus.toObject(RpcStatus.decode(new Uint8Array(await protobuf.arrayBuffer())));
    expect(status).toMatchObject({ code: 3, message: expect.stringContaining('application/x-protobuf') });
  });

  it.each([
    ['an empty body', ''],
    ['cut JSON', JSON.stringify(makeExport([makeIds()])).slice(0, -20)],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['text where lists belong', '{"resourceSpans":"all of them"}'],
    ['an object where lists belong', '{"resourceSpans":[{"scopeSpans":{"spans":[]}}]}'],
    ['numbers where objects belong', '{"resourceSpans":[{"scopeSpans":[{"spans":[1,2]}]}]}'],
    ['100,000 nested lists', `{"resourceSpans":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ])('refuses %s with 400', async (_what, body) => {
    expect((await send(body)).status).toBe(400);
  });

  it('takes deep nesting where it does not look', async () => {
    const deep = '{"arrayValue":{"values":['.repeat(20_000) + ']}}'.repeat(20_000);
    const body = JSON.stringify(makeExport([makeIds()])).replace('{"doubleValue":0.0036}', deep);
    expect((await send(body)).status).toBe(200);
    expect((await fetchOrg(fixture.console.url)).totals).toMatchObject({ calls: 1, unpricedCalls: 1 });
  });

  it('refuses deeply nested protobuf groups with 400', async () => {
    expect((await send(Buffer.alloc(1_000_000, 0x0b), PROTOBUF)).status).toBe(400);
  });

  it.each([
    ['none', {}],
    ['text/plain', { 'content-type': 'text/plain' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['nonsense', { 'content-type': ';;;' }],
  ])('refuses content type %s with 415', async (_what, headers) => {
    const url = new URL('/v1/traces', fixture.console.url);
    const response = await fetch(url, { method: 'POST', headers, body: Buffer.from('{}') });
    expect(response.status).toBe(415);
    expect(await response.json()).toHaveProperty('message');
  });

  it('refuses other encodings with 415, and gzip that is cut or none with 400', async () => {
    expect((await send('{}', { 'content-encoding': 'br' })).status).toBe(415);
    expect((await send(gzipSync(JSON.stringify(makeExport([makeIds()]))).subarray(0, 60), GZIP)).status).toBe(400);
    expect((await send('{"resourceSpans":[]}', GZIP)).status).toBe(400);
    expect((await send('', GZIP)).status).toBe(400);
  });

  it('takes a body of 16 MiB and refuses one byte more with 413', async () => {
    const frame = JSON.stringify({ ...makeExport([makeIds()]), padding: '' });
    const body = frame.replace('"padding":""', `"padding":"${'x'.repeat(LIMIT - frame.length)}"`);
    expect(Buffer.byteLength(body)).toBe(LIMIT);
    expect((await send(body)).status).toBe(200);
    const larger = await send(`${body} `);
    expect(larger.status).toBe(413);
    expect(await larger.json()).toMatchObject({ code: 8 });
    expect(await countCalls()).toBe(1);
  });

  it('refuses a zip bomb with 413 and lives on', async () => {
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(300_000);
    const responses = await Promise.all(Array.from({ length: 8 }, () => send(bomb, GZIP)));
    expect(responses.map(({ status }) => status)).toEqual(Array(8).fill(413));
    expect((await postJson(fixture.console.url, makeExport([makeIds()]))).status).toBe(200);
  });

  it('answers any bytes with 200 or 400, in either format, and never breaks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) => {
        const response = await send(zip ? gzipSync(bytes) : bytes, { ...PROTOBUF, ...(zip && GZIP) });
        expect([200, 400]).toContain(response.status);
        const json = await send(bytes);
        expect([200, 400]).toContain(json.status);
      }),
      { numRuns: 150 },
    );
    await fetchOrg(fixture.console.url);
  });

  it('answers any JSON in the place of any part with 200 or 400', async () => {
    const part = fc.json({ maxDepth: 4 });
    await fc.assert(
      fc.asyncProperty(
        part,
        fc.constantFrom('"growth"', '1000', '0.0036', '"1795000000123456789"', '3'),
        async (json, place) => {
          const body = JSON.stringify(makeExport([makeIds()])).replaceAll(`:${place}`, `:${json}`);
          expect([200, 400]).toContain((await send(body)).status);
        },
      ),
      { numRuns: 150 },
    );
    await fetchOrg(fixture.console.url);
  });

  it('says which method it wants', async () => {
    const response = await fetch(new URL('/v1/traces', fixture.console.url));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('accepts metrics and logs and keeps nothing of them', async () => {
    for (const path of ['/v1/metrics', '/v1/logs']) {
      const url = new URL(path, fixture.console.url);
      const headers = { 'content-type': 'application/json' };
      const json = await fetch(url, { method: 'POST', headers, body: '{"resourceMetrics":[]}' });
      expect([json.status, await json.text()]).toEqual([200, '{}']);
      const protobuf = await fetch(url, { method: 'POST', headers: PROTOBUF, body: Buffer.from([1, 2, 3]) });
      expect([protobuf.status, (await protobuf.arrayBuffer()).byteLength]).toEqual([200, 0]);
    }
  });
});
