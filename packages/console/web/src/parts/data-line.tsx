import { Fragment, type JSX, type ReactNode } from 'react';
import { Cell } from './data-cell.tsx';
import type { ArrangedColumns, DataColumn } from './data-column.ts';

export interface LineProps<Row> {
  readonly of: ArrangedColumns<Row>;
  readonly row: Row;
}

/** A row, and beneath it what has no room in it. */
export function Line<Row>({ of: { columns, beneath }, row }: LineProps<Row>): JSX.Element {
  return (
    <>
      <tr className={beneath.length > 0 ? 'has-beneath' : undefined}>
        {columns.map((column, at) => (
          <Cell key={column.name} column={column} row={row} isFirst={at === 0} />
        ))}
      </tr>
      <Beneath
        columns={beneath}
        span={columns.length}
        read={({ isNothing, render }) => (isNothing?.(row) ? null : render(row))}
      />
    </>
  );
}

export interface FootLineProps<Row> {
  readonly of: ArrangedColumns<Row>;
  readonly className?: string;
  read(column: DataColumn<Row>, isFirst: boolean): ReactNode;
}

/** A line of what rows have together. */
export function FootLine<Row>({ of: { columns, beneath }, read, className }: FootLineProps<Row>): JSX.Element {
  return (
    <>
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
      <Beneath columns={beneath} span={columns.length} read={(column) => read(column, false)} />
    </>
  );
}

interface BeneathProps<Row> {
  readonly columns: readonly DataColumn<Row>[];
  readonly span: number;
  read(column: DataColumn<Row>): ReactNode;
}

function Beneath<Row>({ columns, span, read }: BeneathProps<Row>): JSX.Element | null {
  const told = columns
    .map((column) => [column, read(column)] as const)
    .filter(([, value]) => value != null && value !== false && value !== '');
  if (told.length === 0) return null;
  return (
    <tr className="beneath">
      <td colSpan={span}>
        {told.map(([{ name, head }, value]) => (
          <Fragment key={name}>
            <span>
              <span className="head">{head}</span> {value}
            </span>{' '}
          </Fragment>
        ))}
      </td>
    </tr>
  );
}
