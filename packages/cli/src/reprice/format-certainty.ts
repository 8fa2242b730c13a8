import type { Repricing, RepricingTotals } from '@spendspan/ledger';
import { chooseDecimals, formatAmount, formatCount, parseUsd } from '@spendspan/ledger';
import type { Paint } from '../paint.ts';
import { cleanText } from '../report/clean-text.ts';
import { formatColumns } from '../report/format-table.ts';
import { isKnown, wasKnown } from './is-known.ts';

interface Line {
  readonly name: string;
  readonly oldCalls: number;
  readonly newCalls: number;
  /** null: unknown. */
  readonly oldUsd: string | null;
  readonly newUsd: string | null;
}

/** How sure the amounts were and are, as a table that adds up to the totals. */
export function formatStatuses({ byStatus, totals }: Repricing, paint: Paint): string {
  const { priced, estimated, partial, unpriced } = byStatus;
  const statuses = Object.entries({ priced, estimated, partial, unpriced }).map(([name, part]) => ({ name, ...part }));
  const lines: readonly Line[] = [...statuses, ...listFailed(statuses, totals), makeTotal(totals)];
  const known = lines.flatMap(({ oldUsd, newUsd }) => [oldUsd, newUsd].map((usd) => parseUsd(usd ?? '0')));
  const decimals = chooseDecimals(known);
  const cell = (usd: string | null, calls: number): string =>
    usd === null || calls === 0 ? '–' : formatAmount(parseUsd(usd), decimals);
  return formatColumns(
    [
      { head: 'Status', cells: lines.map(({ name }) => name) },
      { head: 'Old requests', cells: lines.map(({ oldCalls }) => formatCount(oldCalls)) },
      { head: 'New requests', cells: lines.map(({ newCalls }) => formatCount(newCalls)) },
      { head: 'Old USD', cells: lines.map(({ oldUsd, oldCalls }) => cell(oldUsd, oldCalls)) },
      { head: 'New USD', cells: lines.map(({ newUsd, newCalls }) => cell(newUsd, newCalls)) },
    ],
    (text, row) => (row === lines.length - 1 ? paint('title', text) : text),
    paint,
  );
}

/** Failed calls that cost nothing have no status of a price. */
function listFailed(statuses: readonly Line[], { calls }: RepricingTotals): readonly Line[] {
  const rest = (read: (line: Line) => number): number => calls - statuses.reduce((sum, line) => sum + read(line), 0);
  const [oldCalls, newCalls] = [rest((line) => line.oldCalls), rest((line) => line.newCalls)];
  return oldCalls + newCalls === 0 ? [] : [{ name: '(failed)', oldCalls, newCalls, oldUsd: null, newUsd: null }];
}

function makeTotal(totals: RepricingTotals): Line {
  return {
    name: 'Total',
    oldCalls: totals.calls,
    newCalls: totals.calls,
    oldUsd: wasKnown(totals) ? totals.oldUsd : null,
    newUsd: isKnown(totals) ? totals.newUsd : null,
  };
}

/** From which tables to which the changed amounts go. */
export function formatSources({ sourceChanges, dryRun, undo }: Repricing, paint: Paint): string {
  const width = Math.max(...sourceChanges.map(({ calls }) => formatCount(calls).length));
  const name = (source: string | null): string => (source === null ? 'no table' : cleanText(source));
  const rows = sourceChanges.map(
    ({ from, to, calls }) => `  ${formatCount(calls).padStart(width)}  ${name(from)} → ${name(to)}`,
  );
  const others = findOtherCatalogues(sourceChanges).map(
    (source) =>
      `  ${paint('attention', 'Note')}  ${cleanText(source)} is not the catalogue in use; where it is the right one, ${dryRun ? '' : 'take this back and '}give it with --catalogue`,
  );
  return [`  ${paint('title', 'Priced by another table')}`, ...rows, ...(undo ? [] : others)].join('\n');
}

/** Versions of the catalogue that amounts were from and none is from now: which of the two is right, only the user knows. */
function findOtherCatalogues(changes: Repricing['sourceChanges']): readonly string[] {
  const read = (source: string | null): readonly string[] =>
    (source ?? '').split('+').filter((part) => part.startsWith('catalog:'));
  const pairs = changes.flatMap(({ from, to }) => {
    const now = read(to);
    return now.length === 0 ? [] : read(from).filter((source) => !now.includes(source));
  });
  return [...new Set(pairs)];
}
