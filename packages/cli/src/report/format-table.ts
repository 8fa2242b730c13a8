import { type BreakdownRow, nameOtherRows, type ReportColumn, type ReportTable, writeName } from '@spendspan/ledger';
import { drawTable } from '../draw-table.ts';
import type { Paint } from '../paint.ts';
import { cleanText } from './clean-text.ts';
import { shortenName } from './shorten-name.ts';

/** One breakdown as a table; its last row is the total that the report began with. */
export function formatTable({ label, rows, otherRows, columns }: ReportTable, paint: Paint): string {
  const others = otherRows === 0 ? [] : [nameOtherRows(otherRows)];
  const names: ReportColumn = {
    head: `By ${label.toLowerCase()}`,
    cells: [...rows.map(formatName), ...others, 'Total'],
  };
  const all = [names, ...columns];
  const table = formatColumns(
    all,
    (text, index, column) =>
      index >= rows.length && index < rows.length + others.length
        ? paint('faint', text)
        : paintCell(column, index, rows[index], paint),
    paint,
  );
  return [table, ...describeOthers(otherRows, paint)].join('\n');
}

/** How to see each of the rows that are one line. */
export function describeOthers(otherRows: number, paint: Paint): readonly string[] {
  if (otherRows === 0) return [];
  return [`  ${paint('faint', `… and ${otherRows.toLocaleString('en-US')} more: --limit all`)}`];
}

/** Columns side by side: names in the first one, numbers in the others unless they say otherwise; `paintOne` may colour a cell. */
export function formatColumns<
  Column extends Pick<ReportColumn, 'head' | 'cells'> & { readonly align?: 'left' | 'right' },
>(columns: readonly Column[], paintOne: (text: string, row: number, column: Column) => string, paint: Paint): string {
  const lines = [...(columns[0]?.cells.keys() ?? [])];
  return drawTable({
    head: columns.map(({ head }) => paint('title', head)),
    aligns: columns.map(({ align }, index) => align ?? (index === 0 ? 'left' : 'right')),
    rows: lines.map((row) => columns.map((column) => paintOne(column.cells[row] ?? '', row, column))),
  });
}

/** Total in bold; what nobody owns, failed or has no price, so that it is seen. */
function paintCell(
  { cells, defect }: ReportColumn,
  index: number,
  row: BreakdownRow | undefined,
  paint: Paint,
): string {
  const text = cells[index] ?? '';
  if (!row) return paint('title', text);
  return row.absent || (defect && text !== '0') ? paint('attention', text) : text;
}

function formatName({ key, absent }: BreakdownRow): string {
  // A team may really be called "unattributed", or "(unattributed)".
  return absent ? `(${cleanText(key)})` : shortenName(cleanText(writeName(key)));
}
