import type { DayRange } from '../calendar.ts';
import { type Cell, NO_SUMS, SUM_NAMES, type Sums } from '../call-store.ts';
import type { Directory, DirectoryTeam, Membership } from './types.ts';

/** A team, as long as it belongs to one cost centre and parent, with what it spends and what is moved to and from it. */
export interface Segment extends Membership {
  /** `null`: calls without a team. */
  readonly team: string | null;
  /** Undefined: not in the directory. */
  readonly entry: DirectoryTeam | undefined;
  readonly days: DayRange;
  sums: Sums;
  /** What it spends itself, by project (`null`: without one), less what rules have taken. Pico-USD. */
  readonly own: Map<string | null, bigint>;
  /** What rules gave it, less what later ones have taken. */
  received: bigint;
  sharedIn: bigint;
  sharedOut: bigint;
}

/** Cells of day, team and project. */
export interface SpendCell {
  readonly day: string;
  /** As the directory has it; `null`: without one. */
  readonly team: string | null;
  readonly project: string | null;
  readonly sums: Sums;
}

/** Cells by the team that the directory takes each for. */
export function readCells(cells: readonly Cell[], { teams }: Directory): readonly SpendCell[] {
  const ids = new Map(teams.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)));
  return cells.map(({ values: [day, team, project], sums }) => ({
    day: day ?? '',
    team: team === null || team === undefined ? null : (ids.get(team) ?? team),
    project: project ?? null,
    sums,
  }));
}

/** The segments of every team of the directory and of every other that spends, filled with what each spends itself. */
export function makeSegments(cells: readonly SpendCell[], { teams }: Directory, period: DayRange): readonly Segment[] {
  const byTeam = new Map<string | null, Segment[]>(teams.map((team) => [team.id, cutTeam(team, period)]));
  for (const cell of cells) {
    const segments = byTeam.get(cell.team) ?? [makeSegment(cell.team, undefined, NOWHERE, period)];
    byTeam.set(cell.team, segments);
    const segment = segments.find(({ days }) => days.fromDay <= cell.day && cell.day < days.toDay);
    if (!segment) throw new RangeError(`[@spendspan/ledger] got day ${cell.day}, expected one of the period`);
    segment.sums = addSums(segment.sums, cell.sums);
    segment.own.set(cell.project, (segment.own.get(cell.project) ?? 0n) + cell.sums.cost);
  }
  return [...byTeam.values()].flat();
}

const NOWHERE: Membership = { costCenter: null, parent: null };

/** One segment for each time in the period that the team belongs somewhere else. */
function cutTeam(team: DirectoryTeam, period: DayRange): Segment[] {
  const segments: Segment[] = [];
  for (const [index, membership] of team.memberships.entries()) {
    const next = team.memberships[index + 1]?.fromDay ?? period.toDay;
    const fromDay =
      membership.fromDay !== null && membership.fromDay > period.fromDay ? membership.fromDay : period.fromDay;
    const [toDay = next] = [next, period.toDay].sort();
    if (fromDay < toDay) segments.push(makeSegment(team.id, team, membership, { fromDay, toDay }));
  }
  return segments;
}

function makeSegment(
  team: string | null,
  entry: DirectoryTeam | undefined,
  { costCenter, parent }: Membership,
  days: DayRange,
): Segment {
  return {
    team,
    entry,
    costCenter,
    parent,
    days,
    sums: NO_SUMS,
    own: new Map(),
    received: 0n,
    sharedIn: 0n,
    sharedOut: 0n,
  };
}

/** The sums of both. */
export function addSums(one: Sums, other: Sums): Sums {
  return Object.fromEntries(SUM_NAMES.map((name) => [name, one[name] + other[name]])) as Sums;
}
