import { dropModelDate } from '../model-alias.ts';
import { parseUsd } from '../money.ts';
import type { ProviderCost, ProviderUsage, RecordedUsage } from './types.ts';

/** What bill, usage and ledger say of one day, project and item. Amounts in pico-USD. */
export interface BillCell {
  readonly day: string;
  readonly project: string | null;
  readonly item: string;
  billed: bigint;
  ledger: bigint;
  estimated: bigint;
  early: bigint;
  late: bigint;
  readonly provider: ProviderUsage[];
  readonly recorded: RecordedUsage[];
}

/** Which of the provider's projects is which of ours; undefined: projects are not compared. */
export type ProjectMap = ReadonlyMap<string, string> | undefined;

/** Item of tool calls, which the ledger knows as fees. */
export const TOOLS = 'tools';

/** Everything by day, project and item. */
export function makeCells(
  costs: readonly ProviderCost[],
  usage: readonly ProviderUsage[],
  recorded: readonly RecordedUsage[],
  projects: ProjectMap,
): readonly BillCell[] {
  const cells = new Map<string, BillCell>();
  const find = (day: string, project: string | null, item: string): BillCell => {
    const key = JSON.stringify([day, project, item]);
    const cell = cells.get(key) ?? makeCell(day, project, item);
    cells.set(key, cell);
    return cell;
  };
  const theirs = (project: string | null): string | null => (projects ? project : null);
  const ours = (project: string | null): string | null => (project === null ? null : (projects?.get(project) ?? null));
  for (const { day, project, lineItem, costUsd } of costs) {
    find(day, theirs(project), nameItem(lineItem)).billed += parseUsd(costUsd);
  }
  for (const one of usage) find(one.day, theirs(one.project), dropModelDate(one.model)).provider.push(one);
  for (const one of recorded) {
    const cell = find(one.day, ours(one.project), dropModelDate(one.model ?? 'unknown model'));
    cell.recorded.push(one);
    cell.ledger += parseUsd(one.costUsd);
    cell.estimated += parseUsd(one.estimatedUsd);
    cell.early += parseUsd(one.earlyUsd);
    cell.late += parseUsd(one.lateUsd);
    const fees = parseUsd(one.feesUsd);
    if (fees !== 0n) find(one.day, ours(one.project), TOOLS).ledger += fees;
  }
  return [...cells.values()].sort(
    (a, b) => compare(a.day, b.day) || compare(a.project ?? '~', b.project ?? '~') || compare(a.item, b.item),
  );
}

function makeCell(day: string, project: string | null, item: string): BillCell {
  return { day, project, item, billed: 0n, ledger: 0n, estimated: 0n, early: 0n, late: 0n, provider: [], recorded: [] };
}

/** The item of a provider's line item: `gpt-4.1-2025-04-14, cached input` is of `gpt-4.1`. */
export function nameItem(lineItem: string): string {
  if (/web search|file search|code interpreter/i.test(lineItem)) return TOOLS;
  const model = /^([^\s,]+)\s*(?:,.*)?$/.exec(lineItem.trim())?.[1];
  return model === undefined ? lineItem.trim().toLowerCase() : dropModelDate(model);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
