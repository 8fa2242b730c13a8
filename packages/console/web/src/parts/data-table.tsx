import { type CSSProperties, type JSX, type ReactNode, useState } from 'react';
import './data-table.css';

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
  /** What stands in the line of all other rows. */
  readonly other?: ReactNode;
  /** What stands in the line of the total. */
  readonly total?: ReactNode;
}

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

interface Order {
  readonly name: string;
  readonly descending: boolean;
}

const SHOWN = 100;

/** A table that is sorted by a click on a heading. */
export function DataTable<Row>(props: DataTableProps<Row>): JSX.Element {
  const { caption, columns, rows, keyOf, hasOther = false, hasTotal, shown: limit = SHOWN } = props;
  const [order, setOrder] = useState<Order>();
  const [showsAll, showAll] = useState(false);
  const sorted = sortRows(rows, columns, order);
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

interface HeadingProps<Row> {
  readonly column: DataColumn<Row>;
  readonly order: Order | undefined;
  setOrder(order: Order): void;
}

function Heading<Row>({ column, order, setOrder }: HeadingProps<Row>): JSX.Element {
  const { name, head, align, sortBy } = column;
  if (!sortBy) {
    return (
      <th scope="col" className={align}>
        {head}
      </th>
    );
  }
  const isOwn = order?.name === name;
  const descending = isOwn ? !order.descending : align === 'right';
  const sort = isOwn ? (order.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" className={align} aria-sort={sort}>
      <button type="button" onClick={() => setOrder({ name, descending })}>
        {head}
        <span aria-hidden="true">{isOwn ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

interface CellProps<Row> {
  readonly column: DataColumn<Row>;
  readonly row: Row;
  readonly isFirst: boolean;
}

function Cell<Row>({ column: { align, render, bar, wraps }, row, isFirst }: CellProps<Row>): JSX.Element {
  if (isFirst) {
    return (
      <th scope="row" className={align}>
        {render(row)}
      </th>
    );
  }
  if (!bar) return <td className={wraps ? `${align} wraps` : align}>{render(row)}</td>;
  return (
    <td className={`${align} with-bar`}>
      <span className="bar" style={toPart(Math.max(0, Math.min(1, bar(row))))} aria-hidden="true" />
      {render(row)}
    </td>
  );
}

/** For the style sheet, which knows how much room there is. */
function toPart(part: number): CSSProperties {
  return { '--part': part } as CSSProperties;
}

/** What is not known stands last, whichever way. */
function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
  order: Order | undefined,
): readonly Row[] {
  const sortBy = columns.find(({ name }) => name === order?.name)?.sortBy;
  if (!order || !sortBy) return rows;
  const direction = order.descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b) * direction;
    return a < b ? -direction : a > b ? direction : 0;
  });
}
