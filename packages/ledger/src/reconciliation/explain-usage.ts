import type { SplitCell } from './split-residual.ts';
import type { ResidualCause } from './types.ts';

/** What a provider says of a day is not all of it until so long after the day's end. */
const SETTLED_AFTER_MS = 86_400_000;
const DAY_MS = 86_400_000;

/**
 * Explains usage that only one side has: by projects that the ledger does not know, by days that are cut elsewhere, and
 * what is left by calls that nobody recorded.
 * @param nowMs milliseconds since the Unix epoch.
 */
export function explainUsage(cells: readonly SplitCell[], nowMs: number): void {
  explainProjects(cells);
  explainDays(cells, nowMs);
  for (const one of cells) take(one, one.usage > 0n ? 'notInstrumented' : 'other', one.usage);
}

/**
 * Calls whose project is not known are in one cell; the provider has them in those of its projects. What fits best goes
 * first: a project that lacks just as much is likelier than one that lacks more or less.
 */
function explainProjects(cells: readonly SplitCell[]): void {
  const lacking = new Map<string, SplitCell[]>();
  for (const one of cells) {
    if (one.cell.project === null || one.usage <= 0n) continue;
    lacking.set(keyOf(one), [...(lacking.get(keyOf(one)) ?? []), one]);
  }
  for (const unknown of cells) {
    if (unknown.cell.project !== null) continue;
    let left = lacking.get(keyOf(unknown)) ?? [];
    while (unknown.usage < 0n && left.length > 0) {
      const best = left.reduce((a, b) => (abs(b.usage + unknown.usage) < abs(a.usage + unknown.usage) ? b : a));
      left = left.filter((one) => one !== best);
      const amount = smallest(best.usage, -unknown.usage);
      take(best, 'unattributed', amount);
      take(unknown, 'unattributed', -amount);
    }
  }
}

/** A call that starts before midnight may be billed on the day in which it ended, and the bill of a day comes late. */
function explainDays(cells: readonly SplitCell[], nowMs: number): void {
  const byDay = new Map(cells.map((one) => [`${one.cell.day} ${placeOf(one)}`, one]));
  const days = cells.map(({ cell }) => cell.day).sort();
  for (const one of cells) {
    const next = byDay.get(`${dayAfter(one.cell.day)} ${placeOf(one)}`);
    const close = one.cell.late + (next?.cell.early ?? 0n);
    if (next && one.usage * next.usage < 0n) {
      const amount = smallest(abs(one.usage), abs(next.usage), close);
      take(one, 'timing', one.usage < 0n ? -amount : amount);
      take(next, 'timing', next.usage < 0n ? -amount : amount);
    }
  }
  for (const one of cells) {
    const { day, early, late, billed } = one.cell;
    const unsettled = Date.parse(day) + DAY_MS + SETTLED_AFTER_MS > nowMs;
    if (unsettled && billed === 0n) {
      // Usage is told before its cost is.
      one.causes.timing += one.causes.discounts;
      one.causes.discounts = 0n;
    }
    if (one.usage >= 0n) continue;
    // What was billed on the day outside of the period cannot be seen.
    const edge = (day === days[0] ? early : 0n) + (day === days.at(-1) ? late : 0n);
    take(one, 'timing', unsettled ? one.usage : -smallest(-one.usage, edge));
  }
}

function take(one: SplitCell, cause: ResidualCause, amount: bigint): void {
  one.causes[cause] += amount;
  one.usage -= amount;
}

function keyOf({ cell }: SplitCell): string {
  return JSON.stringify([cell.day, cell.item]);
}

function placeOf({ cell }: SplitCell): string {
  return JSON.stringify([cell.project, cell.item]);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

function abs(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

function smallest(...amounts: readonly bigint[]): bigint {
  // Math.min takes no bigint.
  return [...amounts].sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
}
