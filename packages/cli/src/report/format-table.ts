import type { BreakdownRow, ReportColumn, ReportTable } from '@spendspan/ledger';
import Table from 'cli-table3';
import type { Paint } from '../paint.ts';
import { cleanText } from './clean-text.ts';

/** Longest name in a table, in characters; the end of what is longer is replaced by `…`. */
const MAX_NAME = 40;

/** One breakdown as a table; its last row is the total that the report began with. */
export function formatTable({ label, rows, columns }: ReportTable, paint: Paint): string {
  const names: ReportColumn = { head: `By ${label.toLowerCase()}`, cells: [...rows.map(formatName), 'Total'] };
  const all = [names, ...columns];
  return formatColumns(all, (_, index, column) => paintCell(column, index, rows[index], paint), paint);
}

/** Columns side by side, the first one of names, the others of numbers; `paintOne` may colour a cell. */
export function formatColumns<Column extends Pick<ReportColumn, 'head' | 'cells'>>(
  columns: readonly Column[],
  paintOne: (text: string, row: number, column: Column) => string,
  paint: Paint,
): string {
  const table = new Table({
    head: columns.map(({ head }) => paint('title', head)),
    colAligns: columns.map((_, index) => (index === 0 ? 'left' : 'right')),
    chars: LINES,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of columns[0]?.cells.keys() ?? []) {
    table.push(columns.map((column) => paintOne(column.cells[row] ?? '', row, column)));
  }
  return indent(table.toString());
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
  const name = cleanText(key);
  // A team may really be called "unattributed".
  if (absent) return `(${name})`;
  return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1)}…` : name;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ').replace(/ +$/gm, '');
}

/** No frame: a rule under the headings is enough, and lines can be copied. */
const LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': '──',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;
