import { countDays } from '../calendar.ts';
import { formatUsd } from '../money.ts';
import type { Segment, SpendCell } from './segments.ts';
import { splitExactly } from './split-exactly.ts';
import type { ChargebackFlow, SharedRule, SharedSource, UnsplitRule } from './types.ts';

/** What the rules moved. */
export interface Sharing {
  readonly flows: readonly ChargebackFlow[];
  readonly unsplit: readonly UnsplitRule[];
}

/**
 * Applies the rules in their order: each takes all that is where it says, also what earlier rules moved there, and gives
 * it to others. Nothing is made or lost.
 */
export function shareSpend(
  segments: readonly Segment[],
  rules: readonly SharedRule[],
  cells: readonly SpendCell[],
): Sharing {
  const flows: ChargebackFlow[] = [];
  const unsplit: UnsplitRule[] = [];
  for (const [index, rule] of rules.entries()) {
    const { source } = rule;
    const pool = findPool(segments, source);
    const amount = [...pool.values()].reduce((sum, part) => sum + part, 0n);
    if (amount === 0n) continue;
    const receivers = findReceivers(segments, rule, rules);
    const parts = splitExactly(
      amount,
      receivers.map(({ weight }) => weight),
    );
    if (!parts) {
      unsplit.push({ rule: index + 1, source, usd: formatUsd(amount) });
      continue;
    }
    takePool(pool, source);
    for (const [at, { team, own }] of receivers.entries()) {
      const part = parts[at] ?? 0n;
      if (part === 0n) continue;
      giveTo(own, part, rule, cells);
      flows.push({ rule: index + 1, source, team, usd: formatUsd(part) });
    }
  }
  return { flows, unsplit };
}

/** What a rule splits, by the segment where it is. */
function findPool(segments: readonly Segment[], source: SharedSource): ReadonlyMap<Segment, bigint> {
  const pool = new Map<Segment, bigint>();
  for (const segment of segments) {
    const amount = readPart(segment, source);
    if (amount > 0n) pool.set(segment, amount);
  }
  return pool;
}

function readPart(segment: Segment, source: SharedSource): bigint {
  if (source.kind === 'project') return segment.own.get(source.id) ?? 0n;
  const id = source.kind === 'team' ? source.id : null;
  return segment.team === id ? addOwn(segment) + segment.received : 0n;
}

function takePool(pool: ReadonlyMap<Segment, bigint>, source: SharedSource): void {
  for (const [segment, amount] of pool) {
    segment.sharedOut += amount;
    if (source.kind === 'project') segment.own.delete(source.id);
    else {
      segment.own.clear();
      segment.received = 0n;
    }
  }
}

interface Receiver {
  readonly team: string;
  readonly own: readonly Segment[];
  readonly weight: bigint;
}

function findReceivers(
  segments: readonly Segment[],
  { source, split }: SharedRule,
  rules: readonly SharedRule[],
): readonly Receiver[] {
  const byTeam = new Map<string, Segment[]>();
  for (const segment of segments) {
    if (segment.team === null) continue;
    byTeam.set(segment.team, [...(byTeam.get(segment.team) ?? []), segment]);
  }
  if (split.kind === 'shares') {
    return split.shares.map(([team, weight]) => ({ team, weight, own: byTeam.get(team) ?? [] }));
  }
  const sources = new Set(rules.map((rule) => (rule.source.kind === 'team' ? rule.source.id : null)));
  const teams = split.among ?? [...byTeam.keys()].filter((team) => !sources.has(team)).sort();
  return teams.map((team) => {
    const own = byTeam.get(team) ?? [];
    return { team, own, weight: own.reduce((sum, segment) => sum + readWeight(segment, source), 0n) };
  });
}

/** What a team spends itself. What is about to be split is no measure of who is to bear it. */
function readWeight(segment: Segment, source: SharedSource): bigint {
  return addOwn(segment) - (source.kind === 'project' ? (segment.own.get(source.id) ?? 0n) : 0n);
}

function addOwn({ own }: Segment): bigint {
  return [...own.values()].reduce((sum, amount) => sum + amount, 0n);
}

/**
 * A team that moved in the period bears its part where it was: in proportion to its own spend there, or, of a fixed share,
 * to what was shared in those days.
 */
function giveTo(
  own: readonly Segment[],
  part: bigint,
  { source, split }: SharedRule,
  cells: readonly SpendCell[],
): void {
  const byTime = own.map(({ days }) => BigInt(countDays(days)));
  const weights =
    split.kind === 'direct'
      ? own.map((segment) => readWeight(segment, source))
      : own.map(({ days }) =>
          cells
            .filter((cell) => isOf(cell, source) && days.fromDay <= cell.day && cell.day < days.toDay)
            .reduce((sum, { sums }) => sum + sums.cost, 0n),
        );
  const parts = splitExactly(part, weights) ?? splitExactly(part, byTime) ?? [];
  for (const [index, segment] of own.entries()) {
    segment.sharedIn += parts[index] ?? 0n;
    segment.received += parts[index] ?? 0n;
  }
}

function isOf({ team, project }: SpendCell, source: SharedSource): boolean {
  if (source.kind === 'project') return project === source.id;
  return team === (source.kind === 'team' ? source.id : null);
}
