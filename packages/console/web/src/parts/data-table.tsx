import { type JSX, useState } from 'react';
import { type DataColumn, foldColumns } from './data-column.ts';
import { Heading, HeadingBeneath } from './data-heading.tsx';
import { FootLine, Line } from './data-line.tsx';
import { type Order, sortRows } from './sort-rows.ts';
import { useFitting } from './use-fitting.ts';
import { useNarrow } from './use-narrow.ts';
import './data-table.css';

export interface DataTableProps<Row> {
  /** What the rows are, for screen readers. */
  readonly caption: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row, index: number) => string;
  /** Whether there are other rows, which are one line above the total. @default false */
  readonly hasOther?: boolean;
  readonly hasTotal: boolean;
  /**
   * Rows drawn at first; more are slow to draw and nobody reads them.
   * @default 100
   */
  readonly shown?: number;
}

const SHOWN = 100;

/**
 * A table that is sorted by a click on a heading. Where there is little room, what is no figure stands beneath the name of
 * its row, amounts stand next to it, and what is beyond the edge is in a line of its own.
 */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { caption, columns: all, rows, keyOf, hasOther = false, hasTotal, shown: limit = SHOWN } = props;
  const isNarrow = useNarrow();
  const { table, fits } = useFitting(isNarrow, all.map(({ name }) => name).join());
  const arranged = isNarrow ? foldColumns(all, fits) : { columns: all, beneath: [] };
  const { columns } = arranged;
  // What stands beneath a row has its heading with it.
  const sortable = arranged.beneath.filter(({ sortBy }) => sortBy);
  const [order, setOrder] = useState<Order>();
  const [showsAll, showAll] = useState(false);
  const sorted = sortRows(rows, all, order);
  const shown = showsAll ? sorted : sorted.slice(0, limit);
  if (rows.length === 0) return <p className="dim">Nothing in this period.</p>;
  return (
    <div className="table-scroll">
      <table ref={table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} order={order} setOrder={setOrder} />
            ))}
          </tr>
          {sortable.length > 0 && (
            <HeadingBeneath columns={sortable} span={columns.length} order={order} setOrder={setOrder} />
          )}
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <Line key={keyOf(row, index)} of={arranged} row={row} />
          ))}
        </tbody>
        {(hasOther || hasTotal) && (
          <tfoot>
            {hasOther && <FootLine of={arranged} read={({ other }) => other} className="others" />}
            {hasTotal && <FootLine of={arranged} read={({ total }, isFirst) => total ?? (isFirst && 'Total')} />}
          </tfoot>
        )}
      </table>
      {shown.length < rows.length && (
        <button type="button" className="control more" onClick={() => showAll(true)}>
          Show all {rows.length.toLocaleString()} rows
        </button>
      )}
    </div>
  );
}
