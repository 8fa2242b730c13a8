import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fetchOrg, useConsole } from './console-fixture.ts';
import { toProtobuf } from './protobuf-bytes.ts';
import { makeExport, post } from './traces.ts';

const PROTOBUF = { 'content-type': 'application/x-protobuf' };
const VALID = makeExport([
  { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' },
  { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203332' },
]);

/** A place in JSON: the keys that lead to it. */
type Path = readonly (string | number)[];

function listPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, member]) => listPaths(member, [...path, key]))];
}

function replaceAt(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...value] as never)
    : { ...(value as object) };
  copy[key] = replaceAt(copy[key], rest, put);
  return copy;
}

const NUMBERS = [
  -1,
  0,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  2 ** 63,
  '18446744073709551615',
  '-9223372036854775808',
  '1e400',
  '0x10',
];
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(...NUMBERS, null, [], {}, '', '\ud800'),
  fc.jsonValue({ maxDepth: 3 }),
);

describe('valid exports with a few parts changed', () => {
  const fixture = useConsole();
  const send = async (body: string | Uint8Array, headers = {}): Promise<void> => {
    const response = await post(fixture.console.url, body, headers);
    expect([200, 400]).toContain(response.status);
    if (response.status === 400) expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
  };
  /** Whatever was taken, every report adds up. */
  const checkReports = async (): Promise<void> => {
    const { totals, breakdowns } = await fetchOrg(fixture.console.url);
    for (const { rows } of breakdowns) {
      expect(rows.reduce((sum, row) => sum + row.totals.calls, 0)).toBe(totals.calls);
    }
    const coverage = await fetch(new URL('/api/v1/coverage', fixture.console.url));
    expect(coverage.status).toBe(200);
  };

  it('are answered with 200 or 400 as JSON', async () => {
    const change = fc.tuple(fc.constantFrom(...listPaths(VALID)), anyValue);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        let message: unknown = VALID;
        for (const [path, put] of changes) {
          // An earlier change may have taken the place away.
          message = listPaths(message).some((one) => one.join('.') === path.join('.'))
            ? replaceAt(message, path, put)
            : put;
        }
        await send(JSON.stringify(message));
      }),
      { numRuns: 300 },
    );
    await checkReports();
  });

  it('are answered with 200 or 400 as protobuf', async () => {
    const valid = toProtobuf(VALID);
    const at = fc.nat(valid.length - 1);
    const change = fc.oneof(
      fc.record({ kind: fc.constant('set'), at, bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }) }),
      fc.record({ kind: fc.constant('insert'), at, bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }) }),
      fc.record({ kind: fc.constant('cut'), at, bytes: fc.constant(new Uint8Array()) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let body = valid;
        for (const { kind, at: place, bytes } of changes) {
          const after =
            kind === 'set' ? body.subarray(place + bytes.length) : kind === 'insert' ? body.subarray(place) : [];
          body = Buffer.concat([body.subarray(0, place), bytes, Buffer.from(after)]);
        }
        await send(body, PROTOBUF);
      }),
      { numRuns: 300 },
    );
    await checkReports();
  });
});
