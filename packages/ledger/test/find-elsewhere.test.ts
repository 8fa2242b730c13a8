import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findElsewhere, type TracedCall } from '../src/repricing/find-elsewhere.ts';
import { findElsewherePlainly } from './find-elsewhere-plainly.ts';

const SECOND = 1_000_000_000n;

/** Traces whose calls often stand above one another, have the same tokens, or add up. */
const arbitraryTrace = (maxLength: number): fc.Arbitrary<readonly TracedCall[]> =>
  fc
    .array(
      fc.record({
        parent: fc.oneof(fc.constantFrom(null, 'x', 'y', 'z'), fc.nat(maxLength)),
        start: fc.nat(Math.max(8, maxLength >> 2)),
        length: fc.option(fc.nat(6), { nil: null }),
        service: fc.constantFrom(null, 'a', 'b'),
        models: fc.constantFrom([], ['m'], ['n'], ['m', 'n'], ['n', 'm']),
        inputTokens: fc.option(fc.bigInt({ min: 0n, max: 6n }), { nil: null }),
        outputTokens: fc.option(fc.bigInt({ min: 0n, max: 2n }), { nil: null }),
        responseId: fc.option(fc.constantFrom('r1', 'r2', 'r3'), { nil: null, freq: 5 }),
        loose: fc.boolean(),
        toldInOtherTrace: fc.nat(9).map((number) => number === 0),
      }),
      { maxLength },
    )
    .map((calls) =>
      calls.map(({ parent, start, length, ...call }, index) => ({
        ...call,
        id: BigInt(index),
        spanId: `s${index}`,
        parentSpanId: typeof parent === 'number' ? `s${parent}` : parent,
        start: BigInt(start) * SECOND,
        end: length === null ? null : BigInt(start + length) * SECOND,
      })),
    );

describe('finding what another call of a trace tells of', () => {
  it.each([
    [6, 500],
    [16, 300],
    [60, 200],
    [600, 10],
  ])('finds in traces of up to %i calls what comparing each with each finds', async (maxLength, numRuns) => {
    await fc.assert(
      fc.asyncProperty(arbitraryTrace(maxLength), async (calls) => {
        expect(await findElsewhere(calls)).toEqual(findElsewherePlainly(calls));
      }),
      { numRuns },
    );
  });

  it('lets others of the process have their turn while it looks at a large trace', async () => {
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const calls = Array.from({ length: 20_000 }, (_, index) => makeTraced(index));
    expect(await findElsewhere(calls)).toHaveLength(10_000);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });
});

/** Every other call is made by the one before it, and has its tokens. */
function makeTraced(index: number): TracedCall {
  const start = BigInt(index) * SECOND;
  return {
    id: BigInt(index),
    spanId: `s${index}`,
    parentSpanId: index % 2 === 0 ? 'root' : `s${index - 1}`,
    start,
    end: start + (index % 2 === 0 ? 3n : 1n) * SECOND,
    service: null,
    models: [],
    inputTokens: BigInt(index >> 1),
    outputTokens: 1n,
    responseId: null,
    loose: true,
    toldInOtherTrace: false,
  };
}
