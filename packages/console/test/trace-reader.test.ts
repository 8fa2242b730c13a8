import { type ReadCallsResult, readCalls } from '@spendspan/ledger';
import fc from 'fast-check';
import protobuf from 'protobufjs/light.js';
import { describe, expect, it } from 'vitest';
import { ExportTraceServiceRequest } from '../src/otlp/trace-proto.ts';
import { readTraces } from '../src/otlp/trace-reader/read-traces.ts';
import { BoundedReader } from '../src/otlp/value-limit.ts';

/** Field numbers, that random messages have beside others. */
const REQUEST = { resourceSpans: 1 };
const RESOURCE_SPANS = { resource: 1, scopeSpans: 2 };
const SPAN = { traceId: 1, spanId: 2, parentSpanId: 4, name: 5, start: 7, end: 8, attributes: 9, status: 15 };
const KEY_VALUE = { key: 1, value: 2 };
const ANY_VALUE = { text: 1, flag: 2, integer: 3, double: 4, list: 5 };

/** What decoding by the library and reading its objects gives; `undefined` for what is no protobuf. */
function readPlainly(body: Buffer): ReadCallsResult | undefined {
  try {
    const decoded = ExportTraceServiceRequest.decode(new BoundedReader(body));
    const request = ExportTraceServiceRequest.toObject(decoded, { longs: String });
    for (const { scopeSpans = [] } of request['resourceSpans'] ?? []) {
      for (const { spans = [] } of scopeSpans) {
        for (const span of spans) {
          for (const id of ['traceId', 'spanId', 'parentSpanId']) {
            if (span[id]) span[id] = Buffer.from(span[id]).toString('hex');
          }
        }
      }
    }
    return readCalls(request['resourceSpans']);
  } catch {
    return undefined;
  }
}

function readFast(body: Buffer): ReadCallsResult | undefined {
  try {
    return readTraces(body);
  } catch {
    return undefined;
  }
}

type Bytes = fc.Arbitrary<Uint8Array>;

const { Writer } = protobuf;
const write = (use: (writer: protobuf.Writer) => unknown): Uint8Array => {
  const writer = Writer.create();
  use(writer);
  return writer.finish();
};
const tagOf = (id: number, type: number): Uint8Array => write((writer) => writer.uint32((id << 3) | type));
const join = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const delimited = (content: Uint8Array): Uint8Array => write((writer) => writer.bytes(content));

const anyVarint = fc.oneof(
  { weight: 10, arbitrary: fc.nat(20).map((count) => varint(BigInt(count))) },
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(varint),
  fc
    .constantFrom(0n, 1n, 2n, 443n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n, 2n ** 64n - 1000n)
    .map(varint),
  // Longer than needed.
  fc
    .constantFrom([0x82, 0x00], [0x81, 0x80, 0x80, 0x00], Array(9).fill(0x80).concat(1))
    .map((bytes) => Uint8Array.from(bytes)),
);

/** Without end. */
const noVarint = fc.constant(Uint8Array.from(Array(11).fill(0xff)));

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.from([...bytes, Number(rest)]);
}

const anyFixed64 = fc.oneof(
  fc.uint8Array({ minLength: 8, maxLength: 8 }),
  fc.double().map((value) => write((writer) => writer.double(value))),
  fc.constantFrom(0n, 1n, 1_795_000_000_123_456_789n, 2n ** 63n - 2n, 2n ** 63n - 1n, 2n ** 63n).map((nanos) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64LE(nanos);
    return new Uint8Array(bytes);
  }),
);

/** A field of any number with content of any wire type, groups and types that there are not among them. */
const anyField = (ids: readonly number[], content: Bytes): Bytes => {
  const id = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ids) }, fc.nat(40), fc.constant(2 ** 29 - 1));
  const field = (type: number, value: Bytes): Bytes =>
    fc.tuple(id, value).map(([at, bytes]) => join([tagOf(at, type), bytes]));
  return fc.oneof(
    { weight: 4, arbitrary: field(0, anyVarint) },
    field(0, noVarint),
    { weight: 4, arbitrary: field(1, anyFixed64) },
    { weight: 6, arbitrary: field(2, content.map(delimited)) },
    field(5, fc.uint8Array({ minLength: 4, maxLength: 4 })),
    fc
      .tuple(id, fc.boolean())
      .map(([at, ended]) => join([tagOf(at, 3), tagOf(3, 0), Uint8Array.of(7), ...(ended ? [tagOf(at, 4)] : [])])),
    { weight: 1, arbitrary: field(6, fc.constant(new Uint8Array())) },
  );
};

/** A message: fields as they should be, in any order and number, and now and then one that nobody expects. */
const message = (ids: readonly number[], fields: readonly Bytes[], odd = 60): Bytes =>
  fc
    .array(
      fc.oneof(
        { weight: odd * 4, arbitrary: fc.oneof(...fields) },
        { weight: 1, arbitrary: anyField(ids, fc.uint8Array({ maxLength: 12 })) },
      ),
      { maxLength: 7 },
    )
    .map(join);

const field = (id: number, type: number, value: Bytes): Bytes => value.map((bytes) => join([tagOf(id, type), bytes]));
const part = (id: number, content: Bytes): Bytes => field(id, 2, content.map(delimited));
const textBytes = (text: fc.Arbitrary<string>): Bytes => text.map((value) => new Uint8Array(Buffer.from(value)));

const NAMES = [
  'gen_ai.operation.name',
  'gen_ai.provider.name',
  'gen_ai.system',
  'gen_ai.response.model',
  'gen_ai.response.id',
  'gen_ai.request.stream',
  'gen_ai.response.time_to_first_chunk',
  'gen_ai.usage.input_tokens',
  'gen_ai.usage.output_tokens',
  'gen_ai.usage.cache_read.input_tokens',
  'gen_ai.usage.cache_read_input_tokens',
  'llm.usage.audio_seconds',
  'llm.usage.image_size',
  'gen_ai.usage.cost',
  'gen_ai.usage.cost.amount',
  'gen_ai.usage.cost.currency',
  'llm.cost.input',
  'llm.cost.cache_savings',
  'llm.cost.status',
  'llm.cost.reason',
  'llm.cost.source',
  'llm.attempts',
  'llm.batch',
  'server.port',
  'error.type',
  'team.id',
  'user.id',
  'service.name',
  'deployment.environment.name',
];
const key = textBytes(
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...NAMES) }, fc.constantFrom('', 'key', 'ключ'), fc.string()),
);
const TEXTS = [
  'chat',
  'embeddings',
  'invoke_agent',
  'priced',
  'unpriced',
  'counted_elsewhere',
  'USD',
  'growth',
  ' padded ',
  'zwölf',
  '',
  '443',
  'a\nb',
  '\u202e',
  'x'.repeat(300),
];
const text = textBytes(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...TEXTS) }, fc.string({ unit: 'binary' })));
const noUtf8 = fc
  .constantFrom([0xc3, 0x28], [0xed, 0xa0, 0x80], [0xff], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82])
  .map((bytes) => Uint8Array.from(bytes));
const mostlyText = fc.oneof({ weight: 300, arbitrary: text }, { weight: 1, arbitrary: noUtf8 });

const anyValue = message(Object.values(ANY_VALUE), [
  part(ANY_VALUE.text, mostlyText),
  field(ANY_VALUE.flag, 0, anyVarint),
  field(
    ANY_VALUE.integer,
    0,
    fc.oneof(
      fc.nat(5000).map((count) => varint(BigInt(count))),
      anyVarint,
    ),
  ),
  field(
    ANY_VALUE.double,
    1,
    fc.oneof(
      fc.double({ min: 0, max: 10 }).map((value) => write((writer) => writer.double(value))),
      anyFixed64,
    ),
  ),
  part(ANY_VALUE.list, fc.uint8Array({ maxLength: 12 })),
]);
const oneValue = fc.oneof(
  part(ANY_VALUE.text, mostlyText),
  field(
    ANY_VALUE.integer,
    0,
    fc.nat(5000).map((count) => varint(BigInt(count))),
  ),
  field(
    ANY_VALUE.double,
    1,
    fc.double({ min: 0, max: 10 }).map((value) => write((writer) => writer.double(value))),
  ),
  anyValue,
);
const usualAttribute = fc.tuple(part(KEY_VALUE.key, key), part(KEY_VALUE.value, oneValue)).map(join);
const attribute = fc.oneof(
  { weight: 5, arbitrary: usualAttribute },
  {
    weight: 1,
    arbitrary: message(Object.values(KEY_VALUE), [part(KEY_VALUE.key, key), part(KEY_VALUE.value, oneValue)]),
  },
);
const id = (bytes: number): Bytes =>
  fc.oneof(
    { weight: 8, arbitrary: fc.uint8Array({ minLength: bytes, maxLength: bytes }) },
    fc.constant(new Uint8Array(bytes)),
    fc.uint8Array({ maxLength: 17 }),
  );
const someTime = fc.bigInt({ min: 1n, max: 2n ** 61n }).map((nanos) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(nanos);
  return new Uint8Array(bytes);
});
const spanFields = [
  part(SPAN.traceId, id(16)),
  part(SPAN.spanId, id(8)),
  part(SPAN.parentSpanId, id(8)),
  part(SPAN.name, text),
  field(SPAN.start, 1, anyFixed64),
  field(SPAN.end, 1, anyFixed64),
  part(SPAN.attributes, attribute),
  part(SPAN.attributes, attribute),
  part(SPAN.attributes, attribute),
  part(SPAN.status, message([2, 3], [field(3, 0, anyVarint)])),
];
const callSpan = fc
  .tuple(
    part(SPAN.traceId, id(16)),
    part(SPAN.spanId, id(8)),
    field(SPAN.start, 1, fc.oneof({ weight: 9, arbitrary: someTime }, anyFixed64)),
    fc.constant(
      join([
        tagOf(SPAN.attributes, 2),
        delimited(
          join([
            tagOf(1, 2),
            delimited(Buffer.from('gen_ai.operation.name')),
            tagOf(2, 2),
            delimited(join([tagOf(1, 2), delimited(Buffer.from('chat'))])),
          ]),
        ),
      ]),
    ),
    message(Object.values(SPAN), spanFields),
  )
  .map(join);
const resource = message([1], [part(1, attribute)]);
const scopeSpans = message(
  [1, 2],
  [part(2, callSpan), part(2, callSpan), part(2, callSpan), part(2, message(Object.values(SPAN), spanFields))],
);
const resourceSpans = message(Object.values(RESOURCE_SPANS), [
  part(RESOURCE_SPANS.resource, resource),
  part(RESOURCE_SPANS.scopeSpans, scopeSpans),
]);
const request = message(Object.values(REQUEST), [part(REQUEST.resourceSpans, resourceSpans)], 100).map((bytes) =>
  Buffer.from(bytes),
);

describe('readTraces', () => {
  it('reads what the library decodes, and refuses what it refuses, on random requests', () => {
    let calls = 0;
    let refused = 0;
    fc.assert(
      fc.property(request, (body) => {
        const expected = readPlainly(body);
        calls += expected?.calls.length ?? 0;
        refused += expected === undefined ? 1 : 0;
        expect(readFast(body)).toEqual(expected);
      }),
      { numRuns: 600 },
    );
    // Or it would prove nothing.
    expect(calls).toBeGreaterThan(200);
    expect(refused).toBeGreaterThan(20);
  });

  it('does so on requests that are cut, and whose bytes are changed', () => {
    fc.assert(
      fc.property(request, fc.nat(), fc.uint8Array({ maxLength: 3 }), fc.boolean(), (whole, place, bytes, cut) => {
        const at = whole.length === 0 ? 0 : place % whole.length;
        const after = cut ? Buffer.alloc(0) : whole.subarray(at + bytes.length);
        const body = Buffer.concat([whole.subarray(0, at), bytes, after]);
        expect(readFast(body)).toEqual(readPlainly(body));
      }),
      { numRuns: 600 },
    );
  });

  it('does so on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const body = Buffer.from(bytes);
        expect(readFast(body)).toEqual(readPlainly(body));
      }),
      { numRuns: 1_000 },
    );
  });
});
