import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { attribute, exportOf, field, toProtobuf } from './protobuf-bytes.ts';
import { makeExport, makeIds } from './traces.ts';

/** An export that nobody sends in good faith, and the status that answers it. */
export interface HostileExport {
  readonly name: string;
  readonly status: 200 | 400 | 413 | 415;
  readonly headers?: Readonly<Record<string, string>>;
  body(): Uint8Array;
}

const LIMIT = 16 * 1024 * 1024;
const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const zipped = (encoding: string, headers = {}) => ({ ...headers, 'content-encoding': encoding });
const GZIP = zipped('gzip');

/** Made once: a bomb is small, and what it unpacks to takes long to make. */
const once = (make: () => Uint8Array): (() => Uint8Array) => {
  let made: Uint8Array | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const text = (make: () => string) => () => Buffer.from(make());
const spaces = once(() => Buffer.alloc(256 * 1024 * 1024, 0x20));
const gzipOf = (make: () => Uint8Array): (() => Uint8Array) => once(() => gzipSync(make()));
/** A valid call with one more attribute, its value as JSON. */
const withAttribute = (key: string, value: string): string =>
  JSON.stringify(makeExport([makeIds()])).replace(
    '"attributes":[{"key":"gen',
    `"attributes":[{"key":${JSON.stringify(key)},"value":${value}},{"key":"gen`,
  );
const fill = (bytes: number[], length: number): Buffer => Buffer.alloc(length, Buffer.from(bytes));
const manyAttributes = (count: number): string =>
  JSON.stringify(
    makeExport([makeIds()], Object.fromEntries(Array.from({ length: count }, (_, index) => [`key.${index}`, 'x']))),
  );

/** Nested lists or maps of protobuf, the innermost first. */
function nest(depth: number, wrap: (inner: Buffer) => Buffer): Buffer {
  let value = Buffer.alloc(0) as Buffer;
  for (let level = 0; level < depth; level += 1) value = wrap(value);
  return value;
}

const call = (): Buffer => toProtobuf(makeExport([makeIds()]));

/** Every kind of hostile export, by what it attacks. */
export const HOSTILE_EXPORTS: readonly HostileExport[] = [
  { name: 'gzip that is cut', status: 400, headers: GZIP, body: once(() => gzipSync(call()).subarray(0, 90)) },
  {
    name: 'gzip whose first block is overwritten',
    status: 400,
    headers: GZIP,
    body: once(() => gzipSync(call()).fill(0xff, 10, 12)),
  },
  {
    name: 'gzip with a flipped byte',
    status: 400,
    headers: GZIP,
    body: () => gzipSync(JSON.stringify(makeExport([makeIds()]))).fill(0xff, 40, 44),
  },
  { name: 'no gzip at all', status: 400, headers: GZIP, body: text(() => '{"resourceSpans":[]}') },
  { name: 'a gzip bomb', status: 413, headers: GZIP, body: gzipOf(spaces) },
  {
    name: 'a gzip bomb in many members',
    status: 413,
    headers: GZIP,
    body: once(() => Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(1024 * 1024))))),
  },
  { name: 'a deflate bomb', status: 415, headers: zipped('deflate'), body: once(() => deflateSync(spaces())) },
  {
    name: 'a brotli bomb',
    status: 415,
    headers: zipped('br'),
    body: once(() => brotliCompressSync(Buffer.alloc(64 * 1024 * 1024))),
  },
  { name: 'gzip in gzip', status: 415, headers: zipped('gzip, gzip'), body: once(() => gzipSync(gzipSync(spaces()))) },
  {
    name: 'gzip of eight million nested lists',
    status: 413,
    headers: GZIP,
    body: gzipOf(text(() => `{"resourceSpans":${'['.repeat(LIMIT / 2 - 100)}${']'.repeat(LIMIT / 2 - 100)}}`)),
  },
  {
    name: 'gzip of five million empty resources',
    status: 413,
    headers: GZIP,
    body: gzipOf(text(() => `{"resourceSpans":[{}${',{}'.repeat(LIMIT / 3 - 100)}]}`)),
  },
  {
    name: 'gzip of eight million empty resources in protobuf',
    status: 413,
    headers: { ...PROTOBUF, ...GZIP },
    body: gzipOf(() => fill([0x0a, 0], LIMIT)),
  },
  {
    name: 'gzip of eight million empty spans in protobuf',
    status: 413,
    headers: { ...PROTOBUF, ...GZIP },
    body: gzipOf(() => field(1, field(2, fill([0x12, 0], LIMIT - 64)))),
  },
  {
    name: 'gzip of eight million empty attributes in protobuf',
    status: 413,
    headers: { ...PROTOBUF, ...GZIP },
    body: gzipOf(() => exportOf(fill([0x4a, 0], LIMIT - 64))),
  },
  {
    name: 'gzip of eight million unknown fields in protobuf',
    status: 413,
    headers: { ...PROTOBUF, ...GZIP },
    body: gzipOf(() => exportOf(fill([0x5a, 0], LIMIT - 64))),
  },
  {
    name: 'just fewer empty attributes than are refused',
    status: 200,
    headers: { ...PROTOBUF, ...GZIP },
    body: gzipOf(() => exportOf(fill([0x4a, 0], 1_999_000))),
  },
  { name: 'protobuf groups 1,000,000 deep', status: 400, headers: PROTOBUF, body: () => fill([0x0b], 1_000_000) },
  {
    name: 'protobuf lists 10,000 deep in a value',
    status: 200,
    headers: PROTOBUF,
    body: once(() =>
      Buffer.concat([
        call(),
        exportOf(
          attribute(
            'deep',
            nest(10_000, (inner) => field(5, field(1, inner))),
          ),
        ),
      ]),
    ),
  },
  {
    name: 'protobuf maps 10,000 deep in a value',
    status: 200,
    headers: PROTOBUF,
    body: once(() =>
      Buffer.concat([
        call(),
        exportOf(
          attribute(
            'deep',
            nest(10_000, (inner) => field(6, field(1, field(2, inner)))),
          ),
        ),
      ]),
    ),
  },
  {
    name: 'JSON lists 10,000 deep in a value',
    status: 200,
    body: text(() => withAttribute('deep', '{"arrayValue":{"values":['.repeat(10_000) + ']}}'.repeat(10_000))),
  },
  {
    name: 'JSON maps 10,000 deep in a value',
    status: 200,
    body: text(() =>
      withAttribute(
        'deep',
        `${'{"kvlistValue":{"values":[{"key":"k","value":'.repeat(10_000)}1${'}]}}'.repeat(10_000)}`,
      ),
    ),
  },
  {
    name: 'a team of 4 MB',
    status: 200,
    body: text(() => JSON.stringify(makeExport([makeIds()], { 'team.id': 'x'.repeat(4_000_000) }))),
  },
  {
    name: 'a key of 4 MB',
    status: 200,
    body: text(() => JSON.stringify(makeExport([makeIds()], { ['k'.repeat(4_000_000)]: 'x' }))),
  },
  { name: '100,000 attributes on one span', status: 200, body: once(text(() => manyAttributes(100_000))) },
  {
    name: 'text that is no UTF-8, in JSON',
    status: 400,
    body: () => Buffer.from(JSON.stringify(makeExport([makeIds()], { 'user.id': 'ÿþý' })), 'latin1'),
  },
  {
    name: 'text that is no UTF-8, in protobuf',
    status: 400,
    headers: PROTOBUF,
    body: () =>
      Buffer.concat([
        call(),
        exportOf(attribute('user.id', field(1, fill([0xc3, 0x28, 0xed, 0xa0, 0x80, 0xff], 600)))),
      ]),
  },
  {
    name: 'half of a surrogate pair',
    status: 200,
    body: text(() =>
      JSON.stringify(makeExport([makeIds()], { 'user.id': '\ud83d', 'team.id': `${'x'.repeat(255)}😀` })),
    ),
  },
  {
    name: 'keys that name the prototype',
    status: 200,
    body: text(() => withAttribute('__proto__', '{"__proto__":{"stringValue":"x"},"constructor":{"prototype":{}}}')),
  },
  {
    name: 'numbers beyond every bound',
    status: 200,
    body: text(() =>
      withAttribute('gen_ai.usage.cost', '{"doubleValue":1e999}')
        .replaceAll('"1000"', '-99999999999999999999999')
        .replaceAll('200}', '1e309}'),
    ),
  },
  {
    name: 'NaN and Infinity as text',
    status: 200,
    body: text(() =>
      JSON.stringify(makeExport([makeIds()]))
        .replace('0.0036', '"NaN"')
        .replace('"1000"', '"Infinity"'),
    ),
  },
  {
    name: 'NaN in protobuf',
    status: 200,
    headers: PROTOBUF,
    body: () =>
      Buffer.concat([
        call(),
        exportOf(attribute('gen_ai.usage.cost', Buffer.from([0x21, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f]))),
      ]),
  },
  {
    name: 'a bare NaN, which is no JSON',
    status: 400,
    body: text(() => JSON.stringify(makeExport([makeIds()])).replace('0.0036', 'NaN')),
  },
  { name: 'a varint without end', status: 400, headers: PROTOBUF, body: () => fill([0xff], 4096) },
  {
    name: 'a length beyond the body',
    status: 400,
    headers: PROTOBUF,
    body: () => Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f]),
  },
  { name: 'protobuf that is said to be JSON', status: 400, body: () => call() },
  {
    name: 'JSON that is said to be protobuf',
    status: 400,
    headers: PROTOBUF,
    body: text(() => JSON.stringify(makeExport([makeIds()]))),
  },
  {
    name: 'XML',
    status: 415,
    headers: { 'content-type': 'application/xml' },
    body: text(() => '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
  },
  { name: 'gRPC', status: 415, headers: { 'content-type': 'application/grpc+proto' }, body: () => call() },
  { name: 'an empty body', status: 400, body: () => Buffer.alloc(0) },
  { name: 'a byte order mark', status: 400, body: text(() => `\ufeff${JSON.stringify(makeExport([makeIds()]))}`) },
];
