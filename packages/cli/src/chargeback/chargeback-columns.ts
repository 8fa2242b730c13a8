import {
  type Chargeback,
  type ChargebackAmounts,
  type ChargebackRow,
  chooseDecimals,
  describeOwner,
  formatAmount,
  formatCount,
  parseUsd,
} from '@spendspan/ledger';
import { cleanText } from '../report/clean-text.ts';

/** One line of the table: a cost centre, a team of it, or the total. */
export interface ChargebackLine {
  readonly kind: 'center' | 'team' | 'total';
  readonly name: string;
  readonly owner: string;
  readonly amounts: ChargebackAmounts;
}

/** A column of the table for people; the cells are those of the lines. */
export interface ChargebackColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

/** Cost centres, each followed by its teams, and the total. */
export function listLines({ costCenters, total }: Chargeback): readonly ChargebackLine[] {
  const rows = costCenters.flatMap((center) => center.rows);
  const from = rows.map(({ days }) => days.from).sort()[0];
  const to = rows
    .map(({ days }) => days.to)
    .sort()
    .at(-1);
  const isWhole = (days: ChargebackRow['days']): boolean => days.from === from && days.to === to;
  return [
    ...costCenters.flatMap((center): ChargebackLine[] => [
      { kind: 'center', name: cleanText(center.costCenter ?? '(no cost centre)'), owner: '', amounts: center },
      ...center.rows.map(
        (row): ChargebackLine => ({
          kind: 'team',
          name: nameRow(row, isWhole),
          owner: cleanText(describeOwner(row.owner) ?? ''),
          amounts: row,
        }),
      ),
    ]),
    { kind: 'total', name: 'Total', owner: '', amounts: total },
  ];
}

/**
 * Lines as columns, amounts with one number of decimals so that rows visibly add up.
 * @param indent what stands before the name of a team.
 */
export function makeChargebackColumns(lines: readonly ChargebackLine[], indent: string): readonly ChargebackColumn[] {
  const decimals = chooseDecimals(
    lines.flatMap((line) => [line.amounts.directUsd, line.amounts.sharedInUsd, line.amounts.totalUsd].map(parseUsd)),
  );
  const amounts = (head: string, read: (amounts: ChargebackAmounts) => string): ChargebackColumn => {
    const exact = lines.map((line) => parseUsd(read(line.amounts)));
    return { head, align: 'right', cells: exact.map((one) => (one === 0n ? '–' : formatAmount(one, decimals))) };
  };
  return [
    {
      head: 'Cost centre, team',
      align: 'left',
      cells: lines.map(({ kind, name }) => (kind === 'team' ? `${indent}${name}` : name)),
    },
    amounts('Direct, USD', ({ directUsd }) => directUsd),
    amounts('Shared in', ({ sharedInUsd }) => sharedInUsd),
    amounts('Shared out', ({ sharedOutUsd }) => sharedOutUsd),
    amounts('Total, USD', ({ totalUsd }) => totalUsd),
    { head: 'Unpriced', align: 'right', cells: lines.map((line) => formatCount(line.amounts.unpricedCalls)) },
    { head: 'Owner', align: 'left', cells: lines.map(({ owner }) => owner) },
  ];
}

/** A team that moved in the period has several rows, each with its days. */
function nameRow(
  { team, name, known, parent, days }: ChargebackRow,
  isWhole: (days: ChargebackRow['days']) => boolean,
): string {
  if (team === null) return `(${cleanText(name)})`;
  const parts = [
    ...(parent === null ? [] : [parent]),
    ...(known ? [] : ['not in the directory']),
    ...(isWhole(days) ? [] : [`from ${days.from} to before ${days.to}`]),
  ];
  return [name, ...parts].map(cleanText).join(', ');
}
