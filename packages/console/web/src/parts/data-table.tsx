import { type JSX, type ReactNode, useState } from 'react';
import { Cell } from './data-cell.tsx';
import { type DataColumn, foldColumns } from './data-column.ts';
import { Heading } from './data-heading.tsx';
import { type Order, sortRows } from './sort-rows.ts';
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
 * its row, and amounts stand next to it.
 */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { caption, columns: all, rows, keyOf, hasOther = false, hasTotal, shown: limit = SHOWN } = props;
  const columns = useNarrow() ? foldColumns(all) : all;
  const [order, setOrder] = useState<Order>();
  const [showsAll, showAll] = useState(false);
  const sorted = sortRows(rows, all, order);
  const shown = showsAll ? sorted : sorted.slice(0, limit);
  if (rows.length === 0) return <p className="dim">Nothing in this period.</p>;
  return (
    <div className="table-scroll">
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.name} column={column} order={order} setOrder={setOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map((column, at) => (
                <Cell key={column.name} column={column} row={row} isFirst={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
        {(hasOther || hasTotal) && (
          <tfoot>
            {hasOther && <FootRow columns={columns} read={({ other }) => other} className="others" />}
            {hasTotal && <FootRow columns={columns} read={({ total }, isFirst) => total ?? (isFirst && 'Total')} />}
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

interface FootRowProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly className?: string;
  read(column: DataColumn<Row>, isFirst: boolean): ReactNode;
}

function FootRow<Row>({ columns, read, className }: FootRowProps<Row>): JSX.Element {
  return (
    <tr className={className}>
      {columns.map((column, at) =>
        at === 0 ? (
          <th key={column.name} scope="row" className={column.align}>
            {read(column, true)}
          </th>
        ) : (
          <td key={column.name} className={column.align}>
            {read(column, false)}
          </td>
        ),
      )}
    </tr>
  );
}
