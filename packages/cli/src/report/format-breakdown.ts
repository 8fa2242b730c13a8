import { type Breakdown, type BreakdownRow, parseUsd, type Totals } from '@spendspan/ledger';
import Table from 'cli-table3';
import type { Paint } from '../paint.ts';
import { cleanText } from './clean-text.ts';
import { chooseDecimals, divide, formatAmount, formatCount, formatShare } from './numbers.ts';

/** Longest name in a table, in characters; the end of what is longer is replaced by `…`. */
const MAX_NAME = 40;

interface Column {
  readonly head: string;
  /** A number other than 0 in it is something to look at. */
  readonly defect?: boolean;
  /** Cells of the rows, then that of the total. */
  readonly cells: readonly string[];
}

/** One breakdown as a table; its last row is the total that the report began with. */
export function formatBreakdown({ label, rows }: Breakdown, totals: Totals, paint: Paint): string {
  const all = [...rows.map((row) => row.totals), totals];
  const columns: readonly Column[] = [
    { head: `By ${label.toLowerCase()}`, cells: [...rows.map(formatName), 'Total'] },
    { head: 'USD', cells: formatColumn(all.map(readCost)) },
    { head: 'Share', cells: all.map((row) => formatShare(shareOf(readCost(row), totals.costUsd))) },
    { head: 'Requests', cells: all.map(({ calls }) => formatCount(calls)) },
    { head: 'Failed', defect: true, cells: all.map(({ failedCalls }) => formatCount(failedCalls)) },
    { head: 'Unpriced', defect: true, cells: all.map(({ unpricedCalls }) => formatCount(unpricedCalls)) },
    { head: 'In tokens', cells: all.map(({ inputTokens }) => formatCount(inputTokens)) },
    { head: 'Out tokens', cells: all.map(({ outputTokens }) => formatCount(outputTokens)) },
    { head: 'USD/request', cells: formatColumn(all.map(({ costPerCallUsd }) => costPerCallUsd)) },
  ];
  const table = new Table({
    head: columns.map(({ head }) => paint('title', head)),
    colAligns: columns.map((_, index) => (index === 0 ? 'left' : 'right')),
    chars: LINES,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  for (const index of all.keys()) {
    table.push(columns.map((column) => paintCell(column, index, rows[index], paint)));
  }
  return indent(table.toString());
}

/** Where no call has a price the amount is unknown, not nothing. */
function readCost({ costUsd, pricedCalls, calls }: Totals): string | null {
  return pricedCalls === 0 && calls > 0 ? null : costUsd;
}

function shareOf(part: string | null, whole: string): number | null {
  return part === null ? null : divide(parseUsd(part), parseUsd(whole));
}

/** Total in bold; what nobody owns, failed or has no price, so that it is seen. */
function paintCell({ cells, defect }: Column, index: number, row: BreakdownRow | undefined, paint: Paint): string {
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

function formatColumn(amounts: readonly (string | null)[]): readonly string[] {
  const known = amounts.filter((amount) => amount !== null).map(parseUsd);
  const decimals = chooseDecimals(known);
  return amounts.map((amount) => (amount === null ? '–' : formatAmount(parseUsd(amount), decimals)));
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
