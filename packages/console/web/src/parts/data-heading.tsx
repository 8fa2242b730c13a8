import type { JSX } from 'react';
import type { DataColumn } from './data-column.ts';
import type { Order } from './sort-rows.ts';

interface Sorting {
  readonly order: Order | undefined;
  setOrder(order: Order): void;
}

export interface HeadingProps<Row> extends Sorting {
  readonly column: DataColumn<Row>;
}

/** The heading of a column, and of those that stand beneath it. */
export function Heading<Row>({ column, ...sorting }: HeadingProps<Row>): JSX.Element {
  const { align, folded = [] } = column;
  const all = [column, ...folded];
  return (
    <th scope="col" className={align} {...sortOf(all, sorting.order)}>
      {all.map((one) => (
        <span key={one.name} className={one === column ? undefined : 'folded'}>
          <Head column={one} {...sorting} />
        </span>
      ))}
    </th>
  );
}

export interface HeadingBeneathProps<Row> extends Sorting {
  readonly columns: readonly DataColumn<Row>[];
  /** How many columns are above. */
  readonly span: number;
}

/** The headings of what stands beneath each row, by which rows can be ordered. */
export function HeadingBeneath<Row>({ columns, span, ...sorting }: HeadingBeneathProps<Row>): JSX.Element {
  return (
    <tr className="beneath">
      <th scope="colgroup" colSpan={span} className="left" {...sortOf(columns, sorting.order)}>
        {columns.map((column) => (
          <span key={column.name}>
            <Head column={column} {...sorting} />
          </span>
        ))}
      </th>
    </tr>
  );
}

/** How rows are ordered by some columns; nothing where they cannot be. */
function sortOf<Row>(
  columns: readonly DataColumn<Row>[],
  order: Order | undefined,
): { 'aria-sort'?: 'ascending' | 'descending' | 'none' } {
  if (!columns.some(({ sortBy }) => sortBy)) return {};
  const own = columns.some(({ name, sortBy }) => sortBy && name === order?.name);
  return { 'aria-sort': own ? (order?.descending ? 'descending' : 'ascending') : 'none' };
}

function Head<Row>({ column: { name, head, align, sortBy }, order, setOrder }: HeadingProps<Row>): JSX.Element {
  if (!sortBy) return <>{head}</>;
  const isOwn = order?.name === name;
  const descending = isOwn ? !order.descending : align === 'right';
  return (
    <button type="button" onClick={() => setOrder({ name, descending })}>
      {head}
      <span aria-hidden="true">{isOwn ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
    </button>
  );
}
