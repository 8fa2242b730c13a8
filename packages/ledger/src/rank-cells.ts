import type { Cell, CellOrder, Group, RankedSum, SumName, Sums } from './call-store.ts';
import { compareBigInts } from './compare-big-ints.ts';
import { isOfTime } from './fields.ts';

/** A cell whose order can be told. */
export type RankedCell = Cell<RankedSum>;

/**
 * Compares cells for an order: by what it says, then by cost, requests and the values, one after the other; an absent one
 * comes last. No two cells of a crosstab are alike, so that every store has one order.
 * @param fields of the values.
 */
export function compareCells(order: CellOrder, fields: readonly string[]): (a: RankedCell, b: RankedCell) => number {
  const compareFirst = COMPARE_FIRST[order](fields);
  return (a, b) =>
    compareFirst(a, b) ||
    compareBigInts(b.sums.cost, a.sums.cost) ||
    compareBigInts(b.sums.calls, a.sums.calls) ||
    compareValues(a.values, b.values);
}

type Compare = (a: RankedCell, b: RankedCell) => number;

const tokens = ({ sums }: RankedCell): bigint => sums.inputTokens + sums.outputTokens;

const COMPARE_FIRST: Readonly<Record<CellOrder, (fields: readonly string[]) => Compare>> = {
  cost: () => () => 0,
  calls: () => (a, b) => compareBigInts(b.sums.calls, a.sums.calls),
  tokens: () => (a, b) => compareBigInts(tokens(b), tokens(a)),
  oldest: (fields) => compareTimes(placesOfTime(fields)),
  newest: (fields) => {
    const compare = compareTimes(placesOfTime(fields));
    return (a, b) => compare(b, a);
  },
};

/** Where the fields of time are. */
export function placesOfTime(fields: readonly string[]): readonly number[] {
  return [...fields.keys()].filter((place) => isOfTime(fields[place] ?? ''));
}

function compareTimes(places: readonly number[]): Compare {
  const read = ({ values }: RankedCell): readonly (string | null)[] => places.map((place) => values[place] ?? null);
  return (a, b) => compareValues(read(a), read(b));
}

/** By the values, one after the other; an absent one comes last. */
export function compareValues(a: readonly (string | null)[], b: readonly (string | null)[]): number {
  for (const [index, left] of a.entries()) {
    const order = compareValue(left, b[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

/** An absent value comes last. */
export function compareValue(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return compareTexts(a, b);
}

/** As databases order texts, by code points; JavaScript goes by UTF-16. */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a.charCodeAt(index), b.charCodeAt(index)];
    if (left !== right) return rankOf(left) - rankOf(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points beyond all others. */
function rankOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** The first groups of a field, in the order of their cost; all of a field of time, or where there are no more. */
export function cutGroups(field: string, groups: readonly Group[], limit: number | undefined): readonly Group[] {
  if (limit === undefined || groups.length <= limit || isOfTime(field)) return groups;
  const compare = compareCells('cost', [field]);
  return groups
    .map((group) => ({ group, values: [group.value], sums: group.sums }))
    .sort(compare)
    .slice(0, limit)
    .map(({ group }) => group);
}

/** The sums of what is in `totals` and in none of some parts of it. */
export function subtractSums<Name extends SumName>(totals: Sums<Name>, parts: readonly Sums<Name>[]): Sums<Name> {
  const rest: Record<string, bigint> = { ...totals };
  for (const sums of parts) for (const name of Object.keys(rest)) rest[name] = (rest[name] ?? 0n) - sums[name as Name];
  return rest as Sums<Name>;
}
