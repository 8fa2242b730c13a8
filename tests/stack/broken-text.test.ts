import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS, COST, toCounter } from '../../collector-config/src/metric-names.ts';
import { FREE_PORTS } from '../../collector-config/stack/ports.ts';
import { type Stack, startStack } from '../../collector-config/stack/stack.ts';
import { StackReader } from './stack-reader.ts';

let stack: Stack;
let reader: StackReader;
beforeAll(async () => {
  stack = await startStack({ scrapeSeconds: 1, ports: FREE_PORTS });
  reader = new StackReader(stack);
});
afterAll(() => stack?.stop());

/** A field of bytes. https://protobuf.dev/programming-guides/encoding/ */
function bytes(field: number, content: Iterable<number>): readonly number[] {
  const body = [...content];
  return [(field << 3) | 2, ...varint(body.length), ...body];
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

function fixed64(field: number, value: bigint | number): readonly number[] {
  const body = Buffer.alloc(8);
  if (typeof value === 'bigint') body.writeBigUInt64LE(value);
  else body.writeDoubleLE(value);
  return [(field << 3) | 1, ...body];
}

const attribute = (key: string, value: readonly number[]): readonly number[] =>
  bytes(9, [...bytes(1, Buffer.from(key)), ...bytes(2, value)]);
const text = (content: Iterable<number>): readonly number[] => bytes(1, content);

/** A call whose texts are these bytes. https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto */
function span(id: number, name: Iterable<number>): readonly number[] {
  const now = BigInt(Date.now()) * 1_000_000n;
  return bytes(2, [
    ...bytes(1, new Uint8Array(16).fill(id)),
    ...bytes(2, new Uint8Array(8).fill(id)),
    ...bytes(5, name),
    ...fixed64(7, now),
    ...fixed64(8, now + 1n),
    ...attribute('gen_ai.operation.name', text(Buffer.from('chat'))),
    ...attribute('llm.cost.status', text(Buffer.from('priced'))),
    ...attribute('gen_ai.usage.cost', fixed64(4, 0.25)),
    ...attribute('team.id', text(name)),
    ...attribute('session.id', text(name)),
  ]);
}

describe('a span whose texts are no UTF-8', () => {
  it('is counted as every other one, and takes none of those with it that come with it', async () => {
    const broken = [0x62, 0xff, 0xfe];
    const body = bytes(
      1,
      bytes(2, [...span(1, Buffer.from('good')), ...span(2, broken), ...span(3, Buffer.from('good'))]),
    );
    const headers = { 'content-type': 'application/x-protobuf' };
    const url = `http://127.0.0.1:${stack.ports.otlpHttp}/v1/traces`;
    const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    expect(answer.status).toBe(200);
    await reader.until(`sum(${toCounter(CALLS)})`, (calls) => calls === 3);
    const teams = { good: 0.5, 'b\ufffd\ufffd': 0.25 };
    expect(await reader.query(`sum by (team_id) (${toCounter(COST)})`)).toEqual(teams);
    const { totals, breakdowns } = await reader.untilRecorded(3);
    expect(Number(totals.costUsd)).toBe(0.75);
    const rows = breakdowns.find(({ by }) => by === 'team')?.rows ?? [];
    expect(Object.fromEntries(rows.map(({ key, totals }) => [key, Number(totals.costUsd)]))).toEqual(teams);
  });
});
