import Table from 'cli-table3';

/** A table for people. Cells may have colours and several lines. */
export interface TableDrawing {
  readonly head: readonly string[];
  readonly aligns: readonly ('left' | 'right')[];
  readonly rows: readonly (readonly string[])[];
}

/** Draws a table without a frame, indented by two. */
export function drawTable({ head, aligns, rows }: TableDrawing): string {
  const table = new Table({
    head: [...head],
    colAligns: [...aligns],
    chars: LINES,
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) table.push([...row]);
  return table.toString().replace(/^/gm, '  ').replace(/ +$/gm, '');
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
