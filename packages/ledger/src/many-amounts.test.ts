import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBigInts } from './compare-big-ints.ts';
import { ManyAmounts } from './many-amounts.ts';
import { divideHalfEven, formatUsd, shareOf } from './money.ts';

/** Of every size, and about where doubles end to be exact. */
const amount: fc.Arbitrary<bigint> = fc.oneof(
  fc.nat(20).chain((digits) => fc.bigInt(-(10n ** BigInt(digits)), 10n ** BigInt(digits))),
  fc.bigInt(2n ** 52n - 3n, 2n ** 53n + 3n),
  fc.bigInt(-3n, 3n),
);

const count: fc.Arbitrary<bigint> = fc.oneof(fc.bigInt(0n, 9n), fc.bigInt(0n, 2n ** 54n));

describe('many amounts', () => {
  it('come to what each alone comes to, to the last digit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, count), { maxLength: 40 }), amount, (pairs, whole) => {
        const amounts = pairs.map(([one]) => one);
        const counts = pairs.map(([, one]) => one);
        const many = ManyAmounts.from(amounts.length, (index) => amounts[index] ?? 0n);
        const divisors = ManyAmounts.from(counts.length, (index) => counts[index] ?? 0n);
        expect(many.sum).toBe(amounts.reduce((sum, one) => sum + one, 0n));
        expect(amounts.map((_, index) => many.read(index))).toEqual(amounts);
        const compare = (a: number, b: number): number =>
          compareBigInts(amounts[b] ?? 0n, amounts[a] ?? 0n) ||
          compareBigInts(counts[a] ?? 0n, counts[b] ?? 0n) ||
          a - b;
        expect([...many.sort(compare)]).toEqual([...amounts.keys()].sort(compare));
        expect(many.format()).toEqual(amounts.map(formatUsd));
        expect(amounts.map((_, index) => many.number(index))).toEqual(amounts.map(Number));
        expect(amounts.map((_, index) => many.share(index, whole))).toEqual(amounts.map((one) => shareOf(one, whole)));
        expect(many.formatQuotients(divisors)).toEqual(
          amounts.map((one, index) => {
            const by = counts[index] ?? 0n;
            return by === 0n ? null : formatUsd(divideHalfEven(one, by));
          }),
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('are added up with others, and stay what they were', () => {
    const addition = fc.tuple(fc.array(amount, { maxLength: 8 }), fc.array(amount, { maxLength: 8 }));
    fc.assert(
      fc.property(addition, addition, fc.nat(8), ([amounts, others], [more], shift) => {
        const listOf = (many: ManyAmounts, count: number): readonly bigint[] =>
          Array.from({ length: count }, (_, index) => many.read(index));
        const of = (all: readonly bigint[]): ManyAmounts => ManyAmounts.from(all.length, (index) => all[index] ?? 0n);
        const first = Math.min(shift, amounts.length);
        const places = others.map((_, index) => first + index);
        const expected = [...amounts];
        for (const [index, place] of places.entries())
          expected[place] = (expected[place] ?? 0n) + (others[index] ?? 0n);
        const many = of(amounts);
        const added = many.addAt(places, of(others));
        expect(listOf(added, expected.length)).toEqual(expected);
        expect(added.sum).toBe(expected.reduce((sum, one) => sum + one, 0n));
        const twice = added.addAt([...more.keys()], of(more));
        const length = Math.max(expected.length, more.length);
        const sums = Array.from({ length }, (_, index) => (expected[index] ?? 0n) + (more[index] ?? 0n));
        expect(listOf(twice, length)).toEqual(sums);
        expect(listOf(many, amounts.length)).toEqual(amounts);
        expect(listOf(added, expected.length)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('stay as many after any number of additions', () => {
    const one = ManyAmounts.from(1, () => 1n);
    let sum = ManyAmounts.from(2, () => 2n ** 60n);
    for (let times = 0; times < 20_000; times += 1) sum = sum.addAt([1], one);
    expect([sum.read(0), sum.read(1)]).toEqual([2n ** 60n, 2n ** 60n + 20_000n]);
  });
});
