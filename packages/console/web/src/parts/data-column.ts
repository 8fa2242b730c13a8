import type { ReactNode } from 'react';

/** A column of a {@link DataTable}. */
export interface DataColumn<Row> {
  readonly name: string;
  readonly head: string;
  readonly align: 'left' | 'right';
  /** What rows are ordered by; a column without it cannot be sorted by. */
  readonly sortBy?: (row: Row) => string | number | bigint | null;
  readonly render: (row: Row) => ReactNode;
  /** The part of the largest value of the column, 0 to 1, drawn behind it. */
  readonly bar?: (row: Row) => number;
  /** Whether what it says is broken into lines. */
  readonly wraps?: boolean;
  /** Whether it stands beneath the whole row, not beside or beneath its name, where there is no room for all. */
  readonly beneath?: boolean;
  /** Where there is no room for all: which of the figures stands next to the name, 1 before 2. @default after those that say */
  readonly early?: number;
  /** Whether it says nothing of a row: it is left out beneath it. */
  readonly isNothing?: (row: Row) => boolean;
  /** Those that stand in the same cells, beneath it. */
  readonly folded?: readonly DataColumn<Row>[];
  /** What stands in the line of all other rows. */
  readonly other?: ReactNode;
  /** What stands in the line of the total. */
  readonly total?: ReactNode;
}

/** Where the columns of a table are. */
export interface ArrangedColumns<Row> {
  /** Side by side. */
  readonly columns: readonly DataColumn<Row>[];
  /** In a line beneath each row, as wide as the table. */
  readonly beneath: readonly DataColumn<Row>[];
}

const LATE = 9;

/** More than these would make every row as high as a list. */
const MOST_FOLDED = 2;

/**
 * The same for little room: figures beside the first column, the most important ones first, and what is no figure beneath
 * its name; what is long or much, and the figures that do not fit, are beneath the row.
 * @param fits how many figures have room beside the name.
 */
export function foldColumns<Row>(columns: readonly DataColumn<Row>[], fits: number): ArrangedColumns<Row> {
  const [first, ...rest] = columns;
  if (!first) return { columns, beneath: [] };
  const figures = rest.filter(({ align, beneath }) => align === 'right' && !beneath);
  const ordered = figures.toSorted((a, b) => (a.early ?? LATE) - (b.early ?? LATE));
  const texts = rest.filter(({ align, beneath }) => align === 'left' && !beneath);
  const folded = texts.length > MOST_FOLDED ? [] : texts;
  const placed = new Set([...folded, ...figures]);
  return {
    columns: [{ ...first, folded }, ...ordered.slice(0, fits)],
    beneath: [...ordered.slice(fits), ...rest.filter((column) => !placed.has(column))],
  };
}
