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
  /** Whether it stands next to the name where there is no room for all. */
  readonly early?: boolean;
  /** Those that stand in the same cells, beneath it. */
  readonly folded?: readonly DataColumn<Row>[];
  /** What stands in the line of all other rows. */
  readonly other?: ReactNode;
  /** What stands in the line of the total. */
  readonly total?: ReactNode;
}

/** The same for little room: figures beside the first column, the most important ones first, all else beneath it. */
export function foldColumns<Row>(columns: readonly DataColumn<Row>[]): readonly DataColumn<Row>[] {
  const [first, ...rest] = columns;
  if (!first) return columns;
  const figures = rest.filter(({ align }) => align === 'right');
  return [
    { ...first, folded: rest.filter(({ align }) => align === 'left') },
    ...figures.filter(({ early }) => early),
    ...figures.filter(({ early }) => !early),
  ];
}
